import { RLC } from '../poco/amounts.js'
import { claimBoost, pushResultBoost, waitUntilBoostClaimable } from './boostVerbs.js'
import { matchOrders } from './matchOrders.js'
import { writeOrders } from './orderVerbs.js'
import type { Scenario } from './scenario.js'
import { ipfsResults, taskAt } from './taskVerbs.js'

/**
 * Somebody pays for the requester, and the hub takes the price of the finished task from the requester all the same:
 * out of what it had locked for a deal of its own. The price of the claimed one goes back to the sponsor.
 */
export const sponsoredBoost: Scenario = async (tale, { app, workerpool }) => {
  const terms = {
    app,
    workerpool,
    requester: 'secondRequester',
    appPrice: RLC / 8n,
    workerpoolPrice: RLC,
  } as const
  matchOrders(tale, await writeOrders(tale, terms), { boost: true })
  const orders = await writeOrders(tale, { ...terms, volume: 2n })
  const deal = matchOrders(tale, orders, { boost: true, sponsor: 'sponsor' })
  await pushResultBoost(tale, taskAt(tale, deal, 0), 'worker4', {
    results: ipfsResults('QmNLei78zWmzUdbeRB3CiUfAizWUrbeeZh5K1rhAQKCh51'),
  })
  waitUntilBoostClaimable(tale, deal)
  claimBoost(tale, taskAt(tale, deal, 1), 'stranger')
}
