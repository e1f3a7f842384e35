import { RLC } from '../poco/amounts.js'
import { deposit, transferStake, transferStakeFrom, withdraw } from './accountVerbs.js'
import type { Scenario } from './scenario.js'

/** sRLC outside of deals: to others, to oneself, nothing at all, in and out of the hub. */
export const stakeMovements: Scenario = async (tale) => {
  deposit(tale, 'sponsor', 1n)
  transferStake(tale, 'requester', 'beneficiary', 3n * RLC + 1n)
  transferStake(tale, 'requester', 'requester', 5n * RLC)
  transferStake(tale, 'stranger', 'stranger', 0n)
  transferStakeFrom(tale, 'stranger', 'secondRequester', 'beneficiary', 7n)
  withdraw(tale, 'beneficiary', RLC)
  withdraw(tale, 'secondRequester', 2n * RLC, 'stranger')
}
