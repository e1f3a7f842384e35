import { RLC } from '../poco/amounts.js'
import { matchOrders } from './matchOrders.js'
import { writeOrders } from './orderVerbs.js'
import type { Scenario } from './scenario.js'
import { contributeAndFinalize, initialize, ipfsResults } from './taskVerbs.js'

/** One worker does everything in one transaction: payments come before the contribution in the logs. */
export const contributeAndFinalizeDeal: Scenario = async (tale, { app, dataset, secondWorkerpool }) => {
  const orders = await writeOrders(tale, {
    app,
    dataset,
    workerpool: secondWorkerpool,
    requester: 'secondRequester',
    appPrice: 100n,
    datasetPrice: 200n,
    workerpoolPrice: RLC + 1n,
    category: 4n,
    trust: 1n,
  })
  const deal = matchOrders(tale, orders)
  const task = initialize(tale, deal, 0, 'worker2')
  await contributeAndFinalize(tale, task, 'worker2', {
    results: ipfsResults('QmTudJSaoKxtbEnTddJ9vh8hbN84ZLVvD5pNpUaSbxwGoa'),
    content: 'all at once',
  })
}
