import { RLC } from '../poco/amounts.js'
import { matchOrders } from './matchOrders.js'
import { writeOrders } from './orderVerbs.js'
import type { Scenario } from './scenario.js'
import {
  contribute,
  finalize,
  initialize,
  ipfsResults,
  reopen,
  reveal,
  waitUntilReopenable,
} from './taskVerbs.js'

/** The only worker never reveals; the scheduler reopens the task and another worker finishes it. */
export const reopenedTask: Scenario = async (tale, { app, workerpool }) => {
  const orders = await writeOrders(tale, {
    app,
    workerpool,
    requester: 'requester',
    appPrice: 1n,
    workerpoolPrice: 5n * RLC + 7n,
    params: JSON.stringify({ iexec_args: 'try again' }),
  })
  const deal = matchOrders(tale, orders)
  const task = initialize(tale, deal, 0, 'scheduler')
  await contribute(tale, task, 'worker5', 'forgotten')
  waitUntilReopenable(tale, deal)
  reopen(tale, task)
  await contribute(tale, task, 'worker6', 'remembered')
  reveal(tale, task, 'worker6')
  finalize(tale, task, ipfsResults('QmPZ9gcCEpqKTo6aq61g2nXGUhM4iCL3ewB6LDXZCtioEB'))
}
