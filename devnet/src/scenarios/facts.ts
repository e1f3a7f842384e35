import type { Address, Hex } from 'viem'
import type { OrderKind } from '../poco/orders.js'

// What the scenarios made, from the protocol's rules alone. Amounts are nRLC, times are seconds, addresses
// are checksummed, hashes lower case.

export type TaskStatus = 'UNSET' | 'ACTIVE' | 'REVEALING' | 'COMPLETED' | 'FAILED'

export type ContributionStatus = 'CONTRIBUTED' | 'PROVED' | 'REJECTED'

export type ContributionFacts = Readonly<{
  worker: Address
  status: ContributionStatus
  resultHash: Hex
  resultSeal: Hex
  /** Zero without enclave. */
  challenge: Address
  weight: bigint
}>

/** A payment or a loss an event reports for a task. */
export type MovementFacts = Readonly<{ owner: Address; amount: bigint }>

export type TaskFacts = Readonly<{
  id: Hex
  dealId: Hex
  index: bigint
  /** UNSET: the index exists in the deal, the task was never initialized. */
  status: TaskStatus
  contributionDeadline: number
  revealDeadline: number
  finalDeadline: number
  /** Result hash of the consensus; null before there is one. */
  consensus: Hex | null
  contributions: readonly ContributionFacts[]
  resultDigest: Hex | null
  results: Hex | null
  resultsCallback: Hex | null
  rewards: readonly MovementFacts[]
  seizes: readonly MovementFacts[]
}>

export type DealFacts = Readonly<{
  id: Hex
  app: Address
  appOwner: Address
  appPrice: bigint
  /** Null without dataset. */
  dataset: Address | null
  datasetOwner: Address | null
  datasetPrice: bigint
  workerpool: Address
  workerpoolOwner: Address
  workerpoolPrice: bigint
  requester: Address
  /** Who paid; the requester unless somebody sponsored the deal. */
  sponsor: Address
  beneficiary: Address
  callback: Address
  /** Bytes of the params: not always UTF-8. */
  params: Hex
  category: bigint
  trust: bigint
  tag: Hex
  startTime: number
  botFirst: bigint
  botSize: bigint
  workerStake: bigint
  schedulerRewardRatio: bigint
  /** Made by the Boost extension: its tasks have indexes from 0 on, whatever `botFirst` is. */
  isBoost: boolean
  orders: Readonly<{ app: Hex; dataset: Hex | null; workerpool: Hex; request: Hex }>
  /** Ids of its tasks by position; empty when there are more than a thousand. */
  tasks: readonly Hex[]
}>

/** An order some transaction carried. */
export type OrderFacts = Readonly<{
  hash: Hex
  kind: OrderKind
  volume: bigint
  /** Part of the volume that deals, or closing the order, used up. */
  consumed: bigint
  isSigned: boolean
  isClosed: boolean
  isBroadcast: boolean
}>

export type ResourceFacts = Readonly<{
  kind: 'app' | 'dataset' | 'workerpool'
  address: Address
  owner: Address
  name: string
  /** Of workerpools, percent: what holds for the next deal. */
  policy: Readonly<{ workerStakeRatio: bigint; schedulerRewardRatio: bigint }> | null
}>

export type AccountFacts = Readonly<{ balance: bigint; frozen: bigint; score: bigint }>

/** What one scenario made. */
export type ScenarioFacts = Readonly<{
  deals: readonly Hex[]
  tasks: readonly Hex[]
  firstBlock: number
  lastBlock: number
}>

/** The state of PoCo after the scenarios. */
export type Facts = Readonly<{
  /** Last block of the last scenario. */
  block: number
  time: number
  scenarios: Readonly<Record<string, ScenarioFacts>>
  deals: Readonly<Record<Hex, DealFacts>>
  tasks: Readonly<Record<Hex, TaskFacts>>
  orders: Readonly<Record<Hex, OrderFacts>>
  resources: Readonly<Record<Address, ResourceFacts>>
  /** Everybody who ever held or locked sRLC, the hub and the kitty included. */
  accounts: Readonly<Record<Address, AccountFacts>>
  /** Categories by index: name and work clock in seconds. */
  categories: readonly Readonly<{ name: string; workClockTimeRef: bigint }>[]
  /** Text of the files on IPFS that params name, by CID. `startFileGateway` serves them. */
  files: Readonly<Record<string, string>>
  totalSupply: bigint
}>
