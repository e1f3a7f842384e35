import type { ContributionFacts, DealFacts, Facts, MovementFacts, TaskFacts } from '@poco-explorer/devnet'
import { hexToBytes, zeroAddress } from 'viem'
import { rlc } from './rlc.js'

// What the API must answer for what the scenarios made. The facts come from the protocol's rules alone.

const lower = (hex: string): string => hex.toLowerCase()
const ref = (address: string | null) => (address === null ? null : { id: lower(address) })
const bySortKey = <T>(rows: readonly T[]): T[] =>
  [...rows].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))

/** Text of params as a mapping sees it: bytes that are no UTF-8 replaced, NULs dropped. */
const text = (bytes: `0x${string}`): string =>
  new TextDecoder().decode(hexToBytes(bytes)).replaceAll('\0', '')

export const DEAL_FIELDS = `id app { id } appOwner { id } appPrice dataset { id } datasetOwner { id } datasetPrice
  workerpool { id } workerpoolOwner { id } workerpoolPrice requester { id } sponsor { id } beneficiary { id }
  callback { id } params category { id } trust tag startTime botFirst botSize workerStake schedulerRewardRatio
  completedTasksCount claimedTasksCount apporder { id } datasetorder { id } workerpoolorder { id }
  requestorder { id }`

export const dealInApi = (deal: DealFacts, { tasks }: Facts) => {
  const count = (status: TaskFacts['status']) =>
    String(Object.values(tasks).filter((task) => task.dealId === deal.id && task.status === status).length)
  return {
    id: deal.id,
    app: ref(deal.app),
    appOwner: ref(deal.appOwner),
    appPrice: rlc(deal.appPrice),
    dataset: ref(deal.dataset),
    datasetOwner: ref(deal.datasetOwner ?? zeroAddress),
    datasetPrice: rlc(deal.datasetPrice),
    workerpool: ref(deal.workerpool),
    workerpoolOwner: ref(deal.workerpoolOwner),
    workerpoolPrice: rlc(deal.workerpoolPrice),
    requester: ref(deal.requester),
    sponsor: ref(deal.sponsor),
    beneficiary: ref(deal.beneficiary),
    callback: ref(deal.callback),
    params: text(deal.params),
    category: { id: String(deal.category) },
    trust: String(deal.trust),
    tag: deal.tag,
    startTime: String(deal.startTime),
    botFirst: String(deal.botFirst),
    botSize: String(deal.botSize),
    workerStake: String(deal.workerStake),
    schedulerRewardRatio: String(deal.schedulerRewardRatio),
    completedTasksCount: count('COMPLETED'),
    claimedTasksCount: count('FAILED'),
    apporder: ref(deal.orders.app),
    datasetorder: ref(deal.orders.dataset),
    workerpoolorder: ref(deal.orders.workerpool),
    requestorder: ref(deal.orders.request),
  }
}

export const TASK_FIELDS = `id status deal { id } index contributionDeadline finalDeadline consensus results
  contributions(first: 1000) { worker { id } status hash seal challenge }
  rewards(first: 1000) { account { id } value } seizes(first: 1000) { account { id } value }`

const contributionInApi = ({ worker, status, resultHash, resultSeal, challenge }: ContributionFacts) => ({
  worker: ref(worker),
  status,
  hash: resultHash,
  seal: resultSeal,
  challenge: lower(challenge),
})

const movementInApi = ({ owner, amount }: MovementFacts) => ({ account: ref(owner), value: rlc(amount) })

/** Tasks that were never initialised are no entities. */
export const tasksInApi = ({ tasks }: Facts) =>
  Object.values(tasks)
    .filter(({ status }) => status !== 'UNSET')
    .map((task) => ({
      id: task.id,
      status: task.status === 'FAILED' ? 'FAILLED' : task.status,
      deal: { id: task.dealId },
      index: String(task.index),
      contributionDeadline: String(task.contributionDeadline),
      finalDeadline: String(task.finalDeadline),
      consensus: task.consensus,
      results: task.results,
      contributions: bySortKey(task.contributions.map(contributionInApi)),
      rewards: bySortKey(task.rewards.map(movementInApi)),
      seizes: bySortKey(task.seizes.map(movementInApi)),
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1))

type TaskAnswer = { contributions: unknown[]; rewards: unknown[]; seizes: unknown[] }

/** An answer with its lists in the order that `tasksInApi` gives them. */
export const sortLists = <T extends TaskAnswer>(task: T): T => ({
  ...task,
  contributions: bySortKey(task.contributions),
  rewards: bySortKey(task.rewards),
  seizes: bySortKey(task.seizes),
})

/** Accounts that the rules say something about. */
export const accountsInApi = ({ accounts }: Facts) =>
  Object.entries(accounts)
    .map(([address, { balance, frozen, score }]) => ({
      id: lower(address),
      balance: rlc(balance),
      frozen: rlc(frozen),
      score: String(score),
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
