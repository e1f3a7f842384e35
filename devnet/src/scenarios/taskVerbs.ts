import {
  type Address,
  encodeFunctionData,
  type Hex,
  hexToBigInt,
  keccak256,
  stringToHex,
  zeroAddress,
} from 'viem'
import type { Role } from '../chain/roles.js'
import { kittyShare, schedulerStake, splitReward } from '../poco/amounts.js'
import { isConsensus, rejectGroup, vote, weightOf } from '../poco/consensus.js'
import { hubAbi } from '../poco/hubAbi.js'
import { authorizationHash, enclaveHash, resultHashOf, resultSealOf, taskIdOf } from '../poco/ids.js'
import { KITTY } from '../poco/ledger.js'
import type { DealFacts } from './facts.js'
import { firstIndexOf } from './matchOrders.js'
import { type Tale, type TaskState, unsetTask } from './tale.js'

/** What workers write about where a result is. */
export const ipfsResults = (cid: string): Hex =>
  stringToHex(`{ "storage": "ipfs", "location": "/ipfs/${cid}" }`)

/** The digest of a result, from any word that stands for its content. */
export const digestOf = (content: string): Hex => keccak256(stringToHex(content))

/** Unit of the deadlines of a deal, in seconds. */
export const categoryClock = (tale: Tale, deal: DealFacts): number =>
  Number(tale.categories[Number(deal.category)]?.workClockTimeRef ?? 0n)

/** Who runs the workerpool of a deal. */
export const schedulerOf = (tale: Tale, deal: DealFacts): Role => tale.roleOf(deal.workerpoolOwner)

/** Whether the tasks of a deal need an enclave. */
export const isTee = ({ tag }: DealFacts): boolean => (hexToBigInt(tag) & 1n) === 1n

/** The story's record of the task at a position of a deal, counted from 0. */
export const taskAt = (tale: Tale, deal: DealFacts, position: number | bigint): TaskState => {
  if (position >= deal.botSize) throw new Error(`The deal ${deal.id} has no task ${position}.`)
  const index = firstIndexOf(deal) + BigInt(position)
  const id = taskIdOf(deal.id, index)
  const known = tale.tasks.get(id)
  if (known !== undefined) return known
  const task = unsetTask(id, deal, index)
  tale.tasks.set(id, task)
  return task
}

const markInitialized = (tale: Tale, task: TaskState): void => {
  const clock = categoryClock(tale, task.deal)
  task.status = 'ACTIVE'
  task.contributionDeadline = task.deal.startTime + 7 * clock
  task.finalDeadline = task.deal.startTime + 10 * clock
}

/** Brings a task of a deal to life on chain; anybody may. */
export const initialize = (
  tale: Tale,
  deal: DealFacts,
  position: number | bigint,
  sender: Role,
): TaskState => {
  const task = taskAt(tale, deal, position)
  tale.send({
    from: sender,
    to: tale.addresses.hub,
    data: encodeFunctionData({ abi: hubAbi, functionName: 'initialize', args: [deal.id, task.index] }),
  })
  markInitialized(tale, task)
  return task
}

/** Initializes every task of a deal in one transaction. */
export const initializeAll = (tale: Tale, deal: DealFacts, sender: Role): TaskState[] => {
  const tasks = deal.tasks.map((_, position) => taskAt(tale, deal, position))
  initializeMany(tale, tasks, sender)
  return tasks
}

/** Initializes tasks of any deals in one transaction. */
export const initializeMany = (tale: Tale, tasks: readonly TaskState[], sender: Role): void => {
  tale.send({
    from: sender,
    to: tale.addresses.hub,
    data: encodeFunctionData({
      abi: hubAbi,
      functionName: 'initializeArray',
      args: [tasks.map(({ deal }) => deal.id), tasks.map(({ index }) => index)],
    }),
  })
  for (const task of tasks) markInitialized(tale, task)
}

const signContribution = async (tale: Tale, task: TaskState, worker: Role, digest: Hex) => {
  const address = tale.addressOf(worker)
  const challenge: Address = isTee(task.deal) ? tale.addressOf('enclave') : zeroAddress
  const resultHash = resultHashOf(task.id, digest)
  const resultSeal = resultSealOf(address, task.id, digest)
  const authorization = await tale.accounts[schedulerOf(tale, task.deal)].signMessage({
    message: { raw: authorizationHash(address, task.id, challenge) },
  })
  const enclaveSign: Hex =
    challenge === zeroAddress
      ? '0x'
      : await tale.accounts.enclave.signMessage({ message: { raw: enclaveHash(resultHash, resultSeal) } })
  return { challenge, resultHash, resultSeal, authorization, enclaveSign }
}

/** A worker commits to a result, which costs its stake until the task ends. */
export const contribute = async (
  tale: Tale,
  task: TaskState,
  worker: Role,
  content: string,
): Promise<void> => {
  const digest = digestOf(content)
  const signed = await signContribution(tale, task, worker, digest)
  const { challenge, resultHash, resultSeal } = signed
  const time = tale.send({
    from: worker,
    to: tale.addresses.hub,
    data: encodeFunctionData({
      abi: hubAbi,
      functionName: 'contribute',
      args: [task.id, resultHash, resultSeal, challenge, signed.enclaveSign, signed.authorization],
    }),
  })
  const score = tale.scores.get(worker) ?? 0n
  tale.ledger.lock(tale.addressOf(worker), task.deal.workerStake)
  task.contributions.push({
    worker,
    status: 'CONTRIBUTED',
    digest,
    resultHash,
    resultSeal,
    challenge,
    weight: weightOf(score),
  })
  task.votes = vote(task.votes, resultHash, score)
  if (!isConsensus(task.votes, resultHash, task.deal.trust)) return
  task.status = 'REVEALING'
  task.consensus = resultHash
  task.revealDeadline = time + 2 * categoryClock(tale, task.deal)
}

/** A worker of the winning group shows that it had the result. */
export const reveal = (tale: Tale, task: TaskState, worker: Role): void => {
  const contribution = task.contributions.find((candidate) => candidate.worker === worker)
  if (contribution === undefined) throw new Error(`${worker} has not contributed to ${task.id}.`)
  tale.send({
    from: worker,
    to: tale.addresses.hub,
    data: encodeFunctionData({
      abi: hubAbi,
      functionName: 'reveal',
      args: [task.id, contribution.digest],
    }),
  })
  contribution.status = 'PROVED'
  task.resultDigest = contribution.digest
}

/** The scheduler throws away a consensus nobody revealed in time. */
export const reopen = (tale: Tale, task: TaskState): void => {
  tale.send({
    from: schedulerOf(tale, task.deal),
    to: tale.addresses.hub,
    data: encodeFunctionData({ abi: hubAbi, functionName: 'reopen', args: [task.id] }),
  })
  for (const contribution of task.contributions)
    if (contribution.resultHash === task.consensus) contribution.status = 'REJECTED'
  if (task.consensus !== null) task.votes = rejectGroup(task.votes, task.consensus)
  task.status = 'ACTIVE'
  task.consensus = null
  task.revealDeadline = 0
}

/** Notes a payment for a task. */
export const payReward = (tale: Tale, task: TaskState, owner: Address, amount: bigint): void => {
  tale.ledger.reward(owner, amount)
  task.rewards.push({ owner, amount })
}

/** Notes what a task costs somebody. */
export const takeStake = (tale: Tale, task: TaskState, owner: Address, amount: bigint): void => {
  tale.ledger.seize(owner, amount)
  task.seizes.push({ owner, amount })
}

/** What finalizing does before workers are paid: the payer pays, the scheduler gets its stake and a kitty share. */
const settleDeal = (tale: Tale, task: TaskState): void => {
  const { deal } = task
  takeStake(tale, task, deal.sponsor, deal.appPrice + deal.datasetPrice + deal.workerpoolPrice)
  if (deal.appPrice > 0n) payReward(tale, task, deal.appOwner, deal.appPrice)
  if (deal.datasetPrice > 0n && deal.datasetOwner !== null)
    payReward(tale, task, deal.datasetOwner, deal.datasetPrice)
  tale.ledger.unlock(deal.workerpoolOwner, schedulerStake(deal.workerpoolPrice))
  const kitty = tale.ledger.stateOf(KITTY).frozen
  if (kitty === 0n) return
  const share = kittyShare(kitty)
  takeStake(tale, task, KITTY, share)
  payReward(tale, task, deal.workerpoolOwner, share)
}

const settleWorkers = (tale: Tale, task: TaskState): void => {
  const { deal, contributions } = task
  const proved = contributions.filter(({ status }) => status === 'PROVED')
  const split = splitReward({
    ...deal,
    faulty: BigInt(contributions.length - proved.length),
    weights: proved.map(({ weight }) => weight),
  })
  for (const contribution of contributions) {
    const owner = tale.addressOf(contribution.worker)
    const score = tale.scores.get(contribution.worker) ?? 0n
    if (contribution.status === 'PROVED') {
      tale.ledger.unlock(owner, deal.workerStake)
      payReward(tale, task, owner, split.workers[proved.indexOf(contribution)] ?? 0n)
      if (contributions.length > 1) tale.scores.set(contribution.worker, score + 1n)
    } else {
      takeStake(tale, task, owner, deal.workerStake)
      tale.scores.set(contribution.worker, (score * 2n) / 3n)
    }
  }
  payReward(tale, task, deal.workerpoolOwner, split.scheduler)
}

/** The scheduler closes a task whose result was revealed; everybody gets what they have earned. */
export const finalize = (tale: Tale, task: TaskState, results: Hex, resultsCallback: Hex = '0x'): void => {
  tale.send({
    from: schedulerOf(tale, task.deal),
    to: tale.addresses.hub,
    data: encodeFunctionData({
      abi: hubAbi,
      functionName: 'finalize',
      args: [task.id, results, resultsCallback],
    }),
  })
  settleDeal(tale, task)
  settleWorkers(tale, task)
  Object.assign(task, { status: 'COMPLETED', results, resultsCallback })
}

/** A single worker does all steps at once, without stake; only for deals that trust one worker. */
export const contributeAndFinalize = async (
  tale: Tale,
  task: TaskState,
  worker: Role,
  outcome: Readonly<{ results: Hex; content: string } | { results: Hex; resultsCallback: Hex }>,
): Promise<void> => {
  const { deal } = task
  const resultsCallback = 'resultsCallback' in outcome ? outcome.resultsCallback : '0x'
  const digest = 'content' in outcome ? digestOf(outcome.content) : keccak256(outcome.resultsCallback)
  const signed = await signContribution(tale, task, worker, digest)
  const { challenge, resultHash, resultSeal } = signed
  const time = tale.send({
    from: worker,
    to: tale.addresses.hub,
    data: encodeFunctionData({
      abi: hubAbi,
      functionName: 'contributeAndFinalize',
      args: [
        task.id,
        digest,
        outcome.results,
        resultsCallback,
        challenge,
        signed.enclaveSign,
        signed.authorization,
      ],
    }),
  })
  settleDeal(tale, task)
  const split = splitReward({ ...deal, faulty: 0n, weights: [1n] })
  payReward(tale, task, tale.addressOf(worker), split.workers[0] ?? 0n)
  payReward(tale, task, deal.workerpoolOwner, split.scheduler)
  task.contributions.push({
    worker,
    status: 'PROVED',
    digest,
    resultHash,
    resultSeal,
    challenge,
    weight: 0n,
  })
  Object.assign(task, {
    status: 'COMPLETED',
    consensus: resultHash,
    revealDeadline: time + 2 * categoryClock(tale, deal),
    resultDigest: digest,
    results: outcome.results,
    resultsCallback,
  })
}

/** What a claim does to the money. */
export const settleClaim = (tale: Tale, task: TaskState): void => {
  const { deal } = task
  tale.ledger.unlock(deal.sponsor, deal.appPrice + deal.datasetPrice + deal.workerpoolPrice)
  const stake = schedulerStake(deal.workerpoolPrice)
  takeStake(tale, task, deal.workerpoolOwner, stake)
  tale.ledger.fillKitty(stake)
  task.rewards.push({ owner: KITTY, amount: stake })
  for (const { worker } of task.contributions) tale.ledger.unlock(tale.addressOf(worker), deal.workerStake)
  task.status = 'FAILED'
}

/** Gets the money of tasks back that nobody finished in time; anybody may. Several need one transaction. */
export const claim = (tale: Tale, tasks: readonly [TaskState, ...TaskState[]], sender: Role): void => {
  const [first] = tasks
  const data =
    tasks.length === 1
      ? encodeFunctionData({ abi: hubAbi, functionName: 'claim', args: [first.id] })
      : encodeFunctionData({ abi: hubAbi, functionName: 'claimArray', args: [tasks.map(({ id }) => id)] })
  tale.send({ from: sender, to: tale.addresses.hub, data })
  for (const task of tasks) settleClaim(tale, task)
}

/** Claims tasks that were never initialized. */
export const initializeAndClaim = (tale: Tale, tasks: readonly TaskState[], sender: Role): void => {
  tale.send({
    from: sender,
    to: tale.addresses.hub,
    data: encodeFunctionData({
      abi: hubAbi,
      functionName: 'initializeAndClaimArray',
      args: [tasks.map(({ deal }) => deal.id), tasks.map(({ index }) => index)],
    }),
  })
  for (const task of tasks) {
    markInitialized(tale, task)
    settleClaim(tale, task)
  }
}

/** Lets a deal's deadlines pass. */
export const waitUntilClaimable = (tale: Tale, deal: DealFacts): void =>
  tale.wait(10 * categoryClock(tale, deal) + 1)

/** Lets the time to reveal pass. */
export const waitUntilReopenable = (tale: Tale, deal: DealFacts): void =>
  tale.wait(2 * categoryClock(tale, deal) + 1)
