import fc from 'fast-check'
import type { DealProgress } from './dealState.js'

/** Every deal with up to 40 tasks, at seconds around the deadline. */
export const anyDeal = fc
  .tuple(fc.integer({ min: 1, max: 40 }), fc.nat(), fc.nat(), fc.integer({ min: -3, max: 3 }))
  .map(([botSize, a, b, late]): DealProgress => {
    const completed = a % (botSize + 1)
    const claimed = b % (botSize - completed + 1)
    const [n, c, f] = [BigInt(botSize), BigInt(completed), BigInt(claimed)]
    return {
      botSize: n,
      completed: c,
      claimed: f,
      deadline: 1_700_000_000n,
      now: 1_700_000_000n + BigInt(late),
    }
  })
