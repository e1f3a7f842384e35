import { readAll } from '../../connections/readAll.js'
import type { Need } from '../../core/need.js'
import { bigintAt, type Source, textAt } from '../../core/source.js'
import type { View } from '../../core/view.js'
import { pendingOf } from '../deal/dealState.js'
import { breakdownOf } from '../deal/taskBreakdown.js'

const dealFields: Need = {
  botSize: true,
  completedTasksCount: true,
  claimedTasksCount: true,
  initializedTasksCount: true,
  deadline: true,
}

/** Tasks of several deals by outcome. */
const summaryOf = (deals: readonly Source[], now: bigint) => {
  const sum = (amount: (deal: Source) => bigint) => deals.reduce((total, deal) => total + amount(deal), 0n)
  const pendingIn = (deal: Source) =>
    pendingOf({
      botSize: bigintAt(deal, 'botSize'),
      completed: bigintAt(deal, 'completedTasksCount'),
      claimed: bigintAt(deal, 'claimedTasksCount'),
    })
  return {
    ...breakdownOf({
      total: sum((deal) => bigintAt(deal, 'botSize')),
      completed: sum((deal) => bigintAt(deal, 'completedTasksCount')),
      claimed: sum((deal) => bigintAt(deal, 'claimedTasksCount')),
      claimable: sum((deal) => (now >= bigintAt(deal, 'deadline') ? pendingIn(deal) : 0n)),
    }),
    initialized: sum((deal) => bigintAt(deal, 'initializedTasksCount')).toString(),
  }
}

/** Computed fields of request orders. */
export const orderView: View = {
  sdl: 'views/order/order.graphql',
  fields: {
    RequestOrder: {
      remainingVolume: {
        kind: 'value',
        needs: [{ volume: true, consumedVolume: true }],
        compute: (order) =>
          order.volume == null || order.consumedVolume == null
            ? null
            : (bigintAt(order, 'volume') - bigintAt(order, 'consumedVolume')).toString(),
      },
      tasksSummary: {
        kind: 'value',
        needs: [{ id: true }],
        requires: { deals: { deadline: true, initializedTasksCount: true } },
        compute: async (order, _, { read, now }) =>
          summaryOf(
            await readAll(read, {
              field: 'deals',
              where: { requestorder: textAt(order, 'id') },
              select: dealFields,
            }),
            now,
          ),
      },
    },
  },
}
