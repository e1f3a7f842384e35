import { nrlc } from '../nrlc.js'
import { type Index, pages } from '../pages.js'
import type { Difference } from '../report.js'
import { checkSeries } from './checkSeries.js'
import { checkTasks } from './checkTasks.js'
import { openTally, type Tally } from './tally.js'
import { tallyDeals } from './tallyDeals.js'
import { tallyMoney } from './tallyMoney.js'
import { tallyOwners } from './tallyOwners.js'
import { tallyWork } from './tallyWork.js'

const USAGE = ['dealsCount', 'usageCount', 'completedTasksCount', 'claimedTasksCount', 'requestersCount']

/** Counters and sums by entity: the collection, whole numbers, and amounts. */
const COUNTED = {
  Account: {
    collection: 'accounts',
    counts: [
      'appsCount',
      'datasetsCount',
      'workerpoolsCount',
      'contributionsCount',
      'provedContributionsCount',
      'slashedContributionsCount',
      'activeDaysCount',
      'dealsRequestedCount',
      'dealsBeneficiaryCount',
      'dealsCallbackCount',
      'dealsSponsoredCount',
      'tasksRequestedCount',
    ],
    amounts: [
      'spent',
      'refunded',
      'earned',
      'slashed',
      'deposited',
      'withdrawn',
      'workerEarned',
      'workerSlashed',
    ],
  },
  App: { collection: 'apps', counts: USAGE, amounts: ['revenue'] },
  Dataset: { collection: 'datasets', counts: USAGE, amounts: ['revenue'] },
  Workerpool: {
    collection: 'workerpools',
    counts: [...USAGE, 'workersCount'],
    amounts: ['revenue', 'schedulerEarnings', 'workersEarnings', 'kittyShares', 'stakeSlashed'],
  },
  Category: {
    collection: 'categories',
    counts: ['dealsCount', 'tasksCount', 'completedTasksCount', 'claimedTasksCount'],
    amounts: [],
  },
  RessourceUser: { collection: 'ressourceUsers', counts: ['dealsCount', 'tasksCount'], amounts: [] },
  WorkerpoolWorker: {
    collection: 'workerpoolWorkers',
    counts: ['contributionsCount'],
    amounts: ['earned', 'slashed'],
  },
  Protocol: {
    collection: 'protocols',
    counts: ['initializedTasksCount', 'requestersCount', 'workersCount'],
    amounts: [
      'volumeCommitted',
      'volumeSettled',
      'volumeRefunded',
      'volumeSponsored',
      'appsRevenue',
      'datasetsRevenue',
      'workerpoolsRevenue',
      'schedulersRevenue',
      'workersRevenue',
      'kittyShares',
      'stakeSlashed',
    ],
  },
} as const

/** All counters and sums against the rows that they count, and the series against the counters. */
export const verifyCounters = async (
  index: Index,
): Promise<{ checked: number; differences: Difference[] }> => {
  const tally = openTally()
  const deals = await tallyDeals(index, tally)
  await tallyMoney(index, tally)
  await tallyOwners(index, tally)
  const outcomes = await tallyWork(index, tally)
  const differences = await checkTasks(index, tally, { deals, outcomes })
  let checked = 0
  for (const [entity, counted] of Object.entries(COUNTED)) {
    const found = await checkRows(index, tally, { entity, ...counted })
    differences.push(...found.differences)
    checked += found.checked
  }
  differences.push(...(await checkSeries(index, tally)))
  return { checked, differences }
}

type Counted = Readonly<{
  entity: string
  collection: string
  counts: readonly string[]
  amounts: readonly string[]
}>

const checkRows = async (index: Index, tally: Tally, { entity, collection, counts, amounts }: Counted) => {
  const differences: Difference[] = []
  let checked = 0
  const fields = ['id', ...counts, ...amounts].join(' ')
  for await (const page of pages<{ id: string } & Record<string, string>>(index, { collection, fields })) {
    for (const row of page) {
      const stored = [
        ...counts.map((name) => [name, BigInt(row[name] ?? '')] as const),
        ...amounts.map((name) => [name, nrlc(row[name] ?? '')] as const),
      ]
      differences.push(...tally.check(entity, row.id, Object.fromEntries(stored)))
    }
    checked += page.length
  }
  return { checked, differences }
}
