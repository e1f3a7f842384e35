import { describe, expect, test } from 'vitest'
import { dayOf, hourOf, midnightFrom } from '../lib/buckets.js'
import { type EdgeDeal, endedIn, maturedIn, outcomeOf } from './cohorts.js'

const DAY = 86_400n

const numbers = (count: number, seed: number): readonly bigint[] => {
  let state = BigInt(seed)
  return Array.from({ length: count }, () => {
    state = (state * 6_364_136_223_846_793_005n + 1_442_695_040_888_963_407n) % 2n ** 64n
    return state >> 33n
  })
}

const deals: readonly EdgeDeal[] = numbers(400, 7).map((number, index) => {
  const matched = number % (20n * DAY)
  return {
    id: String(index),
    matched,
    deadline: matched + (number % 7n) * 40_000n + 600n,
    tasks: (number % 9n) + 1n,
    completed: number % ((number % 9n) + 2n),
  }
})

describe.each([
  ['hours', hourOf],
  ['days', dayOf],
] as const)('outcomes of a window, from cohorts by %s and deals at the edges', (unit, startOf) => {
  const cohorts = deals.map((deal) => ({
    ...deal,
    matched: startOf(deal.matched),
    deadline: startOf(deal.deadline),
  }))

  test.each(numbers(30, 3).map((number) => hourOf(number % (19n * DAY))))(
    'are those of the deals, from second %s on',
    (from) => {
      const to = from + DAY + 12_345n
      const whole =
        unit === 'hours' ? { from, until: hourOf(to) } : { from: midnightFrom(from), until: dayOf(to) }
      const span = { from, to }
      const parts = { cohorts, deals }
      const isIn = (time: bigint) => time >= from && time <= to
      expect(endedIn(span, whole, parts)).toEqual(outcomeOf(deals.filter(({ deadline }) => isIn(deadline))))
      expect(maturedIn(span, whole, parts)).toEqual(
        outcomeOf(deals.filter(({ matched, deadline }) => matched >= from && deadline <= to)),
      )
    },
  )
})
