import { decimalText } from '../lib/decimalText.js'
import { ratio } from '../lib/ratio.js'
import { formatRlc } from '../lib/rlc.js'
import { histogramOf, percentile } from '../stats/histogram.js'
import type { SumName, Sums } from '../stats/sums.js'
import type { BucketFacts } from './bucketFacts.js'

/** Counts of different accounts and resources, as `ActivePeriod` has them. */
export type ActiveField = 'requesters' | 'newRequesters' | 'workers' | 'apps' | 'datasets' | 'workerpools'

/** Lists of resources, of which those created in a bucket are counted. */
export type ResourceList = 'apps' | 'datasets' | 'workerpools'

/** What has to be read for a metric. */
export type Source =
  | 'activity'
  | 'cohorts'
  | 'timeouts'
  | 'active'
  | 'stakes'
  | 'durations'
  | `created:${ResourceList}`

/** How a metric is made of what happened in one bucket. */
export type Metric = Readonly<{
  unit: 'count' | 'ratio' | 'RLC' | 's'
  source: Source
  /** Whole numbers, of nRLC where the unit is RLC, that add up from bucket to bucket. */
  amount?: (facts: BucketFacts) => bigint
  /** Anything else; null where there is nothing to divide by. */
  value?: (facts: BucketFacts) => string | null
}>

const sum = (name: SumName, unit: 'count' | 'RLC'): Metric => ({
  unit,
  source: 'activity',
  amount: ({ sums }) => sums[name],
})
const share = (part: (sums: Sums) => bigint, whole: (sums: Sums) => bigint): Metric => ({
  unit: 'ratio',
  source: 'activity',
  value: ({ sums }) => decimalText(ratio(part(sums), whole(sums))),
})
const active = (field: ActiveField): Metric => ({
  unit: 'count',
  source: 'active',
  value: ({ active: counts }) => String(counts[field]),
})
const stake = (field: 'total' | 'frozen'): Metric => ({
  unit: 'RLC',
  source: 'stakes',
  value: ({ stakes }) => formatRlc(stakes[field], 'RLC'),
})
const duration = (percent: bigint): Metric => ({
  unit: 's',
  source: 'durations',
  value: ({ durations }) => decimalText(percentile(histogramOf(durations), percent)),
})
const created = (list: ResourceList): Metric => ({
  unit: 'count',
  source: `created:${list}`,
  amount: ({ created: counts }) => counts[list],
})

/** Every metric of a series, by its name in the schema. */
export const METRICS = {
  DEALS: sum('deals', 'count'),
  TASKS_REQUESTED: sum('tasks', 'count'),
  TASKS_INITIALIZED: sum('initialized', 'count'),
  TASKS_COMPLETED: sum('completed', 'count'),
  TASKS_CLAIMED: sum('claimed', 'count'),
  TASKS_TIMED_OUT: {
    unit: 'count',
    source: 'timeouts',
    amount: ({ ended }) => ended.tasks - ended.completed,
  },
  SUCCESS_RATE: share(
    ({ completed }) => completed,
    ({ completed, claimed }) => completed + claimed,
  ),
  COHORT_SUCCESS_RATE: {
    unit: 'ratio',
    source: 'cohorts',
    value: ({ matured }) => decimalText(ratio(matured.completed, matured.tasks)),
  },
  ACTIVE_REQUESTERS: active('requesters'),
  NEW_REQUESTERS: { unit: 'count', source: 'active', amount: ({ active: counts }) => counts.newRequesters },
  ACTIVE_WORKERS: active('workers'),
  ACTIVE_APPS: active('apps'),
  ACTIVE_DATASETS: active('datasets'),
  ACTIVE_WORKERPOOLS: active('workerpools'),
  VOLUME_COMMITTED: sum('committed', 'RLC'),
  VOLUME_SETTLED: sum('settled', 'RLC'),
  VOLUME_REFUNDED: sum('refunded', 'RLC'),
  REVENUE_APPS: sum('appRevenue', 'RLC'),
  REVENUE_DATASETS: sum('datasetRevenue', 'RLC'),
  REVENUE_WORKERPOOLS: sum('workerpoolRevenue', 'RLC'),
  REVENUE_SCHEDULERS: sum('schedulerRevenue', 'RLC'),
  REVENUE_WORKERS: sum('workersRevenue', 'RLC'),
  STAKE_SLASHED: sum('slashed', 'RLC'),
  TOTAL_STAKED: stake('total'),
  FROZEN: stake('frozen'),
  TASK_DURATION_MEDIAN: duration(50n),
  TASK_DURATION_P95: duration(95n),
  TEE_SHARE: share(
    ({ teeTasks }) => teeTasks,
    ({ tasks }) => tasks,
  ),
  APPS_DEPLOYED: created('apps'),
  DATASETS_DEPLOYED: created('datasets'),
  WORKERPOOLS_DEPLOYED: created('workerpools'),
} as const satisfies Readonly<Record<string, Metric>>

export type MetricName = keyof typeof METRICS
