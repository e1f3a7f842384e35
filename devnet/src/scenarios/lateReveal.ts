import { RLC } from '../poco/amounts.js'
import { matchOrders } from './matchOrders.js'
import { writeOrders } from './orderVerbs.js'
import type { Scenario } from './scenario.js'
import { contribute, finalize, initialize, ipfsResults, reveal, waitUntilReopenable } from './taskVerbs.js'

/** Three workers agree, one reveals in time: the others lose their stakes and a third of their scores. */
export const lateReveal: Scenario = async (tale, { app, workerpool }) => {
  const orders = await writeOrders(tale, {
    app,
    workerpool,
    requester: 'secondRequester',
    workerpoolPrice: 10n * RLC,
    trust: 5n,
  })
  const deal = matchOrders(tale, orders)
  const task = initialize(tale, deal, 0, 'scheduler')
  await contribute(tale, task, 'worker2', 'same')
  await contribute(tale, task, 'worker1', 'same')
  await contribute(tale, task, 'worker4', 'same')
  reveal(tale, task, 'worker1')
  waitUntilReopenable(tale, deal)
  finalize(tale, task, ipfsResults('QmUNLLsPACCz1vLxQVkXqqLX5R1X345qqfHbsf67hvA3Nn'))
}
