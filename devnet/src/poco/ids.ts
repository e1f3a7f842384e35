import { type Address, concatHex, type Hex, keccak256, numberToHex } from 'viem'

const hashIndexed = (id: Hex, index: bigint): Hex =>
  keccak256(concatHex([id, numberToHex(index, { size: 32 })]))

/** Id of the deal a request order makes when `botFirst` of its volume has been used before. */
export const dealIdOf = (requestHash: Hex, botFirst: bigint): Hex => hashIndexed(requestHash, botFirst)

/** Id of a task: one index of a deal. */
export const taskIdOf = (dealId: Hex, index: bigint): Hex => hashIndexed(dealId, index)

/** What a worker commits to for everybody to compare: equal results give equal hashes. */
export const resultHashOf = (taskId: Hex, resultDigest: Hex): Hex =>
  keccak256(concatHex([taskId, resultDigest]))

/** What a worker commits to for itself: proves later that it had the result and did not copy the hash. */
export const resultSealOf = (worker: Address, taskId: Hex, resultDigest: Hex): Hex =>
  keccak256(concatHex([worker, taskId, resultDigest]))

/** What a scheduler signs to let a worker contribute; `challenge` is zero without enclave. */
export const authorizationHash = (worker: Address, taskId: Hex, challenge: Address): Hex =>
  keccak256(concatHex([worker, taskId, challenge]))

/** What the enclave signs about a result of the Boost extension. */
export const boostEnclaveHash = (worker: Address, taskId: Hex, resultDigest: Hex): Hex =>
  keccak256(concatHex([worker, taskId, resultDigest]))

/** What the enclave signs about a contribution. */
export const enclaveHash = (resultHash: Hex, resultSeal: Hex): Hex =>
  keccak256(concatHex([resultHash, resultSeal]))
