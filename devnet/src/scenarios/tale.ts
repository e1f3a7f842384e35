import type { Address, Hex } from 'viem'
import type { DevnetAddresses } from '../chain/planDeployment.js'
import type { Accounts, Role } from '../chain/roles.js'
import type { PlannedBlock, Transaction } from '../chain/transaction.js'
import { NO_VOTES, type Votes } from '../poco/consensus.js'
import { createLedger, type Ledger } from '../poco/ledger.js'
import type { Domain } from '../poco/orderHash.js'
import type {
  ContributionStatus,
  DealFacts,
  MovementFacts,
  OrderFacts,
  ResourceFacts,
  TaskStatus,
} from './facts.js'
import { createRandom, type Random } from './random.js'

/** A block a story wants: its transactions and its time, in seconds. */
export type TimedBlock = Readonly<{ transactions: PlannedBlock; time: number }>

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] }

/** A task while its story is told. */
export type TaskState = {
  id: Hex
  deal: DealFacts
  index: bigint
  status: TaskStatus
  contributionDeadline: number
  revealDeadline: number
  finalDeadline: number
  consensus: Hex | null
  votes: Votes
  contributions: {
    worker: Role
    status: ContributionStatus
    digest: Hex
    resultHash: Hex
    resultSeal: Hex
    challenge: Address
    weight: bigint
  }[]
  resultDigest: Hex | null
  results: Hex | null
  resultsCallback: Hex | null
  rewards: MovementFacts[]
  seizes: MovementFacts[]
}

/** A resource and the role that may dispose of it now. */
export type ResourceState = Mutable<ResourceFacts> & { holder: Role }

/** An order; written down off chain first, and seen once a transaction carries it. */
export type OrderState = Mutable<OrderFacts> & { isSeen: boolean }

/**
 * A story while it is told: the transactions it asks for and the state they must lead to. Telling touches no
 * chain; whatever the verbs add here follows from the protocol's rules.
 */
export type Tale = Readonly<{
  accounts: Accounts
  addresses: DevnetAddresses
  domain: Domain
  /** Whether the hub holds the chain's coin instead of RLC. */
  isNative: boolean
  random: Random
  ledger: Ledger
  scores: Map<Role, bigint>
  resources: Map<Address, ResourceState>
  orders: Map<Hex, OrderState>
  deals: Map<Hex, DealFacts>
  tasks: Map<Hex, TaskState>
  categories: { name: string; workClockTimeRef: bigint }[]
  /** Text of the files on IPFS that params name, by CID. */
  files: Map<string, string>
  addressOf(role: Role): Address
  roleOf(address: Address): Role
  /** Time of the block that is told now, in seconds. */
  time(): number
  /** Lets this many seconds pass before the next block. */
  wait(seconds: number): void
  /** Adds a transaction, to the open block or in a block of its own; gives the time of that block. */
  send(transaction: Transaction): number
  /** Puts everything sent meanwhile into one block. */
  together(tell: () => Promise<void>): Promise<void>
  /** Takes the blocks told since the last call. */
  takeBlocks(): TimedBlock[]
  /** Goes on after a block of this time. */
  continueAfter(time: number): void
}>

/** Seconds between two blocks when a story does not wait. */
export const BLOCK_SECONDS = 5

/** Begins a story at a time, on a hub where nobody holds anything yet. */
export const beginTale = ({
  accounts,
  addresses,
  chainId,
  native,
  seed,
  time,
}: {
  accounts: Accounts
  addresses: DevnetAddresses
  chainId: number
  native: boolean
  seed: number | string
  /** Time of the chain's head, in seconds. */
  time: number
}): Tale => {
  const roles = new Map(
    Object.entries(accounts).map(([role, { address }]) => [address.toLowerCase(), role as Role]),
  )
  let blocks: TimedBlock[] = []
  let next = time + BLOCK_SECONDS
  let open: Transaction[] | undefined
  const seal = (transactions: PlannedBlock): void => {
    blocks.push({ transactions, time: next })
    next += BLOCK_SECONDS
  }
  return {
    accounts,
    addresses,
    domain: { chainId, hub: addresses.hub },
    isNative: native,
    random: createRandom(seed, 'scenarios'),
    ledger: createLedger(addresses.hub),
    scores: new Map(),
    resources: new Map(),
    orders: new Map(),
    deals: new Map(),
    tasks: new Map(),
    categories: [],
    files: new Map(),
    addressOf: (role) => accounts[role].address,
    roleOf: (address) => {
      const role = roles.get(address.toLowerCase())
      if (role === undefined) throw new Error(`${address} belongs to no role.`)
      return role
    },
    time: () => next,
    wait: (seconds) => {
      next += seconds
    },
    send: (transaction) => {
      const time = next
      if (open === undefined) seal([transaction])
      else open.push(transaction)
      return time
    },
    together: async (tell) => {
      if (open !== undefined) throw new Error('A block is already open.')
      open = []
      try {
        await tell()
        seal(open)
      } finally {
        open = undefined
      }
    },
    takeBlocks: () => {
      const taken = blocks
      blocks = []
      return taken
    },
    continueAfter: (time) => {
      next = time + BLOCK_SECONDS
    },
  }
}

/** A task nobody has initialized. */
export const unsetTask = (id: Hex, deal: DealFacts, index: bigint): TaskState => ({
  id,
  deal,
  index,
  status: 'UNSET',
  contributionDeadline: 0,
  revealDeadline: 0,
  finalDeadline: 0,
  consensus: null,
  votes: NO_VOTES,
  contributions: [],
  resultDigest: null,
  results: null,
  resultsCallback: null,
  rewards: [],
  seizes: [],
})
