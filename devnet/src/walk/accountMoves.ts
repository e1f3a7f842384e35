import { RLC } from '../poco/amounts.js'
import {
  approveHub,
  approveStake,
  deposit,
  depositForArray,
  transferStake,
  transferStakeFrom,
  withdraw,
} from '../scenarios/accountVerbs.js'
import { amountUpTo, anybody, freeOf, happens, type Move, WALKERS } from './walker.js'

const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b)

/** RLC into the hub, for oneself or for several at once. */
export const moveDeposit: Move = (walk) => () => {
  const { tale, random } = walk
  const owner = anybody(walk)
  if (happens(walk, 70)) return deposit(tale, owner, amountUpTo(walk, 50n * RLC))
  const first = random.between(0, WALKERS.length - 3)
  const shares = WALKERS.slice(first, first + random.between(1, 3)).map(
    (role) => [role, amountUpTo(walk, 10n * RLC)] as const,
  )
  approveHub(
    tale,
    owner,
    shares.reduce((sum, [, amount]) => sum + amount, 0n),
  )
  depositForArray(tale, owner, shares)
}

/** RLC out of the hub, for oneself or for somebody else. */
export const moveWithdraw: Move = (walk) => () => {
  const owner = anybody(walk)
  const amount = amountUpTo(walk, smaller(freeOf(walk, owner), 20n * RLC))
  withdraw(walk.tale, owner, amount, happens(walk, 40) ? anybody(walk) : undefined)
}

/** Staked RLC to somebody, one time out of five to oneself. */
export const moveTransfer: Move = (walk) => () => {
  const from = anybody(walk)
  const to = happens(walk, 20) ? from : anybody(walk)
  transferStake(walk.tale, from, to, amountUpTo(walk, smaller(freeOf(walk, from), 30n * RLC)))
}

/** Staked RLC moved by somebody who was allowed to. */
export const moveTransferFrom: Move = (walk) => () => {
  const from = anybody(walk)
  const amount = amountUpTo(walk, smaller(freeOf(walk, from), 30n * RLC))
  transferStakeFrom(walk.tale, anybody(walk), from, anybody(walk), amount)
}

/** An allowance nobody uses. */
export const moveApprove: Move = (walk) => () =>
  approveStake(walk.tale, anybody(walk), anybody(walk), amountUpTo(walk, 5n * RLC))
