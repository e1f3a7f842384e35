import { RLC } from '../poco/amounts.js'
import { matchOrders } from './matchOrders.js'
import { writeOrders } from './orderVerbs.js'
import type { Scenario } from './scenario.js'
import { claim, contribute, initialize, taskAt, waitUntilClaimable } from './taskVerbs.js'

/** Tasks that end in a claim: untouched, half answered, and answered but never revealed. */
export const claimedTasks: Scenario = async (tale, { app, dataset, workerpool }) => {
  const orders = await writeOrders(tale, {
    app,
    dataset,
    workerpool,
    requester: 'requester',
    appPrice: RLC,
    datasetPrice: RLC / 3n,
    workerpoolPrice: 20n * RLC,
    volume: 3n,
    trust: 3n,
  })
  const deal = matchOrders(tale, orders)
  const untouched = initialize(tale, deal, 0, 'scheduler')
  const halfway = initialize(tale, deal, 1, 'scheduler')
  await contribute(tale, halfway, 'worker1', 'lonely')
  const unrevealed = initialize(tale, deal, 2, 'scheduler')
  for (const worker of ['worker1', 'worker2'] as const) await contribute(tale, unrevealed, worker, 'agreed')
  waitUntilClaimable(tale, deal)
  claim(tale, [untouched], 'requester')
  claim(tale, [halfway, taskAt(tale, deal, 2)], 'stranger')
}
