import { connectionOf } from '../../connections/connection.js'
import { anyOf } from '../../connections/keysetFilter.js'
import type { Need } from '../../core/need.js'
import { bigintAt, objectAt, objectOrNullAt, type Source, textAt } from '../../core/source.js'
import type { View } from '../../core/view.js'
import { parseJsonObject } from '../lib/parseJsonObject.js'
import { PROTOCOL, ZERO_ADDRESS } from '../lib/protocolConstants.js'
import { priceFields, taskPricesOf } from '../lib/taskPrices.js'
import { dealAmountsOf } from './dealAmounts.js'
import { type DealProgress, dealStateOf } from './dealState.js'
import { dealsConnection } from './dealsConnection.js'
import { tagInfoOf } from './tagInfo.js'
import { taskBreakdownOf } from './taskBreakdown.js'

const counts: Need = { botSize: true, completedTasksCount: true, claimedTasksCount: true }
const parties: Need = { sponsor: { id: true }, requester: { id: true } }

// A subgraph without deadlines has no Boost deals either. Units of categories never change, so one without the snapshot
// tells as much.
const clock: readonly Need[] = [
  { deadline: true },
  { startTime: true, workClockTimeRef: true },
  { startTime: true, category: { workClockTimeRef: true } },
]
const progress = clock.map((need) => ({ ...counts, ...need }))

const deadlineOf = (deal: Source): bigint => {
  if ('deadline' in deal) return bigintAt(deal, 'deadline')
  const reference = 'workClockTimeRef' in deal ? deal : objectAt(deal, 'category')
  return (
    bigintAt(deal, 'startTime') +
    BigInt(PROTOCOL.finalDeadlineRatio) * bigintAt(reference, 'workClockTimeRef')
  )
}

const progressOf = (deal: Source, now: bigint): DealProgress => ({
  botSize: bigintAt(deal, 'botSize'),
  completed: bigintAt(deal, 'completedTasksCount'),
  claimed: bigintAt(deal, 'claimedTasksCount'),
  deadline: deadlineOf(deal),
  now,
})

/** The reference that names who pays. */
const payerFieldOf = (deal: Source): 'sponsor' | 'requester' => {
  const sponsor = objectOrNullAt(deal, 'sponsor')
  return sponsor === null || textAt(sponsor, 'id') === ZERO_ADDRESS ? 'requester' : 'sponsor'
}

/** Computed fields of deals. */
export const dealView: View = {
  sdl: 'views/deal/deal.graphql',
  roots: { dealsConnection },
  fields: {
    Deal: {
      deadline: {
        kind: 'value',
        yields: true,
        needs: clock,
        compute: (deal) => deadlineOf(deal).toString(),
      },
      state: {
        kind: 'value',
        needs: progress,
        compute: (deal, _, { now }) => dealStateOf(progressOf(deal, now)),
      },
      isClaimable: {
        kind: 'value',
        needs: progress,
        compute: (deal, _, { now }) => dealStateOf(progressOf(deal, now)) === 'CLAIMABLE',
      },
      tasksSummary: {
        kind: 'value',
        needs: progress,
        optional: { 'TaskBreakdown.initialized': { initializedTasksCount: true } },
        compute: (deal, _, { now }) => ({
          ...taskBreakdownOf(progressOf(deal, now)),
          initialized: () => bigintAt(deal, 'initializedTasksCount').toString(),
        }),
      },
      successRate: {
        kind: 'value',
        needs: [{ botSize: true, completedTasksCount: true }],
        compute: (deal) => Number(bigintAt(deal, 'completedTasksCount')) / Number(bigintAt(deal, 'botSize')),
      },
      amounts: {
        kind: 'value',
        needs: [{ ...priceFields, ...counts }],
        compute: (deal) =>
          dealAmountsOf(taskPricesOf(deal), {
            total: bigintAt(deal, 'botSize'),
            completed: bigintAt(deal, 'completedTasksCount'),
            claimed: bigintAt(deal, 'claimedTasksCount'),
          }),
      },
      tagInfo: { kind: 'value', needs: [{ tag: true }], compute: (deal) => tagInfoOf(textAt(deal, 'tag')) },
      paramsJson: {
        kind: 'value',
        needs: [{ params: true }],
        compute: (deal) => parseJsonObject(textAt(deal, 'params')),
      },
      payer: { kind: 'pick', needs: [parties], from: ['sponsor', 'requester'], pick: payerFieldOf },
      isSponsored: {
        kind: 'value',
        needs: [parties],
        compute: (deal) =>
          textAt(objectAt(deal, payerFieldOf(deal)), 'id') !== textAt(objectAt(deal, 'requester'), 'id'),
      },
      callbackContract: {
        kind: 'value',
        needs: [{ callback: { id: true } }],
        compute: (deal) => {
          const callback = textAt(objectAt(deal, 'callback'), 'id')
          return callback === ZERO_ADDRESS ? null : callback
        },
      },
      siblings: {
        kind: 'value',
        needs: [{ id: true, requestorder: { id: true } }],
        requires: { deals: { timestamp: true } },
        compute: (deal, args, { read, chain }, selected) => {
          const order = objectOrNullAt(deal, 'requestorder')
          const where = order ? { requestorder: textAt(order, 'id'), id_not: textAt(deal, 'id') } : anyOf([])
          return connectionOf(
            { name: 'siblings', field: 'deals', orderBy: 'timestamp', direction: 'desc', where },
            args,
            { read, chain, selected },
          )
        },
      },
    },
  },
}
