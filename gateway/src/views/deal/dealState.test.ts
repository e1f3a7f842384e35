import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyDeal } from './anyDeal.js'
import { type DealProgress, type DealState, dealStateOf } from './dealState.js'

describe('dealStateOf()', () => {
  const deal = (n: number, c: number, f: number, late: number): DealProgress => ({
    botSize: BigInt(n),
    completed: BigInt(c),
    claimed: BigInt(f),
    deadline: 100n,
    now: 100n + BigInt(late),
  })

  test.each<[number, number, number, number, DealState]>([
    [3, 0, 0, -1, 'IN_PROGRESS'],
    [3, 2, 0, -1, 'IN_PROGRESS'],
    [3, 0, 0, 0, 'CLAIMABLE'],
    [3, 2, 0, 1, 'CLAIMABLE'],
    [3, 1, 1, 1, 'CLAIMABLE'],
    [3, 3, 0, -1, 'COMPLETED'],
    [3, 3, 0, 1, 'COMPLETED'],
    [3, 0, 3, 1, 'CLAIMED'],
    [3, 2, 1, 1, 'PARTIALLY_COMPLETED'],
  ])('%i tasks, %i completed, %i claimed, %i s after the deadline: %s', (n, c, f, late, state) => {
    expect(dealStateOf(deal(n, c, f, late))).toBe(state)
  })

  test('follows the decision table for every deal, also in the second of the deadline', () => {
    fc.assert(
      fc.property(anyDeal, (progress) => {
        const { botSize: n, completed: c, claimed: f, now, deadline } = progress
        const rules: [boolean, DealState][] = [
          [n - c - f === 0n && c === n, 'COMPLETED'],
          [n - c - f === 0n && f === n, 'CLAIMED'],
          [n - c - f === 0n && c < n && f < n, 'PARTIALLY_COMPLETED'],
          [n - c - f > 0n && now < deadline, 'IN_PROGRESS'],
          [n - c - f > 0n && now >= deadline, 'CLAIMABLE'],
        ]
        expect(rules.filter(([holds]) => holds)).toEqual([[true, dealStateOf(progress)]])
      }),
      { numRuns: 2000 },
    )
  })
})
