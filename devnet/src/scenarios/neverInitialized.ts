import { RLC } from '../poco/amounts.js'
import { matchOrders } from './matchOrders.js'
import { writeOrders } from './orderVerbs.js'
import type { Scenario } from './scenario.js'
import { initializeAndClaim, taskAt, waitUntilClaimable } from './taskVerbs.js'

/** A scheduler that does nothing: two of three tasks are initialized and claimed at once, one is left. */
export const neverInitialized: Scenario = async (tale, { app, secondWorkerpool }) => {
  const orders = await writeOrders(tale, {
    app,
    workerpool: secondWorkerpool,
    requester: 'secondRequester',
    workerpoolPrice: 4n * RLC,
    volume: 3n,
  })
  const deal = matchOrders(tale, orders)
  waitUntilClaimable(tale, deal)
  initializeAndClaim(tale, [taskAt(tale, deal, 0), taskAt(tale, deal, 2)], 'secondRequester')
}
