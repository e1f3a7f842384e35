import { RLC } from '../poco/amounts.js'
import { matchOrders } from './matchOrders.js'
import { writeOrders } from './orderVerbs.js'
import type { Scenario } from './scenario.js'
import { contribute, finalize, initialize, ipfsResults, reveal } from './taskVerbs.js'

/** An app that works on a dataset: three owners are paid, and somebody else gets the result. */
export const datasetDeal: Scenario = async (tale, { app, dataset, workerpool }) => {
  const orders = await writeOrders(tale, {
    app,
    dataset,
    workerpool,
    requester: 'secondRequester',
    beneficiary: tale.addressOf('beneficiary'),
    appPrice: RLC / 4n,
    datasetPrice: 2n * RLC,
    workerpoolPrice: 123_456_789n,
    category: 1n,
    params: JSON.stringify({ iexec_input_files: ['https://example.org/input.csv'] }),
  })
  const deal = matchOrders(tale, orders)
  const task = initialize(tale, deal, 0, 'stranger')
  await contribute(tale, task, 'worker2', 'Rain in March')
  reveal(tale, task, 'worker2')
  finalize(tale, task, ipfsResults('QmdfTbBqBPQ7VNxZEYEj14VmRuZBkqFbiwReogJgS1zR1n'))
}
