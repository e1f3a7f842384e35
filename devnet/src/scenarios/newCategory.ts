import { matchOrders } from './matchOrders.js'
import { writeOrders } from './orderVerbs.js'
import { createCategory } from './resourceVerbs.js'
import type { Scenario } from './scenario.js'
import { contribute, finalize, initialize, ipfsResults, reveal } from './taskVerbs.js'

/** The administrator adds a category, and a free deal uses it: every amount is zero, every event still there. */
export const newCategory: Scenario = async (tale, { app, workerpool }) => {
  const category = createCategory(tale, {
    name: 'XXL',
    description: 'Runs of several days',
    workClockTimeRef: 90_000n,
  })
  const orders = await writeOrders(tale, { app, workerpool, requester: 'stranger', category })
  const deal = matchOrders(tale, orders)
  const task = initialize(tale, deal, 0, 'stranger')
  await contribute(tale, task, 'worker5', 'for nothing')
  reveal(tale, task, 'worker5')
  finalize(tale, task, ipfsResults('QmWATWQ7fVPP2EFGu71UkfnqhYXDYH566qy47CnJDgvs8u'))
}
