import { RLC } from '../poco/amounts.js'
import { matchOrders } from './matchOrders.js'
import { writeOrders } from './orderVerbs.js'
import type { Scenario } from './scenario.js'
import { contribute, finalize, initialize, ipfsResults, reveal } from './taskVerbs.js'

/** One task of an app, done by one worker, every step in a block of its own. */
export const plainDeal: Scenario = async (tale, { app, workerpool }) => {
  const orders = await writeOrders(tale, {
    app,
    workerpool,
    requester: 'requester',
    appPrice: RLC / 10n,
    workerpoolPrice: RLC,
    params: JSON.stringify({ iexec_args: 'Ada', iexec_result_storage_provider: 'ipfs' }),
  })
  const deal = matchOrders(tale, orders)
  const task = initialize(tale, deal, 0, 'scheduler')
  await contribute(tale, task, 'worker1', 'Hello Ada')
  reveal(tale, task, 'worker1')
  finalize(tale, task, ipfsResults('QmRwwTz9Chq4Y7F7ReKKcx1GV6s3H7egmNGrku9XrwiDa8'))
}
