import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyDeal } from './anyDeal.js'
import { taskBreakdownOf, wholePercents } from './taskBreakdown.js'

describe('taskBreakdownOf()', () => {
  test('adds up, and offers pending tasks for claiming from the deadline on', () => {
    fc.assert(
      fc.property(anyDeal, (deal) => {
        const summary = taskBreakdownOf(deal)
        const { total, completed, claimed, pending, claimable } = summary
        expect(BigInt(completed) + BigInt(claimed) + BigInt(pending)).toBe(BigInt(total))
        expect(claimable).toBe(deal.now >= deal.deadline ? pending : '0')
        const { completedPercent = 0, claimedPercent = 0, pendingPercent = 0 } = summary
        expect(completedPercent + claimedPercent + pendingPercent).toBe(100)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('wholePercents()', () => {
  test.each([
    [
      [1, 1, 1],
      [34, 33, 33],
    ],
    [
      [0, 1, 2],
      [0, 33, 67],
    ],
    [
      [1, 0, 7],
      [13, 0, 87],
    ],
    [
      [1, 1, 6],
      [13, 12, 75],
    ],
    [
      [2, 2, 2],
      [34, 33, 33],
    ],
    [
      [0, 0, 5],
      [0, 0, 100],
    ],
    [
      [0, 0, 0],
      [0, 0, 0],
    ],
  ])('%j gives %j', (parts, percents) => expect(wholePercents(parts.map(BigInt))).toEqual(percents))

  test('stays within one percent of the exact share', () => {
    fc.assert(
      fc.property(
        fc.array(fc.bigInt({ min: 0n, max: 10n ** 30n }), { minLength: 1, maxLength: 5 }),
        (parts) => {
          const total = parts.reduce((sum, part) => sum + part, 0n)
          fc.pre(total > 0n)
          const percents = wholePercents(parts)
          expect(percents.reduce((sum, percent) => sum + percent, 0)).toBe(100)
          parts.forEach((part, index) => {
            const floor = Number((part * 100n) / total)
            expect([floor, floor + 1]).toContain(percents[index])
          })
        },
      ),
    )
  })
})
