import { type Address, encodeFunctionData, type Hex, keccak256, zeroAddress } from 'viem'
import type { Role } from '../chain/roles.js'
import { kittyShare, schedulerStake, splitReward } from '../poco/amounts.js'
import { hubAbi } from '../poco/hubAbi.js'
import { authorizationHash, boostEnclaveHash } from '../poco/ids.js'
import { KITTY } from '../poco/ledger.js'
import type { DealFacts } from './facts.js'
import type { Tale, TaskState } from './tale.js'
import { categoryClock, isTee, payReward, schedulerOf, settleClaim, takeStake } from './taskVerbs.js'

// Tasks of the Boost extension have no life before they end, and one deadline.

const markEnded = (tale: Tale, task: TaskState, status: 'COMPLETED' | 'FAILED'): void => {
  const deadline = task.deal.startTime + 7 * categoryClock(tale, task.deal)
  Object.assign(task, { status, contributionDeadline: deadline, finalDeadline: deadline })
}

/** A worker ends a task of a Boost deal with a result; everybody gets what they have earned. */
export const pushResultBoost = async (
  tale: Tale,
  task: TaskState,
  worker: Role,
  { results, resultsCallback = '0x' }: Readonly<{ results: Hex; resultsCallback?: Hex }>,
): Promise<void> => {
  const { deal } = task
  const address = tale.addressOf(worker)
  const challenge: Address = isTee(deal) ? tale.addressOf('enclave') : zeroAddress
  const digest = keccak256(deal.callback === zeroAddress ? results : resultsCallback)
  const authorization = await tale.accounts[schedulerOf(tale, deal)].signMessage({
    message: { raw: authorizationHash(address, task.id, challenge) },
  })
  const enclaveSign: Hex =
    challenge === zeroAddress
      ? '0x'
      : await tale.accounts.enclave.signMessage({
          message: { raw: boostEnclaveHash(address, task.id, digest) },
        })
  tale.send({
    from: worker,
    to: tale.addresses.hub,
    data: encodeFunctionData({
      abi: hubAbi,
      functionName: 'pushResultBoost',
      args: [deal.id, task.index, results, resultsCallback, authorization, challenge, enclaveSign],
    }),
  })
  settlePush(tale, task, address)
  markEnded(tale, task, 'COMPLETED')
  Object.assign(task, { results, resultsCallback: deal.callback === zeroAddress ? null : resultsCallback })
}

/** The requester pays, even if a sponsor has locked the price: the hub does not look. */
const settlePush = (tale: Tale, task: TaskState, worker: Address): void => {
  const { deal } = task
  takeStake(tale, task, deal.requester, deal.appPrice + deal.datasetPrice + deal.workerpoolPrice)
  const split = splitReward({ ...deal, faulty: 0n, weights: [1n] })
  payReward(tale, task, worker, split.workers[0] ?? 0n)
  if (deal.appPrice > 0n) payReward(tale, task, deal.appOwner, deal.appPrice)
  if (deal.datasetPrice > 0n && deal.datasetOwner !== null)
    payReward(tale, task, deal.datasetOwner, deal.datasetPrice)
  tale.ledger.unlock(deal.workerpoolOwner, schedulerStake(deal.workerpoolPrice))
  const kitty = tale.ledger.stateOf(KITTY).frozen
  const share = kitty === 0n ? 0n : kittyShare(kitty)
  if (share > 0n) takeStake(tale, task, KITTY, share)
  payReward(tale, task, deal.workerpoolOwner, split.scheduler + share)
}

/** Gets the money of a task back that nobody ended in time; anybody may. */
export const claimBoost = (tale: Tale, task: TaskState, sender: Role): void => {
  tale.send({
    from: sender,
    to: tale.addresses.hub,
    data: encodeFunctionData({ abi: hubAbi, functionName: 'claimBoost', args: [task.deal.id, task.index] }),
  })
  settleClaim(tale, task)
  markEnded(tale, task, 'FAILED')
}

/** Lets the deadline of a Boost deal pass. */
export const waitUntilBoostClaimable = (tale: Tale, deal: DealFacts): void =>
  tale.wait(7 * categoryClock(tale, deal) + 1)
