import { RLC } from '../poco/amounts.js'
import { matchOrders } from './matchOrders.js'
import { writeOrders } from './orderVerbs.js'
import { changePolicy } from './resourceVerbs.js'
import type { Scenario } from './scenario.js'
import { contribute, finalize, initialize, ipfsResults, reveal } from './taskVerbs.js'

const HONEST = ['worker1', 'worker2', 'worker3', 'worker4'] as const

/** Five workers, one of them wrong: four agree, share its stake, and gain a point each. */
export const faultyWorker: Scenario = async (tale, { app, secondWorkerpool }) => {
  changePolicy(tale, secondWorkerpool, { workerStakeRatio: 35n, schedulerRewardRatio: 5n })
  const orders = await writeOrders(tale, {
    app,
    workerpool: secondWorkerpool,
    requester: 'requester',
    workerpoolPrice: RLC,
    category: 2n,
    trust: 5n,
    params: 'plain words, not JSON',
  })
  const deal = matchOrders(tale, orders)
  const task = initialize(tale, deal, 0, 'secondScheduler')
  await contribute(tale, task, 'worker5', 'wrong')
  for (const worker of HONEST) await contribute(tale, task, worker, 'right')
  for (const worker of HONEST) reveal(tale, task, worker)
  finalize(tale, task, ipfsResults('QmT5NvUtoM5nWFfrQdVrFtvGfKFmG7AHE8P34isapyhCxX'))
}
