import type { Need } from '../../core/need.js'
import { RequestError } from '../../core/requestError.js'
import { bigintAt, type Source } from '../../core/source.js'
import type { Args, ViewContext } from '../../core/view.js'
import { rlcField } from '../lib/rlc.js'
import { priceFields, pricePerTask, taskPricesOf } from '../lib/taskPrices.js'
import { slotDealFields, slotDealOf } from './slotDeal.js'
import { TASKS_AT_A_TIME, walkSlots } from './walkSlots.js'

const MAX_LIMIT = 1_000

/** Base fields of a deal that {@link claimPlanOf} reads. */
export const claimPlanFields: Need = { ...slotDealFields, ...priceFields, pendingTasksCount: true }

/** What can be claimed of a deal now. */
export const claimPlanOf = async (deal: Source, { limit }: Args, { read, now }: ViewContext) => {
  const most = Number(limit)
  if (!(most >= 0 && most <= MAX_LIMIT))
    throw new RequestError('PAGE_SIZE_EXCEEDED', `"limit" must be between 0 and ${MAX_LIMIT}, not ${most}.`, {
      facts: { limit: MAX_LIMIT, actual: most },
    })
  const facts = slotDealOf(deal)
  const pending = bigintAt(deal, 'pendingTasksCount')
  const claimable = now >= facts.deadline ? pending : 0n
  const listed = claimable < BigInt(most) ? Number(claimable) : most
  const slots = await walkSlots(read, facts, {
    from: facts.start,
    most: listed,
    now,
    isWanted: (state) => state === 'TIMEOUT',
    chunk: TASKS_AT_A_TIME,
  })
  const price = pricePerTask(taskPricesOf(deal))
  return {
    taskIds: slots.filter(({ task }) => task).map(({ taskid }) => taskid),
    uninitializedIndexes: slots.filter(({ task }) => !task).map(({ index }) => String(index)),
    refund: rlcField(() => price * BigInt(slots.length)),
    truncated: BigInt(slots.length) < claimable,
  }
}
