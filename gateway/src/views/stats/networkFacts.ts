import type { Where } from '../../connections/keysetFilter.js'
import type { Need } from '../../core/need.js'
import { once } from '../../core/once.js'
import { RequestError } from '../../core/requestError.js'
import { bigintAt, objectAt, type Source, textAt } from '../../core/source.js'
import type { ViewContext } from '../../core/view.js'
import { hourOf } from '../lib/buckets.js'
import { readCount, readIds } from '../lib/readCount.js'
import { readRows } from '../lib/readRows.js'
import { readSeriesFrom } from '../lib/readSeries.js'
import { type Span, type StatWindow, spanOf } from '../lib/statWindow.js'
import { HISTOGRAM_FIELDS, type Histogram, histogramOf, histogramPart } from './histogram.js'
import { type Outcomes, readAllOutcomes, readOutcomes } from './readOutcomes.js'
import { addSums, NO_SUMS, type SumName, type Sums, sumFields, sumsFrom, sumsOf } from './sums.js'

/** Counters of deals and tasks, which every subgraph of PoCo has. */
export const PROTOCOL_COUNTS = {
  dealsCount: true,
  tasksCount: true,
  completedTasksCount: true,
  claimedTasksCount: true,
} as const satisfies Need

const COUNTS = {
  deals: 'dealsCount',
  tasks: 'tasksCount',
  completed: 'completedTasksCount',
  claimed: 'claimedTasksCount',
} as const

/** Counters behind the sums of volumes, by their name in series. */
const VOLUMES = {
  initialized: 'initializedTasksCount',
  committed: 'volumeCommitted',
  settled: 'volumeSettled',
  refunded: 'volumeRefunded',
  sponsored: 'volumeSponsored',
  appRevenue: 'appsRevenue',
  datasetRevenue: 'datasetsRevenue',
  workerpoolRevenue: 'workerpoolsRevenue',
  schedulerRevenue: 'schedulersRevenue',
  workersRevenue: 'workersRevenue',
  kittyShare: 'kittyShares',
  slashed: 'stakeSlashed',
} as const

/** Base fields of `Protocol` that hold the volumes of all time. */
export const PROTOCOL_VOLUMES: Need = Object.fromEntries(
  Object.values(VOLUMES).map((name) => [name, true as const]),
)

/** Sums that the series of the network has. */
export const NETWORK_SUMS = [
  ...(Object.keys(COUNTS) as (keyof typeof COUNTS)[]),
  ...(Object.keys(VOLUMES) as (keyof typeof VOLUMES)[]),
  'teeTasks',
  'sconeTasks',
  'gramineTasks',
  'tdxTasks',
  'gpuTasks',
  'duration',
] as const satisfies readonly SumName[]

/** Tasks of one category. */
export type CategoryTasks = Readonly<{ key: string; label: string; tasks: bigint }>

/** Numbers of the network in one window. Each is read when it is first asked for. */
export type NetworkFacts = Readonly<{
  span: () => Promise<Span>
  /** Time of the first transaction indexed, in seconds since 1970; null in an empty index. */
  beginning: () => Promise<bigint | null>
  /** Deals and tasks. */
  counts: () => Promise<Sums>
  /** Counts and volumes. */
  sums: () => Promise<Sums>
  /** Tasks by what they ask for. */
  kinds: () => Promise<Sums>
  outcomes: () => Promise<Outcomes>
  durations: () => Promise<Histogram>
  requesters: () => Promise<readonly string[]>
  workers: () => Promise<readonly string[]>
  newRequesters: () => Promise<number>
  /** How many resources of a kind were used. */
  activeResources: (field: 'apps' | 'datasets' | 'workerpools') => Promise<number>
  /** Distinct accounts, as a counter where there is one. */
  activeRequesters: () => Promise<number>
  activeWorkers: () => Promise<number>
  lastDealAt: () => Promise<bigint | null>
  categories: () => Promise<readonly CategoryTasks[]>
  /** Completed tasks of each workerpool. */
  completedByWorkerpool: () => Promise<readonly bigint[]>
}>

/** The numbers of the network on one chain, in a trailing window. */
export const networkFacts = (window: StatWindow, { asOf, read, offers }: ViewContext): NetworkFacts => {
  const protocol = (select: Need) =>
    once(() => read.one({ field: 'protocol', args: { id: 'iExec' }, select }))
  const counters = protocol(PROTOCOL_COUNTS)
  const volumes = protocol(PROTOCOL_VOLUMES)
  const accounts = protocol({ requestersCount: true, workersCount: true })
  const isAllTime = window === 'ALL_TIME'
  const span = once(async () => spanOf(window, BigInt((await asOf()).blockTimestamp)))
  /** Start of the window, without waiting when it has none. */
  const from = async () => {
    if (isAllTime) return undefined
    refuseWithoutSeries(window, offers({ networkActivities: { deals: true } }))
    return (await span()).from
  }
  const series = once(async () => {
    const start = isAllTime ? undefined : await from()
    const field = 'networkActivities'
    const rows = await readSeriesFrom(read, { field, from: start, select: sumFields(NETWORK_SUMS) })
    return sumsOf(rows, NETWORK_SUMS)
  })
  const allOf = async (found: ReturnType<typeof counters>, fields: Parameters<typeof sumsFrom>[1]) => {
    const row = await found
    return row ? sumsFrom(row.source, fields) : NO_SUMS
  }
  const counts = once(() => (isAllTime ? allOf(counters(), COUNTS) : series()))
  /** Reads by rows whose field is a time in the window, without waiting when all times are. */
  const since = <Result>(field: string, work: (where: Where) => Promise<Result>): Promise<Result> => {
    const where = (start: bigint) => ({ [`${field}_gte`]: String(start) })
    return isAllTime ? work(where(1n)) : from().then((start = 1n) => work(where(start)))
  }
  const accountsSince = (field: string) =>
    once(() => since(field, (where) => readIds(read, 'accounts', where)))
  const requesters = accountsSince('lastRequestAt')
  const workers = accountsSince('lastContributionAt')
  const countOf = async (field: string) => {
    const found = await accounts()
    return found ? Number(bigintAt(found.source, field)) : 0
  }

  return {
    span,
    beginning: once(async () => {
      const args = { first: 1, orderBy: 'timestamp', orderDirection: 'asc' }
      const [first] = await read.many({ field: 'transactions', args, select: { timestamp: true } })
      return first ? bigintAt(first.source, 'timestamp') : null
    }),
    counts,
    sums: once(async () =>
      isAllTime ? addSums(await Promise.all([counts(), allOf(volumes(), VOLUMES)])) : series(),
    ),
    kinds: series,
    outcomes: once(async () => {
      const [{ to }, start] = await Promise.all([span(), from()])
      if (start !== undefined)
        return readOutcomes(read, { from: start, to }, { series: { field: 'dealCohorts', unit: 'Hour' } })
      return readAllOutcomes(read, { to, all: await counts() })
    }),
    durations: once(async () => {
      const field = 'durationHistograms'
      const start = isAllTime ? undefined : await from()
      const where = { durationClass_gte: 0 }
      const rows = await readSeriesFrom(read, { field, from: start, where, select: HISTOGRAM_FIELDS })
      return histogramOf(rows.map(histogramPart))
    }),
    requesters,
    workers,
    newRequesters: async () =>
      isAllTime
        ? countOf('requestersCount')
        : since('firstRequestAt', (where) => readCount(read, 'accounts', where)),
    activeResources: (field) => since('lastUsageTimestamp', (where) => readCount(read, field, where)),
    activeRequesters: async () => (isAllTime ? countOf('requestersCount') : (await requesters()).length),
    activeWorkers: async () => (isAllTime ? countOf('workersCount') : (await workers()).length),
    lastDealAt: async () => {
      const args = { first: 1, orderBy: 'startTime', orderDirection: 'desc' }
      const lookUp = read.many({ field: 'deals', args, select: { startTime: true } })
      const [[last], start = 0n] = await Promise.all([lookUp, isAllTime ? undefined : from()])
      const time = last && bigintAt(last.source, 'startTime')
      return time !== undefined && time >= start ? time : null
    },
    categories: async () => {
      const select: Need = isAllTime ? { name: true, tasksCount: true } : { name: true }
      const [categories, tasks] = await Promise.all([
        readRows(read, { field: 'categories', select }),
        isAllTime ? undefined : from().then((start) => tasksByCategory(read, start)),
      ])
      return categories.map((category) => ({
        key: textAt(category, 'id'),
        label: textAt(category, 'name'),
        tasks: tasks ? (tasks.get(textAt(category, 'id')) ?? 0n) : bigintAt(category, 'tasksCount'),
      }))
    },
    completedByWorkerpool: async () => {
      if (isAllTime) {
        const rows = await readRows(read, {
          field: 'workerpools',
          where: { completedTasksCount_gt: '0' },
          select: { completedTasksCount: true },
        })
        return rows.map((row) => bigintAt(row, 'completedTasksCount'))
      }
      const select = { workerpool: { id: true }, completed: true } as const
      const rows = await readSeriesFrom(read, { field: 'workerpoolActivities', from: await from(), select })
      return [...totals(rows, 'workerpool', 'completed').values()]
    },
  }
}

const tasksByCategory = async (read: ViewContext['read'], from: bigint | undefined) => {
  const select = { category: { id: true }, tasks: true } as const
  return totals(
    await readSeriesFrom(read, { field: 'categoryActivities', from, select }),
    'category',
    'tasks',
  )
}

const totals = (rows: readonly Source[], subject: string, field: string): ReadonlyMap<string, bigint> => {
  const sums = new Map<string, bigint>()
  for (const row of rows) {
    const id = textAt(objectAt(row, subject), 'id')
    sums.set(id, (sums.get(id) ?? 0n) + bigintAt(row, field))
  }
  return sums
}

const refuseWithoutSeries = (window: StatWindow, hasSeries: boolean): void => {
  if (hasSeries) return
  throw new RequestError(
    'BAD_USER_INPUT',
    `This subgraph keeps no series: it knows ALL_TIME, not ${window}.`,
    {
      facts: { window },
    },
  )
}

/** When a window begins: at its full hour, or at the hour of the first transaction. */
export const beginningOf = async ({ span, beginning }: NetworkFacts): Promise<bigint> => {
  const { from, to } = await span()
  return from ?? hourOf((await beginning()) ?? to)
}
