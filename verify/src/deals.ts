import { encodePacked, type Hash, keccak256 } from 'viem'
import { boostFields, derivedOf } from './boostDeals.js'
import { inChunks } from './chunks.js'
import type { Hub } from './hub.js'
import { TASK_STATUS } from './hubAbi.js'
import { createMatches } from './matches.js'
import { nrlc } from './nrlc.js'
import { type Index, pages } from './pages.js'
import { payerOf } from './payerOf.js'
import { compare, type Difference } from './report.js'
import { text } from './text.js'

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
  pendingTasksCount: string
  initializedTasksCount: string
  workClockTimeRef: string
  isBoost: boolean
  apporder: Ref
  datasetorder: Ref
  workerpoolorder: Ref
  requestorder: Ref
}

const FIELDS = `id app { id } appOwner { id } appPrice dataset { id } datasetOwner { id } datasetPrice
  workerpool { id } workerpoolOwner { id } workerpoolPrice trust category { id } tag requester { id }
  beneficiary { id } callback { id } params startTime botFirst botSize workerStake schedulerRewardRatio
  sponsor { id } completedTasksCount claimedTasksCount pendingTasksCount initializedTasksCount workClockTimeRef isBoost apporder { id }
  datasetorder { id } workerpoolorder { id } requestorder { id }`

const ZERO = '0x0000000000000000000000000000000000000000'

/**
 * Every field of every deal, how many of its tasks the contract calls initialized, completed and failed, and
 * that the index knows (`tasks`) each of them. Gives what the deals add up to as well.
 */
export const verifyDeals = async (index: Index, hub: Hub, tasks: ReadonlySet<Hash>) => {
  const differences: Difference[] = []
  const matches = createMatches()
  let checked = 0
  const sums = { tasks: 0n, completed: 0n, claimed: 0n }
  for await (const page of pages<IndexedDeal>(index, { collection: 'deals', fields: FIELDS })) {
    for (const deal of page) {
      const request = deal.requestorder?.id
      const orders = [deal.apporder?.id, deal.datasetorder?.id, deal.workerpoolorder?.id, request]
      const botSize = BigInt(deal.botSize)
      matches.add(orders, request, { botFirst: BigInt(deal.botFirst), botSize })
      sums.tasks += botSize
      sums.completed += BigInt(deal.completedTasksCount)
      sums.claimed += BigInt(deal.claimedTasksCount)
    }
    differences.push(...(await inChunks(page, (deal) => verifyDeal(deal, hub, tasks))).flat())
    checked += page.length
  }
  return { checked, differences, matches, sums }
}

const verifyDeal = async (deal: IndexedDeal, hub: Hub, known: ReadonlySet<Hash>): Promise<Difference[]> => {
  const onChain = deal.isBoost ? await readBoostDeal(deal, hub) : await readDeal(deal, hub)
  const tasks = await readTasks(deal.id, onChain, hub)
  const missed = (tasks ?? []).filter(({ id, status }) => status !== 'UNSET' && !known.has(id))
  return [
    ...compareDeal(deal, { ...onChain.fields, ...(tasks === undefined ? {} : countTasks(tasks)) }),
    ...missed.flatMap(({ id, status }) => compare('Task', id, { status: 'unknown' }, { status })),
  ]
}

type OnChain = Readonly<{
  /** What the index must say. */
  fields: Readonly<Record<string, unknown>>
  firstIndex: bigint
  botSize: bigint
}>

const compareDeal = (deal: IndexedDeal, expected: OnChain['fields']): Difference[] => {
  const id = (ref: Ref) => ref?.id ?? ZERO
  return compare(
    'Deal',
    deal.id,
    {
      ...deal,
      ...(deal.isBoost ? derivedOf(deal) : {}),
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
    expected,
  )
}

const readDeal = async ({ id }: IndexedDeal, hub: Hub): Promise<OnChain> => {
  const onChain = await hub.deal(id)
  return {
    firstIndex: onChain.botFirst,
    botSize: onChain.botSize,
    fields: {
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
    },
  }
}

/** A hub that has lost the extension still tells the states of its tasks. */
const readBoostDeal = async ({ id, botSize }: IndexedDeal, hub: Hub): Promise<OnChain> => {
  const onChain = await hub.boostDeal(id)
  return {
    firstIndex: 0n,
    botSize: BigInt(onChain?.botSize ?? botSize),
    fields: onChain === undefined ? {} : boostFields(onChain),
  }
}

// A deal may have more tasks than anybody can read; those that exist are compared one by one anyway.
const COUNTED_TASKS = 1_000n

type ReadTask = Readonly<{ id: Hash; status: (typeof TASK_STATUS)[number] | undefined }>

/** The tasks of a deal as the contract has them; undefined for a deal with too many to ask for. */
const readTasks = async (
  dealId: Hash,
  { firstIndex, botSize }: OnChain,
  hub: Hub,
): Promise<readonly ReadTask[] | undefined> => {
  if (botSize > COUNTED_TASKS) return undefined
  const ids = Array.from({ length: Number(botSize) }, (_, offset) =>
    taskId(dealId, firstIndex + BigInt(offset)),
  )
  return inChunks(ids, async (id) => ({ id, status: TASK_STATUS[(await hub.task(id)).status] }))
}

const countTasks = (tasks: readonly ReadTask[]) => {
  const count = (status: (typeof TASK_STATUS)[number]) =>
    tasks.filter((task) => task.status === status).length
  return {
    initializedTasksCount: tasks.length - count('UNSET'),
    completedTasksCount: count('COMPLETED'),
    claimedTasksCount: count('FAILLED'),
    pendingTasksCount: tasks.length - count('COMPLETED') - count('FAILLED'),
  }
}

/** Id of a deal's task, whether it was initialised or not. */
const taskId = (deal: Hash, index: bigint): Hash =>
  keccak256(encodePacked(['bytes32', 'uint256'], [deal, index]))
