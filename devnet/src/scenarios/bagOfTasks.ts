import { stringToHex } from 'viem'
import { RLC } from '../poco/amounts.js'
import { matchOrders } from './matchOrders.js'
import { writeOrders } from './orderVerbs.js'
import type { Scenario } from './scenario.js'
import { contribute, finalize, initializeAll, ipfsResults, reveal, taskAt } from './taskVerbs.js'

/**
 * Ten tasks asked for, matched in two deals because the workerpools offer six and three; one is left over. Of
 * the first deal three tasks finish, one without result, and one stops at each earlier step; nobody begins
 * the second.
 */
export const bagOfTasks: Scenario = async (tale, { app, workerpool, secondWorkerpool }) => {
  const terms = { app, requester: 'requester', appPrice: 3n, workerpoolPrice: RLC / 7n } as const
  const wanted = await writeOrders(tale, {
    ...terms,
    workerpool,
    isOpenToPools: true,
    volume: 10n,
    trust: 3n,
  })
  const six = await writeOrders(tale, { ...terms, workerpool, volume: 6n, trust: 3n })
  const three = await writeOrders(tale, { ...terms, workerpool: secondWorkerpool, volume: 3n, trust: 4n })
  const first = matchOrders(tale, { ...wanted, workerpool: six.workerpool })

  const tasks = initializeAll(tale, first, 'scheduler')
  const results = [
    ipfsResults('QmRf22bZar3WKmojipms22PkXH1MZGmvsqzQtuSvQE3uhm'),
    stringToHex('done'),
    '0x',
  ] as const
  for (const [position, result] of results.entries()) {
    const task = taskAt(tale, first, position)
    await contribute(tale, task, 'worker1', `part ${position}`)
    await contribute(tale, task, 'worker2', `part ${position}`)
    reveal(tale, task, 'worker1')
    reveal(tale, task, 'worker2')
    finalize(tale, task, result)
  }
  const [, , , committed, revealed] = tasks
  if (committed === undefined || revealed === undefined) throw new Error('The bag has six tasks.')
  await contribute(tale, committed, 'worker3', 'part 3')
  await contribute(tale, revealed, 'worker3', 'part 4')
  await contribute(tale, revealed, 'worker4', 'part 4')
  reveal(tale, revealed, 'worker3')
  matchOrders(tale, { ...wanted, workerpool: three.workerpool })
}
