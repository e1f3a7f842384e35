import { once } from '../../core/once.js'
import type { Reader } from '../../core/reader.js'
import { bigintAt, objectAt, type Source, textAt, textOrNullAt } from '../../core/source.js'
import type { ViewContext } from '../../core/view.js'
import { hourOf, midnightFrom } from '../lib/buckets.js'
import { ratio } from '../lib/ratio.js'
import { readRows } from '../lib/readRows.js'
import { between, readSeries } from '../lib/readSeries.js'
import { rlcLater } from '../lib/rlc.js'
import { type StatWindow, spanOf } from '../lib/statWindow.js'
import { type Concurrency, concurrencyOf, type OpenTask } from './concurrency.js'
import { RESOURCE_COUNTERS, resourceFacts, WORKERPOOL } from './resourceFacts.js'
import { type SumName, sumsFrom } from './sums.js'
import { usageStats } from './usageStats.js'

/** Base fields of a workerpool that {@link workerpoolStats} reads. */
export const WORKERPOOL_COUNTERS = {
  ...RESOURCE_COUNTERS,
  createdAt: true,
  schedulerEarnings: true,
  workersEarnings: true,
  kittyShares: true,
  stakeSlashed: true,
  workersCount: true,
} as const

/** The `WorkerpoolStats` of the served schema. */
export const workerpoolStats = (workerpool: Source, window: StatWindow, context: ViewContext) => {
  const { read, asOf } = context
  const facts = resourceFacts(WORKERPOOL, workerpool, { window, context })
  const { id } = facts
  const counters = sumsFrom(workerpool, {
    schedulerRevenue: 'schedulerEarnings',
    workersRevenue: 'workersEarnings',
    kittyShare: 'kittyShares',
    slashed: 'stakeSlashed',
  })
  const amount = (name: SumName) =>
    rlcLater(async () => (window === 'ALL_TIME' ? counters : await facts.sums())[name])
  const over = (covered: StatWindow) =>
    once(async () => {
      const { from, to } = spanOf(covered, BigInt((await asOf()).blockTimestamp))
      const created = textOrNullAt(workerpool, 'createdAt')
      return readConcurrency(read, id, { from: from ?? hourOf(created ? BigInt(created) : to), to })
    })
  const concurrency = over(window)
  const month = window === 'LAST_30D' ? concurrency : over('LAST_30D')
  return {
    usage: () => usageStats(facts),
    averageConcurrency: async () => (await concurrency()).average,
    peakConcurrency: async () => (await concurrency()).peak,
    utilization: async () => {
      const [{ average }, { peak }] = await Promise.all([concurrency(), month()])
      return peak === 0 ? null : average / peak
    },
    reliability: async () => {
      const { ended } = await facts.outcomes()
      return ratio(ended.completed, ended.tasks)
    },
    schedulerEarnings: amount('schedulerRevenue'),
    workersEarnings: amount('workersRevenue'),
    kittyReceived: amount('kittyShare'),
    stakeSlashed: amount('slashed'),
    activeWorkers: async () => {
      if (window === 'ALL_TIME') return Number(bigintAt(workerpool, 'workersCount'))
      const { from = 0n } = await facts.span()
      return countWorkers(read, id, from)
    },
  }
}

const readConcurrency = async (
  read: Reader,
  workerpool: string,
  span: Readonly<{ from: bigint; to: bigint }>,
): Promise<Concurrency> => {
  const rows = await readRows(read, {
    field: 'tasks',
    where: { finalDeadline_gt: String(span.from), initializedAt_lte: String(span.to), deal_: { workerpool } },
    select: { initializedAt: true, finalizedAt: true, claimedAt: true, finalDeadline: true },
  })
  return concurrencyOf(rows.map(openTask), span)
}

/** A task is open from its initialization until it is completed, claimed or past its deadline. */
const openTask = (task: Source): OpenTask => {
  const ends = ['finalizedAt', 'claimedAt', 'finalDeadline'].flatMap((field) => {
    const time = textOrNullAt(task, field)
    return time === null ? [] : [BigInt(time)]
  })
  return {
    from: bigintAt(task, 'initializedAt'),
    to: ends.sort((a, b) => Number(a - b))[0] ?? 0n,
  }
}

/** Workers that contributed: by whole days from the series, on the day in which the window begins one by one. */
const countWorkers = async (read: Reader, workerpool: string, from: bigint): Promise<number> => {
  const midnight = midnightFrom(from)
  const [days, contributions] = await Promise.all([
    readSeries(read, {
      field: 'workerpoolWorkerActivities',
      interval: 'day',
      where: { workerpool, ...between(midnight) },
      select: { worker: { id: true }, contributions: true },
    }),
    from === midnight
      ? []
      : readRows(read, {
          field: 'contributions',
          where: { contributedAt_gte: String(from), contributedAt_lt: String(midnight) },
          select: { worker: { id: true }, task: { deal: { workerpool: { id: true } } } },
        }),
  ])
  const idOf = (row: Source, field: string) => textAt(objectAt(row, field), 'id')
  return new Set([
    ...days.filter((row) => bigintAt(row, 'contributions') > 0n).map((row) => idOf(row, 'worker')),
    ...contributions
      .filter((row) => idOf(objectAt(objectAt(row, 'task'), 'deal'), 'workerpool') === workerpool)
      .map((row) => idOf(row, 'worker')),
  ]).size
}
