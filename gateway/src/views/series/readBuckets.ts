import type { Reader } from '../../core/reader.js'
import { bigintAt, type Source as Row, textAt } from '../../core/source.js'
import { type Bucket, hourOf, type Interval } from '../lib/buckets.js'
import { readRows } from '../lib/readRows.js'
import { between, byBucket, readSeries, startOf } from '../lib/readSeries.js'
import { parseRlc } from '../lib/rlc.js'
import { type Cohort, cohortFields, cohortOf, EDGE_DEAL, edgeDeal, outcomeOf } from '../stats/cohorts.js'
import { HISTOGRAM_FIELDS, histogramPart } from '../stats/histogram.js'
import { NETWORK_SUMS } from '../stats/networkFacts.js'
import { sumFields, sumsOf } from '../stats/sums.js'
import { type BucketFacts, NOTHING } from './bucketFacts.js'
import type { ActiveField, ResourceList, Source } from './metrics.js'

/** Buckets to fill, which follow each other, and what with. */
export type BucketsAsked = Readonly<{
  buckets: readonly Bucket[]
  interval: Interval
  sources: ReadonlySet<Source>
  /** Time of the indexed block, in seconds since 1970. */
  now: bigint
}>

type Filled = readonly Partial<BucketFacts>[]

/** Reads what happened in each bucket. */
export const readBuckets = async (read: Reader, asked: BucketsAsked): Promise<readonly BucketFacts[]> => {
  const { sources, buckets } = asked
  const lists = ['apps', 'datasets', 'workerpools'] as const
  const wanted = lists.filter((list) => sources.has(`created:${list}`))
  const [filled, created] = await Promise.all([
    Promise.all(
      [...sources].flatMap((source) => READERS[source as keyof typeof READERS]?.(read, asked) ?? []),
    ),
    Promise.all(wanted.map((list) => readCreated(read, list, asked))),
  ])
  return buckets.map((_, index) => ({
    ...NOTHING,
    ...Object.assign({}, ...filled.map((facts) => facts[index])),
    created: {
      ...NOTHING.created,
      ...Object.fromEntries(wanted.map((list, place) => [list, created[place]?.[index] ?? 0n])),
    },
  }))
}

const rangeOf = (buckets: readonly Bucket[]): Bucket => ({
  from: buckets[0]?.from ?? 0n,
  to: buckets.at(-1)?.to ?? 0n,
})

/** Series know hours and days; weeks and months are made of days. */
const unitOf = (interval: Interval) => (interval === 'HOUR' ? 'hour' : 'day')

const inRange = (buckets: readonly Bucket[]) => {
  const { from, to } = rangeOf(buckets)
  return between(from, to)
}

const readActivity = async (read: Reader, { buckets, interval }: BucketsAsked): Promise<Filled> => {
  const field = 'networkActivities'
  const where = inRange(buckets)
  const rows = await readSeries(read, {
    field,
    interval: unitOf(interval),
    where,
    select: sumFields(NETWORK_SUMS),
  })
  return byBucket(buckets, rows, startOf).map((inside) => ({ sums: sumsOf(inside, NETWORK_SUMS) }))
}

const readDurations = async (read: Reader, { buckets, interval }: BucketsAsked): Promise<Filled> => {
  const rows = await readSeries(read, {
    field: 'durationHistograms',
    interval: unitOf(interval),
    where: { ...inRange(buckets), durationClass_gte: 0 },
    select: HISTOGRAM_FIELDS,
  })
  return byBucket(buckets, rows, startOf).map((inside) => ({ durations: inside.map(histogramPart) }))
}

const ACTIVE_FIELDS = ['requesters', 'newRequesters', 'workers', 'apps', 'datasets', 'workerpools'] as const

const readActive = async (read: Reader, { buckets, interval }: BucketsAsked): Promise<Filled> => {
  const { from, to } = rangeOf(buckets)
  const rows = await readRows(read, {
    field: 'activePeriods',
    where: { interval, start_gte: String(from), start_lt: String(to) },
    select: { start: true, ...Object.fromEntries(ACTIVE_FIELDS.map((field) => [field, true as const])) },
  })
  return byBucket(buckets, rows, (row) => bigintAt(row, 'start')).map(([row]) =>
    row
      ? {
          active: Object.fromEntries(ACTIVE_FIELDS.map((field) => [field, bigintAt(row, field)])) as Record<
            ActiveField,
            bigint
          >,
        }
      : {},
  )
}

const readStakes = async (read: Reader, { buckets, interval }: BucketsAsked): Promise<Filled> => {
  const { from } = rangeOf(buckets)
  const select = { total: true, frozen: true } as const
  const [rows, before] = await Promise.all([
    readSeries(read, { field: 'stakeLevels', interval: unitOf(interval), where: inRange(buckets), select }),
    read.many({
      field: 'stakeLevels',
      args: {
        interval: unitOf(interval),
        current: 'include',
        first: 1,
        orderBy: 'timestamp',
        orderDirection: 'desc',
        where: between(undefined, from),
      },
      select,
    }),
  ])
  const levelOf = (row: Row) => ({
    total: parseRlc(textAt(row, 'total')),
    frozen: parseRlc(textAt(row, 'frozen')),
  })
  let level = before[0] ? levelOf(before[0].source) : NOTHING.stakes
  return byBucket(buckets, rows, startOf).map((inside) => {
    const last = inside.at(-1)
    if (last) level = levelOf(last)
    return { stakes: level }
  })
}

/** Cohorts whose deadline is over: of whole hours from the series, of the hour of the block deal by deal. */
const readCohorts = async (
  read: Reader,
  { buckets, now }: BucketsAsked,
  by: 'matched' | 'deadline',
): Promise<readonly (readonly Cohort[])[]> => {
  const { from, to } = rangeOf(buckets)
  const hour = hourOf(now)
  const deal = by === 'matched' ? 'startTime' : 'deadline'
  const [rows, deals] = await Promise.all([
    readSeries(read, {
      field: 'dealCohorts',
      interval: 'day',
      where: {
        [`${by}Hour_gte`]: String(from),
        [`${by}Hour_lt`]: String(to),
        ...(by === 'matched' || hour < to ? { deadlineHour_lt: String(hour) } : {}),
      },
      select: cohortFields('Hour'),
    }),
    by === 'deadline' && to <= hour
      ? []
      : readRows(read, {
          field: 'deals',
          where: {
            ...(by === 'matched' && { [`${deal}_gte`]: String(from), [`${deal}_lt`]: String(to) }),
            deadline_gte: String(by === 'deadline' && from > hour ? from : hour),
            deadline_lte: String(now),
          },
          select: EDGE_DEAL,
        }),
  ])
  const cohorts = [...rows.map((row) => cohortOf(row, 'Hour')), ...deals.map(edgeDeal)]
  return byBucket(buckets, cohorts, (cohort) => cohort[by])
}

const readCreated = async (
  read: Reader,
  list: ResourceList,
  { buckets }: BucketsAsked,
): Promise<readonly bigint[]> => {
  const { from, to } = rangeOf(buckets)
  const rows = await readRows(read, {
    field: list,
    where: { createdAt_gte: String(from), createdAt_lt: String(to) },
    select: { createdAt: true },
  })
  return byBucket(buckets, rows, (row) => bigintAt(row, 'createdAt')).map(({ length }) => BigInt(length))
}

const READERS = {
  activity: readActivity,
  durations: readDurations,
  active: readActive,
  stakes: readStakes,
  cohorts: async (read: Reader, asked: BucketsAsked): Promise<Filled> =>
    (await readCohorts(read, asked, 'matched')).map((cohorts) => ({ matured: outcomeOf(cohorts) })),
  timeouts: async (read: Reader, asked: BucketsAsked): Promise<Filled> =>
    (await readCohorts(read, asked, 'deadline')).map((cohorts) => ({ ended: outcomeOf(cohorts) })),
} as const
