import { encodePacked, type Hash, keccak256 } from 'viem'
import type { Hub } from './hub.js'
import { TASK_STATUS } from './hubAbi.js'
import { nrlc } from './nrlc.js'
import { pages, type Query } from './pages.js'
import { payerOf } from './payerOf.js'
import { compare, type Difference } from './report.js'

type Ref = { id: string } | null
type IndexedDeal = {
  id: Hash
  app: Ref
  appOwner: Ref
  appPrice: string
  dataset: Ref
  datasetOwner: Ref
  datasetPrice: string
  workerpool: Ref
  workerpoolOwner: Ref
  workerpoolPrice: string
  trust: string
  category: Ref
  tag: string
  requester: Ref
  beneficiary: Ref
  callback: Ref
  params: string
  startTime: string
  botFirst: string
  botSize: string
  workerStake: string
  schedulerRewardRatio: string
  sponsor: Ref
  completedTasksCount: string
  claimedTasksCount: string
}

const FIELDS = `id app { id } appOwner { id } appPrice dataset { id } datasetOwner { id } datasetPrice
  workerpool { id } workerpoolOwner { id } workerpoolPrice trust category { id } tag requester { id }
  beneficiary { id } callback { id } params startTime botFirst botSize workerStake schedulerRewardRatio
  sponsor { id } completedTasksCount claimedTasksCount`

const ZERO = '0x0000000000000000000000000000000000000000'

/** A string may hold bytes that are no text; the mapping runtime drops NULs. */
const text = (value: string): string => value.replaceAll('\0', '')

/** Every field of every deal, and how many of its tasks the contract calls completed and failed. */
export const verifyDeals = async (query: Query, hub: Hub, block: number) => {
  const differences: Difference[] = []
  let checked = 0
  for await (const page of pages<IndexedDeal>(query, { collection: 'deals', fields: FIELDS, block })) {
    const rows = await Promise.all(page.map((deal) => verifyDeal(deal, hub)))
    differences.push(...rows.flat())
    checked += page.length
  }
  return { checked, differences }
}

const verifyDeal = async (deal: IndexedDeal, hub: Hub): Promise<Difference[]> => {
  const onChain = await hub.deal(deal.id)
  const counts = await countTasks(deal.id, onChain, hub)
  const id = (ref: Ref) => ref?.id ?? ZERO
  return compare(
    'Deal',
    deal.id,
    {
      ...deal,
      app: id(deal.app),
      appOwner: id(deal.appOwner),
      appPrice: nrlc(deal.appPrice),
      dataset: id(deal.dataset),
      datasetOwner: id(deal.datasetOwner),
      datasetPrice: nrlc(deal.datasetPrice),
      workerpool: id(deal.workerpool),
      workerpoolOwner: id(deal.workerpoolOwner),
      workerpoolPrice: nrlc(deal.workerpoolPrice),
      category: id(deal.category),
      requester: id(deal.requester),
      beneficiary: id(deal.beneficiary),
      callback: id(deal.callback),
      sponsor: id(deal.sponsor),
    },
    {
      app: onChain.app.pointer.toLowerCase(),
      appOwner: onChain.app.owner.toLowerCase(),
      appPrice: onChain.app.price,
      dataset: onChain.dataset.pointer.toLowerCase(),
      datasetOwner: onChain.dataset.owner.toLowerCase(),
      datasetPrice: onChain.dataset.price,
      workerpool: onChain.workerpool.pointer.toLowerCase(),
      workerpoolOwner: onChain.workerpool.owner.toLowerCase(),
      workerpoolPrice: onChain.workerpool.price,
      trust: onChain.trust,
      category: onChain.category,
      tag: onChain.tag,
      requester: onChain.requester.toLowerCase(),
      beneficiary: onChain.beneficiary.toLowerCase(),
      callback: onChain.callback.toLowerCase(),
      params: text(onChain.params),
      startTime: onChain.startTime,
      botFirst: onChain.botFirst,
      botSize: onChain.botSize,
      workerStake: onChain.workerStake,
      schedulerRewardRatio: onChain.schedulerRewardRatio,
      sponsor: payerOf(onChain),
      ...counts,
    },
  )
}

// A deal may have more tasks than anybody can read; those that exist are compared one by one anyway.
const COUNTED_TASKS = 1_000n

/** How many tasks of a deal ended which way; nothing for a deal with too many to ask for. */
const countTasks = async (
  dealId: Hash,
  { botFirst, botSize }: Readonly<{ botFirst: bigint; botSize: bigint }>,
  hub: Hub,
) => {
  if (botSize > COUNTED_TASKS) return {}
  const tasks = await Promise.all(
    Array.from({ length: Number(botSize) }, (_, offset) =>
      hub.task(taskId(dealId, botFirst + BigInt(offset))),
    ),
  )
  const count = (status: (typeof TASK_STATUS)[number]) =>
    tasks.filter((task) => TASK_STATUS[task.status] === status).length
  return { completedTasksCount: count('COMPLETED'), claimedTasksCount: count('FAILLED') }
}

/** Id of a deal's task, whether it was initialised or not. */
const taskId = (deal: Hash, index: bigint): Hash =>
  keccak256(encodePacked(['bytes32', 'uint256'], [deal, index]))
