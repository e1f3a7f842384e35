import { nrlc } from '../nrlc.js'
import { type Index, pages } from '../pages.js'
import type { Difference } from '../report.js'
import type { Tally } from './tally.js'

type Series = Readonly<{
  collection: string
  /** Entity whose counters the buckets add up to, and the field that names it; none for the protocol. */
  entity: string
  subject?: string
  /** Field of a bucket → counter. */
  counts: Readonly<Record<string, string>>
  amounts: Readonly<Record<string, string>>
}>

const USAGE = {
  deals: 'dealsCount',
  tasks: 'usageCount',
  completed: 'completedTasksCount',
  claimed: 'claimedTasksCount',
}

const SERIES: readonly Series[] = [
  {
    collection: 'networkActivities',
    entity: 'Protocol',
    counts: { initialized: 'initializedTasksCount' },
    amounts: {
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
    },
  },
  {
    collection: 'appActivities',
    entity: 'App',
    subject: 'app',
    counts: USAGE,
    amounts: { appRevenue: 'revenue' },
  },
  {
    collection: 'datasetActivities',
    entity: 'Dataset',
    subject: 'dataset',
    counts: USAGE,
    amounts: { datasetRevenue: 'revenue' },
  },
  {
    collection: 'workerpoolActivities',
    entity: 'Workerpool',
    subject: 'workerpool',
    counts: USAGE,
    amounts: {
      workerpoolRevenue: 'revenue',
      schedulerRevenue: 'schedulerEarnings',
      workersRevenue: 'workersEarnings',
      kittyShare: 'kittyShares',
      slashed: 'stakeSlashed',
    },
  },
  {
    collection: 'categoryActivities',
    entity: 'Category',
    subject: 'category',
    counts: { ...USAGE, tasks: 'tasksCount' },
    amounts: {},
  },
  {
    collection: 'requesterActivities',
    entity: 'Account',
    subject: 'requester',
    counts: { deals: 'dealsRequestedCount', tasks: 'tasksRequestedCount' },
    amounts: {},
  },
  {
    collection: 'workerActivities',
    entity: 'Account',
    subject: 'worker',
    counts: { contributions: 'contributionsCount', slashedContributions: 'slashedContributionsCount' },
    amounts: { earned: 'workerEarned', slashed: 'workerSlashed' },
  },
]

type Row = { id: string } & Record<string, string | { id: string }>

/** The sums of all days of each series, the running one included, against what the rows add up to. */
export const checkSeries = async (index: Index, tally: Tally): Promise<Difference[]> => {
  const differences: Difference[] = []
  for (const series of SERIES)
    for (const [id, sums] of await sumUp(index, series))
      differences.push(
        ...tally
          .check(series.entity, id, sums)
          .map((difference) => ({ ...difference, entity: `${series.collection} of ${series.entity}` })),
      )
  return differences
}

/** Sums by what the series is about, named as the counters are. */
const sumUp = async (
  index: Index,
  { collection, subject, counts, amounts }: Series,
): Promise<Map<string, Record<string, bigint>>> => {
  const sums = new Map<string, Record<string, bigint>>()
  const fields = [
    'id',
    ...(subject === undefined ? [] : [`${subject} { id }`]),
    ...Object.keys(counts),
    ...Object.keys(amounts),
  ].join(' ')
  for await (const page of pages<Row>(index, { collection, fields, interval: 'day' }))
    for (const row of page) {
      const about = subject === undefined ? 'iExec' : (row[subject] as { id: string }).id
      const sum = sums.get(about) ?? {}
      for (const [field, counter] of Object.entries(counts))
        sum[counter] = (sum[counter] ?? 0n) + BigInt(row[field] as string)
      for (const [field, counter] of Object.entries(amounts))
        sum[counter] = (sum[counter] ?? 0n) + nrlc(row[field] as string)
      sums.set(about, sum)
    }
  return sums
}
