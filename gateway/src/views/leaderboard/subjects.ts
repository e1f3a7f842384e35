import type { SumName, Sums } from '../stats/sums.js'

/** What a leaderboard ranks. */
export type Subject = 'APP' | 'DATASET' | 'WORKERPOOL' | 'WORKER' | 'REQUESTER'

export const RANK_METRICS = [
  'DEALS',
  'TASKS_REQUESTED',
  'TASKS_COMPLETED',
  'SUCCESS_RATE',
  'VOLUME_SETTLED',
  'EARNINGS',
  'SPENDING',
  'UNIQUE_REQUESTERS',
  'CONTRIBUTIONS',
  'SCORE',
] as const

/** By what it ranks. */
export type RankMetric = (typeof RANK_METRICS)[number]

type Fields = Readonly<Partial<Record<SumName, string>>>

/** Where the numbers of a kind of subject are. */
export type SubjectFacts = Readonly<{
  /** Field of series and deals that names it. */
  reference: 'app' | 'dataset' | 'workerpool' | 'worker' | 'requester'
  /** Base list of it. */
  list: 'apps' | 'datasets' | 'workerpools' | 'accounts'
  /** Property of an entry that holds it. */
  entry: 'app' | 'dataset' | 'workerpool' | 'account'
  /** Its name; undefined for accounts. */
  label: 'name' | 'description' | undefined
  /** Its series. */
  series: string
  /** Its series of cohorts by days; undefined where there is none. */
  cohorts: string | undefined
  /** Sums of its series, and its counters of all time. */
  counters: Fields
  metrics: Readonly<Partial<Record<RankMetric, SumMetric>>>
}>

/** A metric that is a sum, or what is left of it. */
export type SumMetric = Readonly<{ sum: SumName; less?: SumName }>

/** The value of a metric. */
export const metricOf = ({ sum, less }: SumMetric, sums: Sums): bigint => sums[sum] - (less ? sums[less] : 0n)

const USES = {
  DEALS: { sum: 'deals' },
  TASKS_REQUESTED: { sum: 'tasks' },
  TASKS_COMPLETED: { sum: 'completed' },
} as const

const COUNTERS = {
  deals: 'dealsCount',
  tasks: 'usageCount',
  completed: 'completedTasksCount',
  claimed: 'claimedTasksCount',
} as const

export const SUBJECTS: Readonly<Record<Subject, SubjectFacts>> = {
  APP: {
    reference: 'app',
    list: 'apps',
    entry: 'app',
    label: 'name',
    series: 'appActivities',
    cohorts: 'appCohorts',
    counters: { ...COUNTERS, appRevenue: 'revenue' },
    metrics: {
      ...USES,
      VOLUME_SETTLED: { sum: 'settled' },
      EARNINGS: { sum: 'appRevenue' },
    },
  },
  DATASET: {
    reference: 'dataset',
    list: 'datasets',
    entry: 'dataset',
    label: 'name',
    series: 'datasetActivities',
    cohorts: 'datasetCohorts',
    counters: { ...COUNTERS, datasetRevenue: 'revenue' },
    metrics: { ...USES, EARNINGS: { sum: 'datasetRevenue' } },
  },
  WORKERPOOL: {
    reference: 'workerpool',
    list: 'workerpools',
    entry: 'workerpool',
    label: 'description',
    series: 'workerpoolActivities',
    cohorts: 'workerpoolCohorts',
    counters: { ...COUNTERS, workerpoolRevenue: 'revenue' },
    metrics: {
      ...USES,
      VOLUME_SETTLED: { sum: 'settled' },
      EARNINGS: { sum: 'workerpoolRevenue' },
    },
  },
  WORKER: {
    reference: 'worker',
    list: 'accounts',
    entry: 'account',
    label: undefined,
    series: 'workerActivities',
    cohorts: undefined,
    counters: { contributions: 'contributionsCount', earned: 'workerEarned' },
    metrics: { CONTRIBUTIONS: { sum: 'contributions' }, EARNINGS: { sum: 'earned' } },
  },
  REQUESTER: {
    reference: 'requester',
    list: 'accounts',
    entry: 'account',
    label: undefined,
    series: 'requesterActivities',
    cohorts: undefined,
    counters: { deals: 'dealsRequestedCount', tasks: 'tasksRequestedCount' },
    metrics: {
      ...USES,
      VOLUME_SETTLED: { sum: 'settled' },
      SPENDING: { sum: 'settled', less: 'sponsored' },
    },
  },
}

const AMOUNTS: readonly RankMetric[] = ['VOLUME_SETTLED', 'EARNINGS', 'SPENDING']

/** Whether values of a metric are nRLC. */
export const isAmount = (metric: RankMetric): boolean => AMOUNTS.includes(metric)
