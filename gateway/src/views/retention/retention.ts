import { once } from '../../core/once.js'
import { RequestError } from '../../core/requestError.js'
import { bigintAt, objectAt, textAt } from '../../core/source.js'
import type { View, ViewContext } from '../../core/view.js'
import { type Bucket, bucketAt, type Interval } from '../lib/buckets.js'
import { DEFINITIONS } from '../lib/definitions.js'
import { ratio } from '../lib/ratio.js'
import { readRows } from '../lib/readRows.js'
import { between, byBucket, readSeries, startOf } from '../lib/readSeries.js'
import { type StatWindow, spanOf } from '../lib/statWindow.js'
import { retentionOf } from './retentionOf.js'

const MOST_COHORTS = 60

/** Whether requesters come back. */
export const retentionView: View = {
  sdl: 'views/retention/retention.graphql',
  roots: {
    requesterRetention: {
      cost: 500,
      requires: { requesterActivities: { deals: true }, accounts: { firstRequestAt: true } },
      compute: ({ interval, cohorts }, context) => {
        context.extend({ definitions: DEFINITIONS })
        return retention((interval ?? 'WEEK') as Interval, countOf(cohorts), context)
      },
    },
  },
}

const retention = (interval: Interval, count: number, { asOf, read }: ViewContext) => {
  const now = once(async () => BigInt((await asOf()).blockTimestamp))
  const month = once(async () => {
    const { from = 0n } = spanOf('LAST_30D', await now())
    const where = { lastRequestAt_gte: String(from) }
    const rows = await readRows(read, { field: 'accounts', where, select: { lastRequestAt: true } })
    return rows.map((row) => bigintAt(row, 'lastRequestAt'))
  })
  const activeIn = (window: StatWindow) => async () => {
    const { from = 0n } = spanOf(window, await now())
    return (await month()).filter((time) => time >= from).length
  }
  const dailyActive = activeIn('LAST_24H')
  const monthlyActive = activeIn('LAST_30D')
  return {
    interval,
    cohorts: async () => cohortsOf(lastBuckets(await now(), interval, count), interval, read),
    dailyActive,
    weeklyActive: activeIn('LAST_7D'),
    monthlyActive,
    stickiness: async () => ratio(BigInt(await dailyActive()), BigInt(await monthlyActive())),
  }
}

const cohortsOf = async (buckets: readonly Bucket[], interval: Interval, read: ViewContext['read']) => {
  const [{ from } = { from: 0n }] = buckets
  const to = buckets.at(-1)?.to ?? 0n
  const [accounts, activities] = await Promise.all([
    readRows(read, {
      field: 'accounts',
      where: { firstRequestAt_gte: String(from), firstRequestAt_lt: String(to) },
      select: { firstRequestAt: true },
    }),
    readSeries(read, {
      field: 'requesterActivities',
      interval: interval === 'HOUR' ? 'hour' : 'day',
      where: between(from, to),
      select: { requester: { id: true }, deals: true },
    }),
  ])
  const newcomers = byBucket(buckets, accounts, (row) => bigintAt(row, 'firstRequestAt'))
  // Completions and claims have rows as well, without deals.
  const active = byBucket(
    buckets,
    activities.filter((row) => bigintAt(row, 'deals') > 0n),
    startOf,
  )
  return retentionOf(
    buckets,
    newcomers.map((rows) => rows.map((row) => textAt(row, 'id'))),
    active.map((rows) => new Set(rows.map((row) => textAt(objectAt(row, 'requester'), 'id')))),
  )
}

/** The last intervals that are over, oldest first. */
const lastBuckets = (now: bigint, interval: Interval, count: number): readonly Bucket[] => {
  const buckets: Bucket[] = []
  for (let { from } = bucketAt(now, interval); buckets.length < count; ) {
    const bucket = bucketAt(from - 1n, interval)
    buckets.unshift(bucket)
    from = bucket.from
  }
  return buckets
}

const countOf = (cohorts: unknown): number => {
  const count = Number(cohorts ?? 12)
  if (count >= 0 && count <= MOST_COHORTS) return count
  throw new RequestError(
    'PAGE_SIZE_EXCEEDED',
    `"cohorts" must be between 0 and ${MOST_COHORTS}, not ${count}.`,
    { facts: { limit: MOST_COHORTS, actual: count } },
  )
}
