import { stringToHex } from 'viem'
import type { Role } from '../chain/roles.js'
import type { DealFacts } from '../scenarios/facts.js'
import type { Tale, TaskState } from '../scenarios/tale.js'
import {
  claim,
  contribute,
  contributeAndFinalize,
  digestOf,
  finalize,
  initialize,
  initializeAndClaim,
  initializeMany,
  ipfsResults,
  reopen,
  reveal,
} from '../scenarios/taskVerbs.js'
import { anybody, freeOf, happens, type Move, oneOf, someOf, WALKERS, type Walk } from './walker.js'

// What workers can answer; the first is what most of them find.
const ANSWERS = ['right', 'wrong', 'very wrong'] as const

const RESULTS = [
  ipfsResults('QmRf22bZar3WKmojipms22PkXH1MZGmvsqzQtuSvQE3uhm'),
  stringToHex('{ "storage": "none" }'),
  stringToHex('no JSON'),
  '0xfffe00',
  '0x',
] as const

const clockOf = (tale: Tale, deal: DealFacts): number =>
  Number(tale.categories[Number(deal.category)]?.workClockTimeRef ?? 0n)

const tasksIn = ({ tale }: Walk, status: TaskState['status']): TaskState[] =>
  [...tale.tasks.values()].filter((task) => task.status === status && !task.deal.isBoost)

/** Tasks brought to life: one, or several of any deals at once. */
export const moveInitialize: Move = (walk) => {
  const { tale } = walk
  const idle = tasksIn(walk, 'UNSET')
  if (happens(walk, 25)) {
    const tasks = someOf(walk, idle, 6)
    return tasks.length === 0 ? undefined : () => initializeMany(tale, tasks, anybody(walk))
  }
  const task = oneOf(walk, idle)
  if (task === undefined) return undefined
  return () => void initialize(tale, task.deal, task.index - task.deal.botFirst, anybody(walk))
}

const openTasks = (walk: Walk): TaskState[] =>
  tasksIn(walk, 'ACTIVE').filter(({ contributionDeadline }) => contributionDeadline > walk.tale.time())

/** A worker commits to an answer, right three times out of four. */
export const moveContribute: Move = (walk) => {
  const task = oneOf(walk, openTasks(walk))
  if (task === undefined) return undefined
  const worker = oneOf(
    walk,
    WALKERS.filter(
      (role) =>
        freeOf(walk, role) >= task.deal.workerStake &&
        !task.contributions.some((contribution) => contribution.worker === role),
    ),
  )
  if (worker === undefined) return undefined
  const answer = happens(walk, 75) ? ANSWERS[0] : walk.random.pick(ANSWERS)
  return () => contribute(walk.tale, task, worker, answer)
}

const winnersOf = ({ contributions, consensus }: TaskState) =>
  contributions.filter(({ resultHash, status }) => resultHash === consensus && status !== 'REJECTED')

/** A worker of the winning group shows its answer. */
export const moveReveal: Move = (walk) => {
  const { tale } = walk
  const ready = tasksIn(walk, 'REVEALING')
    .filter(({ revealDeadline }) => revealDeadline > tale.time())
    .flatMap((task) =>
      winnersOf(task)
        .filter(({ status }) => status === 'CONTRIBUTED')
        .map(({ worker }) => ({ task, worker })),
    )
  const found = oneOf(walk, ready)
  return found === undefined ? undefined : () => reveal(tale, found.task, found.worker)
}

const resultsOf = (walk: Walk, { deal, resultDigest }: TaskState) => {
  const answer = ANSWERS.find((content) => digestOf(content) === resultDigest)
  // Contracts that want to be called get the answer itself; others may.
  const isCalled = BigInt(deal.callback) !== 0n || happens(walk, 10)
  return {
    results: walk.random.pick(RESULTS),
    resultsCallback: isCalled ? stringToHex(answer ?? '') : '0x',
  } as const
}

/** A scheduler closes a task: all winners revealed, or some did and the time of the others is over. */
export const moveFinalize: Move = (walk) => {
  const { tale } = walk
  const now = tale.time()
  const task = oneOf(
    walk,
    tasksIn(walk, 'REVEALING').filter((candidate) => {
      const winners = winnersOf(candidate)
      const proved = winners.filter(({ status }) => status === 'PROVED').length
      const isRevealed = proved === winners.length || (proved > 0 && candidate.revealDeadline <= now)
      return candidate.finalDeadline > now && isRevealed
    }),
  )
  if (task === undefined) return undefined
  const { results, resultsCallback } = resultsOf(walk, task)
  return () => finalize(tale, task, results, resultsCallback)
}

/** A scheduler throws away a consensus nobody revealed. */
export const moveReopen: Move = (walk) => {
  const { tale } = walk
  const now = tale.time()
  const task = oneOf(
    walk,
    tasksIn(walk, 'REVEALING').filter(
      (candidate) =>
        candidate.revealDeadline <= now &&
        candidate.finalDeadline > now &&
        winnersOf(candidate).every(({ status }) => status === 'CONTRIBUTED'),
    ),
  )
  return task === undefined ? undefined : () => reopen(tale, task)
}

/** One worker does it all, without stake. */
export const moveContributeAndFinalize: Move = (walk) => {
  const task = oneOf(
    walk,
    openTasks(walk).filter(({ deal, contributions }) => deal.trust === 1n && contributions.length === 0),
  )
  if (task === undefined) return undefined
  const worker: Role = anybody(walk)
  const results = walk.random.pick(RESULTS)
  const outcome =
    BigInt(task.deal.callback) !== 0n || happens(walk, 10)
      ? { results, resultsCallback: stringToHex(ANSWERS[0]) }
      : { results, content: ANSWERS[0] }
  return () => contributeAndFinalize(walk.tale, task, worker, outcome)
}

/** Money back for tasks nobody finished: one, or several at once. */
export const moveClaim: Move = (walk) => {
  const { tale } = walk
  const late = [...tasksIn(walk, 'ACTIVE'), ...tasksIn(walk, 'REVEALING')].filter(
    ({ finalDeadline }) => finalDeadline <= tale.time(),
  )
  const [first, ...others] = someOf(walk, late, 5)
  return first === undefined ? undefined : () => claim(tale, [first, ...others], anybody(walk))
}

/** Money back for tasks nobody began. */
export const moveInitializeAndClaim: Move = (walk) => {
  const { tale } = walk
  const late = tasksIn(walk, 'UNSET').filter(
    ({ deal }) => deal.startTime + 10 * clockOf(tale, deal) <= tale.time(),
  )
  const tasks = someOf(walk, late, 4)
  return tasks.length === 0 ? undefined : () => initializeAndClaim(tale, tasks, anybody(walk))
}
