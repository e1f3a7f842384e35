import { setTimeout as delay } from 'node:timers/promises'
import { numberToHex } from 'viem'
import type { Role } from '../chain/roles.js'
import { RLC } from '../poco/amounts.js'
import { readHub } from '../poco/readHub.js'
import { matchOrders } from '../scenarios/matchOrders.js'
import { writeOrders } from '../scenarios/orderVerbs.js'
import type { Random } from '../scenarios/random.js'
import type { Tale, TaskState } from '../scenarios/tale.js'
import {
  claim,
  contribute,
  contributeAndFinalize,
  finalize,
  initialize,
  ipfsResults,
  reveal,
} from '../scenarios/taskVerbs.js'
import type { Live } from './live.js'
import { type LiveStage, REQUESTERS, WORKERS } from './liveStage.js'

/** How a live deal ends. */
export type Outcome = 'finished' | 'atOnce' | 'disputed' | 'abandoned' | 'claimed'

// Most deals go well; the list is drawn from with equal chances.
const OUTCOMES = [
  ...(['finished', 'finished', 'finished', 'finished', 'finished', 'atOnce', 'atOnce'] as const),
  ...(['disputed', 'abandoned', 'claimed'] as const),
] as const satisfies readonly [Outcome, ...Outcome[]]

const TEE_SCONE = numberToHex(0b11, { size: 32 })
const RESULT = 'QmRwwTz9Chq4Y7F7ReKKcx1GV6s3H7egmNGrku9XrwiDa8'
const CLAIM_AFTER_MS = 62_000
const STEP_MS = { min: 300, max: 1_500 }

export type DealOptions = Readonly<{
  random: Random
  signal: AbortSignal
  /** Overrides the drawn outcome. */
  outcome?: Outcome | undefined
  /** Waits between two steps of a deal. @default a pause of 0.3 to 1.5 seconds */
  pause?: (() => Promise<unknown>) | undefined
}>

/** Plays one deal from match to end on the chain, at the pace of people; gives how it ended. */
export const playDeal = async (live: Live, stage: LiveStage, options: DealOptions): Promise<Outcome> => {
  const { random, signal } = options
  const outcome = options.outcome ?? random.pick(OUTCOMES)
  const pause =
    options.pause ?? (() => delay(random.between(STEP_MS.min, STEP_MS.max), undefined, { signal }))
  const tale = await beginDeal(live, stage)
  const requester = random.pick(REQUESTERS)
  const isTee = random.between(1, 5) === 1
  const withDataset = random.between(1, 3) === 1
  const orders = await writeOrders(tale, {
    app: isTee ? stage.teeApp : stage.app,
    ...(withDataset
      ? { dataset: stage.dataset, datasetPrice: BigInt(random.between(1, 20)) * (RLC / 20n) }
      : {}),
    ...(isTee ? { tag: TEE_SCONE } : {}),
    workerpool: stage.workerpool,
    requester,
    appPrice: BigInt(random.between(0, 10)) * (RLC / 10n),
    workerpoolPrice: BigInt(random.between(1, 300)) * (RLC / 100n),
    // The tasks of a deal are played one after the other; a claim has to wait for the deadline of all.
    volume: outcome === 'claimed' ? 1n : BigInt(random.between(1, 3)),
    category: stage.category,
    trust: outcome === 'disputed' ? 3n : 1n,
    params: JSON.stringify({ iexec_args: `station ${random.between(1, 500)}` }),
  })
  const deal = matchOrders(tale, orders, random.between(1, 8) === 1 ? { sponsor: 'actorSponsor' } : {})
  await live.play(tale)
  for (const position of deal.tasks.keys()) {
    await pause()
    const task = initialize(tale, deal, position, 'actorScheduler')
    await live.play(tale)
    await PLAYS[outcome]({ live, tale, task, requester, signal, pause, random })
  }
  return outcome
}

type Play = (
  scene: Readonly<{
    live: Live
    tale: Tale
    task: TaskState
    requester: Role
    signal: AbortSignal
    pause: () => Promise<unknown>
    random: Random
  }>,
) => Promise<void>

const PLAYS: Readonly<Record<Outcome, Play>> = {
  finished: async ({ live, tale, task, pause, random }) => {
    const worker = random.pick(WORKERS)
    await pause()
    await contribute(tale, task, worker, 'sunny')
    await live.play(tale)
    await pause()
    reveal(tale, task, worker)
    await live.play(tale)
    finalize(tale, task, ipfsResults(RESULT))
    await live.play(tale)
  },
  atOnce: async ({ live, tale, task, pause, random }) => {
    await pause()
    await contributeAndFinalize(tale, task, random.pick(WORKERS), {
      results: ipfsResults(RESULT),
      content: 'sunny',
    })
    await live.play(tale)
  },
  disputed: async ({ live, tale, task, pause, random }) => {
    const wrong = random.pick(WORKERS)
    const order = [wrong, ...WORKERS.filter((worker) => worker !== wrong)]
    for (const worker of order) {
      // Workers with a high score need fewer others to agree with them.
      if (task.status === 'ACTIVE') await contribute(tale, task, worker, worker === wrong ? 'snow' : 'sunny')
      await live.play(tale)
    }
    await pause()
    for (const { worker, resultHash } of task.contributions)
      if (resultHash === task.consensus) reveal(tale, task, worker)
    finalize(tale, task, ipfsResults(RESULT))
    await live.play(tale)
  },
  abandoned: async () => undefined,
  claimed: async ({ live, tale, task, requester, signal, random }) => {
    if (random.between(0, 1) === 1) await contribute(tale, task, random.pick(WORKERS), 'late')
    await live.play(tale)
    await delay(CLAIM_AFTER_MS, undefined, { signal })
    claim(tale, [task], requester)
    await live.play(tale)
  },
}

const beginDeal = async (live: Live, stage: LiveStage): Promise<Tale> => {
  const tale = live.beginTale()
  tale.categories.push(...stage.categories)
  for (const resource of stage.resources) tale.resources.set(resource.address, { ...resource })
  for (const worker of WORKERS)
    tale.scores.set(
      worker,
      await readHub(live.chain.call, live.addresses.hub, 'viewScore', [tale.addressOf(worker)]),
    )
  return tale
}
