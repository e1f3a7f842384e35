import { matchOrders } from './matchOrders.js'
import { writeOrders } from './orderVerbs.js'
import type { Scenario } from './scenario.js'
import { contributeAndFinalize, initialize, ipfsResults } from './taskVerbs.js'

const TASKS = 10n ** 24n

/** A free deal over a septillion tasks, which costs whoever wants to count or list them dearly. */
export const bottomlessBag: Scenario = async (tale, { app, workerpool }) => {
  const orders = await writeOrders(tale, {
    app,
    workerpool,
    requester: 'stranger',
    volume: TASKS,
    params: '{"iexec_args": "all of them"}',
  })
  const deal = matchOrders(tale, orders)
  const first = initialize(tale, deal, 0, 'stranger')
  initialize(tale, deal, TASKS - 1n, 'stranger')
  await contributeAndFinalize(tale, first, 'worker6', {
    results: ipfsResults('QmVvV8JQmmqPCwXAaesWJPheUiEFJJ9HWRhWhuFuxVQxpR'),
    content: 'one is enough',
  })
}
