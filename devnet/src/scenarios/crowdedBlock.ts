import { RLC } from '../poco/amounts.js'
import { transferStake } from './accountVerbs.js'
import { matchOrders } from './matchOrders.js'
import { writeOrders } from './orderVerbs.js'
import { changePolicy } from './resourceVerbs.js'
import type { Scenario } from './scenario.js'
import { contribute, finalize, initialize, ipfsResults, reveal } from './taskVerbs.js'

/** Much in one block: a deal from match to result, a policy changed between two matches, transfers around. */
export const crowdedBlock: Scenario = async (tale, { app, dataset, workerpool, secondWorkerpool }) => {
  await tale.together(async () => {
    transferStake(tale, 'requester', 'secondRequester', 17n)
    const whole = await writeOrders(tale, {
      app,
      dataset,
      workerpool,
      requester: 'requester',
      datasetPrice: 9n,
      workerpoolPrice: RLC,
    })
    const deal = matchOrders(tale, whole)
    const task = initialize(tale, deal, 0, 'scheduler')
    await contribute(tale, task, 'worker3', 'at once')
    reveal(tale, task, 'worker3')
    finalize(tale, task, ipfsResults('QmSgvgwxZGaBLqkGyWemEDqikCqU52XxsYLKtdy3vGZ8uq'))
    for (const schedulerRewardRatio of [10n, 100n]) {
      changePolicy(tale, secondWorkerpool, { workerStakeRatio: 200n, schedulerRewardRatio })
      const next = await writeOrders(tale, {
        app,
        workerpool: secondWorkerpool,
        requester: 'secondRequester',
        workerpoolPrice: 50n,
      })
      matchOrders(tale, next)
    }
    transferStake(tale, 'secondRequester', 'requester', 17n)
  })
  await tale.together(async () => {
    for (const worker of ['worker1', 'worker2', 'worker3', 'worker4'] as const)
      transferStake(tale, worker, worker, 1n)
  })
}
