import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createRateLimiter } from './createRateLimiter.js'
import { createBucket } from './rateLimit.js'

describe('createBucket()', () => {
  test('is full at first, then fills by the rate up to the burst', () => {
    let now = 0
    const bucket = createBucket({ unitsPerSecond: 2, burst: 10 }, () => now)
    expect(bucket.take(8)).toBe(true)
    expect(bucket.take(3)).toBe(false)
    expect([bucket.remaining(), bucket.secondsUntil(3), bucket.secondsUntil(10)]).toEqual([2, 1, 4])
    now = 500
    expect(bucket.take(3)).toBe(true)
    now = 60_000
    expect(bucket.remaining()).toBe(10)
  })

  test('lets through what needs more than a burst when it is full, and no sooner', () => {
    let now = 0
    const bucket = createBucket({ unitsPerSecond: 1, burst: 10 }, () => now)
    expect(bucket.take(50)).toBe(true)
    expect(bucket.take(50)).toBe(false)
    now = 10_000
    expect(bucket.take(50)).toBe(true)
  })

  test('takes back at most a burst, and lends at most one', () => {
    const bucket = createBucket({ unitsPerSecond: 1, burst: 10 }, () => 0)
    bucket.giveBack(100)
    expect(bucket.remaining()).toBe(10)
    bucket.giveBack(-1_000)
    expect([bucket.remaining(), bucket.secondsUntil(1)]).toEqual([-10, 11])
  })

  test('never lets more through in any time than a burst and what the rate gives', () => {
    const step = fc.record({
      wait: fc.integer({ min: 0, max: 3_000 }),
      units: fc.integer({ min: 1, max: 12 }),
    })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let now = 0
        const bucket = createBucket({ unitsPerSecond: 3, burst: 12 }, () => now)
        const taken: { at: number; units: number }[] = []
        for (const { wait, units } of steps) {
          now += wait
          if (bucket.take(units)) taken.push({ at: now, units })
        }
        for (const [index, first] of taken.entries()) {
          let sum = 0
          for (const { at, units } of taken.slice(index)) {
            sum += units
            expect(sum).toBeLessThanOrEqual(12 + (3 * (at - first.at)) / 1_000 + 1e-6)
          }
        }
      }),
    )
  })
})

test('a limiter has no more buckets than there is room for', () => {
  const limiter = createRateLimiter({ anonymous: { unitsPerSecond: 1, burst: 2 }, clock: () => 0 })
  const first = limiter({ id: 'first' })
  expect(limiter({ id: 'first' })).toBe(first)
  for (let index = 0; index < 50_000; index += 1) limiter({ id: `client ${index}` })
  expect(limiter({ id: 'first' })).not.toBe(first)
  expect(createRateLimiter({ anonymous: undefined })({ id: 'anyone' })).toBeUndefined()
})
