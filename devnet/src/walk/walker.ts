import type { Role } from '../chain/roles.js'
import type { SignedOrders } from '../poco/orders.js'
import type { Random } from '../scenarios/random.js'
import type { Tale } from '../scenarios/tale.js'

/** The thirty who take part in a walk. Each plays every part: requester, owner, scheduler, worker, payer. */
export const WALKERS = [
  'requester',
  'secondRequester',
  'sponsor',
  'beneficiary',
  'appOwner',
  'datasetOwner',
  'scheduler',
  'secondScheduler',
  'stranger',
  'worker1',
  'worker2',
  'worker3',
  'worker4',
  'worker5',
  'worker6',
  'walker1',
  'walker2',
  'walker3',
  'walker4',
  'walker5',
  'walker6',
  'walker7',
  'walker8',
  'walker9',
  'walker10',
  'walker11',
  'walker12',
  'walker13',
  'walker14',
  'walker15',
] as const satisfies readonly Role[]

/** Four orders somebody has signed, and those who signed them: worth nothing after a resource has moved. */
export type Agreement = { orders: SignedOrders; signers: Record<keyof SignedOrders, Role> }

/** A walk under way. */
export type Walk = Readonly<{
  tale: Tale
  random: Random
  /** Orders that may still be matched. */
  agreements: Agreement[]
}>

/** One legal step, ready to be taken. */
export type Step = () => Promise<void> | void

/** A kind of step: looks for one that is legal now; undefined when there is none. */
export type Move = (walk: Walk) => Step | undefined | Promise<Step | undefined>

/** Somebody. */
export const anybody = ({ random }: Walk): Role => random.pick(WALKERS)

/** Whether something happens that does so `percent` times out of a hundred. */
export const happens = ({ random }: Walk, percent: number): boolean => random.between(1, 100) <= percent

/** One of these, if there are any. */
export const oneOf = <Item>({ random }: Walk, items: readonly Item[]): Item | undefined =>
  items.length === 0 ? undefined : items[random.between(0, items.length - 1)]

/** Some of these, at most `limit`, in their order. */
export const someOf = <Item>({ random }: Walk, items: readonly Item[], limit: number): Item[] => {
  if (items.length === 0) return []
  const count = Math.min(limit, items.length)
  const first = random.between(0, items.length - count)
  return items.slice(first, first + random.between(1, count))
}

/** An amount up to `most`, in nRLC; often nothing, or all of it. */
export const amountUpTo = ({ random }: Walk, most: bigint): bigint => {
  const part = random.between(0, 20)
  if (part === 0) return 0n
  if (part === 20) return most
  return most <= 0n ? 0n : BigInt(random.word()) % (most + 1n)
}

/** What somebody can spend, in nRLC. */
export const freeOf = ({ tale }: Walk, role: Role): bigint =>
  tale.ledger.stateOf(tale.addressOf(role)).balance
