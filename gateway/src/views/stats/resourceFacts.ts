import type { Where } from '../../connections/keysetFilter.js'
import { once } from '../../core/once.js'
import { bigintAt, objectAt, type Source, textAt } from '../../core/source.js'
import type { ViewContext } from '../../core/view.js'
import { midnightFrom } from '../lib/buckets.js'
import { readCount } from '../lib/readCount.js'
import { readRows } from '../lib/readRows.js'
import { between, readSeries, readSeriesFrom } from '../lib/readSeries.js'
import { parseRlc } from '../lib/rlc.js'
import { type Span, type StatWindow, spanOf } from '../lib/statWindow.js'
import { durationPart, HISTOGRAM_FIELDS, histogramOf, histogramPart } from './histogram.js'
import { readAllOutcomes, readOutcomes } from './readOutcomes.js'
import { type SumName, type Sums, sumFields, sumsFrom, sumsOf } from './sums.js'
import type { UsageFacts } from './usageStats.js'

/** A kind of resource, and where its numbers are. */
export type ResourceKind = Readonly<{
  /** Field of deals that names it. */
  reference: 'app' | 'dataset' | 'workerpool'
  /** Start of the names of its series. */
  series: string
  cohorts: string
  durations: string
  /** What its series add up. */
  sums: readonly SumName[]
  /** Its own revenue among them. */
  revenue: 'appRevenue' | 'datasetRevenue' | 'workerpoolRevenue'
  /** Its own price in deals. */
  price: 'appPrice' | 'datasetPrice' | 'workerpoolPrice'
}>

const COUNTS = ['deals', 'tasks', 'completed', 'claimed', 'teeTasks'] as const

export const APP: ResourceKind = {
  reference: 'app',
  series: 'appActivities',
  cohorts: 'appCohorts',
  durations: 'appDurationHistograms',
  sums: [...COUNTS, 'appRevenue'],
  revenue: 'appRevenue',
  price: 'appPrice',
}
export const DATASET: ResourceKind = {
  reference: 'dataset',
  series: 'datasetActivities',
  cohorts: 'datasetCohorts',
  durations: 'datasetDurationHistograms',
  sums: [...COUNTS, 'datasetRevenue'],
  revenue: 'datasetRevenue',
  price: 'datasetPrice',
}
export const WORKERPOOL: ResourceKind = {
  reference: 'workerpool',
  series: 'workerpoolActivities',
  cohorts: 'workerpoolCohorts',
  durations: 'workerpoolDurationHistograms',
  sums: [...COUNTS, 'workerpoolRevenue', 'schedulerRevenue', 'workersRevenue', 'kittyShare', 'slashed'],
  revenue: 'workerpoolRevenue',
  price: 'workerpoolPrice',
}

/** Base fields of a resource that {@link resourceFacts} reads. */
export const RESOURCE_COUNTERS = {
  id: true,
  dealsCount: true,
  usageCount: true,
  completedTasksCount: true,
  claimedTasksCount: true,
  requestersCount: true,
  revenue: true,
  lastUsageTimestamp: true,
} as const

/** Numbers of one resource in one window. */
export type ResourceFacts = UsageFacts &
  Readonly<{ id: string; span: () => Promise<Span>; sums: () => Promise<Sums> }>

/** The numbers of a resource in a trailing window. `resource` holds its counters. */
export const resourceFacts = (
  kind: ResourceKind,
  resource: Source,
  { window, context: { asOf, read } }: Readonly<{ window: StatWindow; context: ViewContext }>,
): ResourceFacts => {
  const id = textAt(resource, 'id')
  const own: Where = { [kind.reference]: id }
  const span = once(async () => spanOf(window, BigInt((await asOf()).blockTimestamp)))
  const series = once(async () => {
    const from = window === 'ALL_TIME' ? undefined : (await span()).from
    const rows = await readSeriesFrom(read, {
      field: kind.series,
      from,
      where: own,
      select: sumFields(kind.sums),
    })
    return sumsOf(rows, kind.sums)
  })
  const counters = sumsFrom(resource, {
    deals: 'dealsCount',
    tasks: 'usageCount',
    completed: 'completedTasksCount',
    claimed: 'claimedTasksCount',
    [kind.revenue]: 'revenue',
  })
  const counts = async () => (window === 'ALL_TIME' ? counters : series())
  return {
    id,
    span,
    sums: series,
    counts,
    kinds: series,
    earnings: async () => (await counts())[kind.revenue],
    outcomes: once(async () => {
      const { from, to } = await span()
      if (from === undefined) return readAllOutcomes(read, { to, all: counters, where: own })
      const cohorts = { field: kind.cohorts, unit: 'Day' } as const
      return readOutcomes(read, { from, to }, { series: cohorts, where: own })
    }),
    uniqueRequesters: async () => {
      if (window === 'ALL_TIME') return Number(bigintAt(resource, 'requestersCount'))
      const { from } = await span()
      return readCount(read, 'ressourceUsers', { ...own, lastUsedAt_gte: String(from) })
    },
    bought: once(async () => {
      const { from } = window === 'ALL_TIME' ? { from: undefined } : await span()
      const where = { ...own, ...(from !== undefined && { startTime_gte: String(from) }) }
      const deals = await readRows(read, {
        field: 'deals',
        where,
        select: { botSize: true, [kind.price]: true },
      })
      return {
        price: deals.reduce(
          (sum, deal) => sum + parseRlc(textAt(deal, kind.price)) * bigintAt(deal, 'botSize'),
          0n,
        ),
        tasks: deals.reduce((sum, deal) => sum + bigintAt(deal, 'botSize'), 0n),
      }
    }),
    lastUsedAt: async () => {
      const last = bigintAt(resource, 'lastUsageTimestamp')
      const { from = 1n } = window === 'ALL_TIME' ? {} : await span()
      return last >= from ? last : null
    },
    durations: once(async () => {
      const from = window === 'ALL_TIME' ? undefined : (await span()).from
      return readDurations(kind, { from, own, read })
    }),
  }
}

/** Durations by whole days from the series; those of the day in which the window begins task by task. */
const readDurations = async (
  { durations: field }: ResourceKind,
  { from, own, read }: Readonly<{ from: bigint | undefined; own: Where; read: ViewContext['read'] }>,
) => {
  const midnight = from === undefined ? undefined : midnightFrom(from)
  const [rows, tasks] = await Promise.all([
    readSeries(read, {
      field,
      interval: 'day',
      where: { ...own, durationClass_gte: 0, ...between(midnight) },
      select: HISTOGRAM_FIELDS,
    }),
    from === midnight
      ? []
      : readRows(read, {
          field: 'tasks',
          where: { finalizedAt_gte: String(from), finalizedAt_lt: String(midnight), deal_: own },
          select: { finalizedAt: true, deal: { startTime: true } },
        }),
  ])
  return histogramOf([
    ...rows.map(histogramPart),
    ...tasks.map((task) =>
      durationPart(bigintAt(task, 'finalizedAt') - bigintAt(objectAt(task, 'deal'), 'startTime')),
    ),
  ])
}
