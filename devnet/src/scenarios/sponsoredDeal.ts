import { RLC } from '../poco/amounts.js'
import { matchOrders } from './matchOrders.js'
import { writeOrders } from './orderVerbs.js'
import type { Scenario } from './scenario.js'
import {
  claim,
  contribute,
  finalize,
  initialize,
  ipfsResults,
  reveal,
  waitUntilClaimable,
} from './taskVerbs.js'

/** Somebody pays for the requester: once for a finished task, once for a claimed one. */
export const sponsoredDeal: Scenario = async (tale, { app, dataset, workerpool }) => {
  const orders = await writeOrders(tale, {
    app,
    dataset,
    workerpool,
    requester: 'stranger',
    appPrice: RLC / 8n,
    datasetPrice: RLC / 16n,
    workerpoolPrice: RLC,
    volume: 2n,
  })
  const deal = matchOrders(tale, orders, { sponsor: 'sponsor' })
  const done = initialize(tale, deal, 0, 'stranger')
  const failed = initialize(tale, deal, 1, 'stranger')
  await contribute(tale, done, 'worker4', 'a present')
  reveal(tale, done, 'worker4')
  finalize(tale, done, ipfsResults('QmNLei78zWmzUdbeRB3CiUfAizWUrbeeZh5K1rhAQKCh51'))
  waitUntilClaimable(tale, deal)
  claim(tale, [failed], 'sponsor')
}
