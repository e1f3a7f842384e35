import { RLC } from '../poco/amounts.js'
import { deposit, giveRlc } from '../scenarios/accountVerbs.js'
import { createRandom } from '../scenarios/random.js'
import type { Tale } from '../scenarios/tale.js'
import { drawStep } from './moves.js'
import { happens, WALKERS, type Walk } from './walker.js'

export type WalkOptions = Readonly<{
  /** Steps, each one or two transactions. @default 2000 */
  actions?: number
  /** The same seed on the same story gives the same walk. @default 1 */
  seed?: number
  /** RLC that each of the people gets first; all that there is lasts for some thirty walks by default. @default 100_000 */
  gift?: number
  /** Seconds that pass before it begins. @default 0 */
  pause?: number
}>

const MOST_STEPS_PER_BLOCK = 10

/** Percent of blocks before which time passes, and how much of it: seconds, at least and at most. */
const PAUSES = [
  { percent: 5, least: 300, most: 1_200 },
  { percent: 2, least: 3_600, most: 10_800 },
  { percent: 1, least: 86_400, most: 172_800 },
] as const

/**
 * Tells steps drawn at random, each legal when it is taken, several to a block. Yields after each block.
 */
export async function* tellWalk(
  tale: Tale,
  { actions = 2_000, seed = 1, gift = 100_000, pause = 0 }: WalkOptions = {},
): AsyncGenerator<void> {
  tale.wait(pause)
  const walk: Walk = { tale, random: createRandom(seed, 'walk'), agreements: [] }
  await tale.together(async () => {
    for (const role of WALKERS) giveRlc(tale, role, BigInt(gift) * RLC)
  })
  await tale.together(async () => {
    for (const role of WALKERS) deposit(tale, role, (BigInt(gift) * RLC) / 50n)
  })
  for (let left = actions; left > 0; ) {
    for (const { percent, least, most } of PAUSES)
      if (happens(walk, percent)) tale.wait(walk.random.between(least, most))
    const steps = Math.min(left, walk.random.between(1, MOST_STEPS_PER_BLOCK))
    await tale.together(async () => {
      for (let step = 0; step < steps; step += 1) await (await drawStep(walk))()
    })
    left -= steps
    yield
  }
}
