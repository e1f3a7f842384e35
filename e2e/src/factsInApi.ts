import type {
  ContributionFacts,
  DealFacts,
  Facts,
  MovementFacts,
  OrderFacts,
  TaskFacts,
} from '@poco-explorer/devnet'
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

export type OrderKind = OrderFacts['kind']
export const ORDER_KINDS: readonly OrderKind[] = ['app', 'dataset', 'workerpool', 'request']

const eventHashes = (kind: OrderKind, event: string): string => {
  const type = `${kind.charAt(0).toUpperCase()}${kind.slice(1)}Orders`
  return `${event}: ${event}${type}(first: 1000) { orderHash }`
}

/** Everything the API says about the orders of one kind. */
export const ordersQuery = (kind: OrderKind): string =>
  `{ orders: ${kind}Orders(first: 1000) { id volume consumedVolume status signedAt closedAt broadcastAt }
     ${['signed', 'closed', 'broadcast'].map((event) => eventHashes(kind, event)).join(' ')} }`

type OrderAnswer = Readonly<{
  id: string
  volume: string
  consumedVolume: string
  status: string
  signedAt: string | null
  closedAt: string | null
  broadcastAt: string | null
}>
type EventAnswer = readonly { orderHash: string }[]
export type OrdersAnswer = Readonly<{
  orders: readonly OrderAnswer[]
  signed: EventAnswer
  closed: EventAnswer
  broadcast: EventAnswer
}>

const statusOf = ({ volume, consumed, isSigned, isClosed }: OrderFacts): string => {
  if (isClosed) return 'CLOSED'
  if (consumed === 0n) return isSigned ? 'OPEN' : 'UNVERIFIED'
  return consumed === volume ? 'FILLED' : 'PARTIALLY_FILLED'
}

/** What an answer to `ordersQuery` says, comparable with `ordersInApi`. */
export const ordersOf = ({ orders, signed, closed, broadcast }: OrdersAnswer) => {
  const hashes = (events: EventAnswer) => [...new Set(events.map(({ orderHash }) => orderHash))].sort()
  return {
    orders: orders.map(({ signedAt, closedAt, broadcastAt, ...order }) => ({
      ...order,
      isSigned: signedAt !== null,
      isClosed: closedAt !== null,
      isBroadcast: broadcastAt !== null,
    })),
    signed: hashes(signed),
    closed: hashes(closed),
    broadcast: hashes(broadcast),
  }
}

/** Orders of one kind; `unoffered` ones are about things that do not exist, so only their events are there. */
export const ordersInApi = (kind: OrderKind, facts: Facts, unoffered: readonly string[]) => {
  const ofKind = Object.values(facts.orders)
    .filter((order) => order.kind === kind)
    .sort((a, b) => (a.hash < b.hash ? -1 : 1))
  const hashes = (flag: 'isSigned' | 'isClosed' | 'isBroadcast') =>
    ofKind.filter((order) => order[flag]).map(({ hash }) => hash as string)
  return {
    orders: ofKind
      .filter(({ hash }) => !unoffered.includes(hash))
      .map((order) => ({
        id: order.hash,
        volume: String(order.volume),
        consumedVolume: String(order.consumed),
        status: statusOf(order),
        isSigned: order.isSigned,
        isClosed: order.isClosed,
        isBroadcast: order.isBroadcast,
      })),
    signed: hashes('isSigned'),
    closed: hashes('isClosed'),
    broadcast: hashes('isBroadcast'),
  }
}

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
