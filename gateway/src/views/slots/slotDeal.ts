import { encodePacked, type Hex, keccak256 } from 'viem'
import type { Need } from '../../core/need.js'
import { bigintAt, type Source, textAt } from '../../core/source.js'

/** What says which tasks a deal has. */
export type SlotDeal = Readonly<{
  id: string
  /** Index of the first task. */
  start: bigint
  size: bigint
  /** Tasks on chain. */
  initialized: bigint
  /** Unix seconds. */
  deadline: bigint
}>

/** Base fields of a deal that {@link slotDealOf} reads. */
export const slotDealFields: Need = {
  id: true,
  botFirst: true,
  botSize: true,
  isBoost: true,
  initializedTasksCount: true,
  deadline: true,
}

/** What says which tasks a deal has. */
export const slotDealOf = (deal: Source): SlotDeal => ({
  id: textAt(deal, 'id'),
  // Boost counts the tasks of each deal anew.
  start: deal.isBoost === true ? 0n : bigintAt(deal, 'botFirst'),
  size: bigintAt(deal, 'botSize'),
  initialized: bigintAt(deal, 'initializedTasksCount'),
  deadline: bigintAt(deal, 'deadline'),
})

/** The id of a task, as the contract derives it. */
export const taskIdOf = (deal: string, index: bigint): string =>
  keccak256(encodePacked(['bytes32', 'uint256'], [deal as Hex, index]))
