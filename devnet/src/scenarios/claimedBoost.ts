import { stringToHex } from 'viem'
import { RLC } from '../poco/amounts.js'
import { claimBoost, pushResultBoost, waitUntilBoostClaimable } from './boostVerbs.js'
import { matchOrders } from './matchOrders.js'
import { writeOrders } from './orderVerbs.js'
import type { Scenario } from './scenario.js'
import { taskAt } from './taskVerbs.js'

/** One task ends in time, two are claimed in one block, and nobody cares for the last. */
export const claimedBoost: Scenario = async (tale, { app, dataset, workerpool }) => {
  const orders = await writeOrders(tale, {
    app,
    dataset,
    workerpool,
    requester: 'requester',
    appPrice: RLC,
    datasetPrice: RLC / 3n,
    workerpoolPrice: 20n * RLC,
    volume: 4n,
  })
  const deal = matchOrders(tale, orders, { boost: true })
  await pushResultBoost(tale, taskAt(tale, deal, 2), 'worker4', { results: stringToHex('in time') })
  waitUntilBoostClaimable(tale, deal)
  await tale.together(async () => {
    claimBoost(tale, taskAt(tale, deal, 0), 'requester')
    claimBoost(tale, taskAt(tale, deal, 3), 'stranger')
  })
}
