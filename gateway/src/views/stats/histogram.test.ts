import { describe, expect, test } from 'vitest'
import { durationClass, middleOf } from './durationClass.js'
import { durationPart, durationStats, histogramOf, percentile } from './histogram.js'

/** Pseudo-random durations, most of them short, up to about a month. */
const durations = (count: number, seed: number): readonly bigint[] => {
  let state = BigInt(seed)
  return Array.from({ length: count }, () => {
    state = (state * 6_364_136_223_846_793_005n + 1_442_695_040_888_963_407n) % 2n ** 64n
    const share = Number(state >> 11n) / 2 ** 53
    return BigInt(Math.ceil(2_592_000 ** share))
  })
}

describe('classes of durations', () => {
  test('are at most 2 % around their middle', () => {
    for (const seconds of [...durations(5_000, 1), 1n, 2n, 3n, 2_592_000n]) {
      const middle = middleOf(durationClass(seconds))
      expect(Math.abs(middle - Number(seconds))).toBeLessThanOrEqual(0.020_001 * Number(seconds))
    }
  })

  test('grow with the duration, from 0 for up to one second', () => {
    expect([0n, 1n, 2n].map(durationClass)).toEqual([0, 0, 18])
    const sorted = durations(500, 2).toSorted((a, b) => Number(a - b))
    const classes = sorted.map(durationClass)
    expect(classes).toEqual(classes.toSorted((a, b) => a - b))
  })
})

describe('percentile()', () => {
  test.each([1, 2, 3, 19, 20, 21, 1_000])('of %i tasks is at most 2 %% off', (count) => {
    const all = durations(count, count)
    const sorted = all.map(Number).sort((a, b) => a - b)
    const histogram = histogramOf(all.map(durationPart))
    for (const percent of [1n, 50n, 95n, 100n]) {
      const exact = sorted[Math.ceil((Number(percent) * count) / 100) - 1] ?? 0
      expect(Math.abs((percentile(histogram, percent) ?? 0) - exact)).toBeLessThanOrEqual(0.020_001 * exact)
    }
  })

  test('is null without tasks', () => {
    expect(durationStats(histogramOf([]))).toEqual({ count: 0, average: null, median: null, p95: null })
  })

  test('leaves out what has no duration', () => {
    const parts = [{ durationClass: -1, count: 5n, seconds: 0n }, durationPart(10n)]
    expect(durationStats(histogramOf(parts))).toMatchObject({ count: 1, average: 10 })
  })
})
