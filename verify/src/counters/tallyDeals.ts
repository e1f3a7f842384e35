import { zeroAddress } from 'viem'
import { nrlc } from '../nrlc.js'
import { type Index, pages } from '../pages.js'
import type { Tally } from './tally.js'

type Ref = Readonly<{ id: string }>

/** A deal as counters see it. Prices are per task, in nRLC. */
export type CountedDeal = Readonly<{
  id: string
  workerpool: string
  payer: string
  schedulerRewardRatio: bigint
  workerStake: bigint
  appPrice: bigint
  datasetPrice: bigint
  workerpoolPrice: bigint
}>

type Row = Readonly<{
  id: string
  app: Ref
  dataset: Ref | null
  workerpool: Ref
  category: Ref
  requester: Ref
  beneficiary: Ref
  callback: Ref
  sponsor: Ref
  appPrice: string
  datasetPrice: string
  workerpoolPrice: string
  schedulerRewardRatio: string
  workerStake: string
  botSize: string
  initializedTasksCount: string
  completedTasksCount: string
  claimedTasksCount: string
}>

const FIELDS = `id app { id } dataset { id } workerpool { id } category { id } requester { id } beneficiary { id }
  callback { id } sponsor { id } appPrice datasetPrice workerpoolPrice schedulerRewardRatio workerStake botSize
  initializedTasksCount completedTasksCount claimedTasksCount`

/** Adds all deals to the counters of everybody and everything that takes part in them. */
export const tallyDeals = async (index: Index, tally: Tally): Promise<ReadonlyMap<string, CountedDeal>> => {
  const deals = new Map<string, CountedDeal>()
  for await (const page of pages<Row>(index, { collection: 'deals', fields: FIELDS }))
    for (const row of page) deals.set(row.id, tallyDeal(row, tally))
  return deals
}

const tallyDeal = (row: Row, tally: Tally): CountedDeal => {
  const appPrice = nrlc(row.appPrice)
  const datasetPrice = nrlc(row.datasetPrice)
  const workerpoolPrice = nrlc(row.workerpoolPrice)
  const price = appPrice + datasetPrice + workerpoolPrice
  const tasks = BigInt(row.botSize)
  const completed = BigInt(row.completedTasksCount)
  const claimed = BigInt(row.claimedTasksCount)
  const payer = row.sponsor.id === zeroAddress ? row.requester.id : row.sponsor.id
  const isSponsored = payer !== row.requester.id
  const ends = { completedTasksCount: completed, claimedTasksCount: claimed }

  const use = (entity: string, id: string, ownPrice: bigint) => {
    tally.add(entity, id, { dealsCount: 1n, usageCount: tasks, ...ends, revenue: ownPrice * completed })
    tally.count(entity, id, 'requestersCount', row.requester.id)
    tally.add('RessourceUser', `${id}-${row.requester.id}`, { dealsCount: 1n, tasksCount: tasks })
  }
  use('App', row.app.id, appPrice)
  use('Workerpool', row.workerpool.id, workerpoolPrice)
  if (row.dataset) use('Dataset', row.dataset.id, datasetPrice)
  tally.add('Category', row.category.id, { dealsCount: 1n, tasksCount: tasks, ...ends })

  tally.add('Account', row.requester.id, { dealsRequestedCount: 1n, tasksRequestedCount: tasks })
  tally.add('Account', row.beneficiary.id, { dealsBeneficiaryCount: 1n })
  tally.add('Account', row.callback.id, { dealsCallbackCount: 1n })
  if (isSponsored) tally.add('Account', payer, { dealsSponsoredCount: 1n })
  tally.add('Account', payer, { refunded: price * claimed })

  tally.add('Protocol', 'iExec', {
    initializedTasksCount: BigInt(row.initializedTasksCount),
    volumeCommitted: price * tasks,
    volumeSettled: price * completed,
    volumeRefunded: price * claimed,
    volumeSponsored: isSponsored ? price * completed : 0n,
    appsRevenue: appPrice * completed,
    datasetsRevenue: datasetPrice * completed,
    workerpoolsRevenue: workerpoolPrice * completed,
  })
  tally.count('Protocol', 'iExec', 'requestersCount', row.requester.id)
  return {
    id: row.id,
    workerpool: row.workerpool.id,
    payer,
    schedulerRewardRatio: BigInt(row.schedulerRewardRatio),
    workerStake: BigInt(row.workerStake),
    appPrice,
    datasetPrice,
    workerpoolPrice,
  }
}
