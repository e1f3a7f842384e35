import { describe, expect, test } from 'vitest'
import { concurrencyOf } from './concurrency.js'

describe('concurrencyOf()', () => {
  test('counts what is open at the same time', () => {
    const tasks = [
      { from: 0n, to: 60n },
      { from: 30n, to: 90n },
      { from: 40n, to: 50n },
    ]
    expect(concurrencyOf(tasks, { from: 0n, to: 100n })).toEqual({ average: 1.3, peak: 3 })
  })

  test('a task that begins in the second in which another ends takes its place', () => {
    const tasks = [
      { from: 0n, to: 50n },
      { from: 50n, to: 100n },
    ]
    expect(concurrencyOf(tasks, { from: 0n, to: 100n })).toEqual({ average: 1, peak: 1 })
  })

  test('looks at what is inside only', () => {
    const tasks = [
      { from: 0n, to: 1_000n },
      { from: 0n, to: 100n },
      { from: 200n, to: 300n },
      { from: 150n, to: 150n },
    ]
    expect(concurrencyOf(tasks, { from: 100n, to: 200n })).toEqual({ average: 1, peak: 1 })
  })

  test('is nothing without tasks or time', () => {
    expect(concurrencyOf([], { from: 0n, to: 10n })).toEqual({ average: 0, peak: 0 })
    expect(concurrencyOf([{ from: 0n, to: 9n }], { from: 5n, to: 5n })).toEqual({ average: 0, peak: 0 })
  })
})
