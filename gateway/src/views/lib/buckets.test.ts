import { describe, expect, test } from 'vitest'
import { bucketAt, bucketsIn, dayOf, hourOf, type Interval, midnightFrom } from './buckets.js'

const INTERVALS: readonly Interval[] = ['HOUR', 'DAY', 'WEEK', 'MONTH']
const at = (text: string) => BigInt(Date.parse(text) / 1_000)
const textOf = (time: bigint) => new Date(Number(time) * 1_000).toISOString()

/** Pseudo-random seconds from 1970 to 2106. */
const times = (count: number): readonly bigint[] => {
  let state = 12_345n
  return Array.from({ length: count }, () => {
    state = (state * 6_364_136_223_846_793_005n + 1_442_695_040_888_963_407n) % 2n ** 64n
    return state >> 32n
  })
}

describe('buckets', () => {
  test.each([
    ['HOUR', '2025-03-30T01:59:59Z', '2025-03-30T01:00:00Z', '2025-03-30T02:00:00Z'],
    ['DAY', '2024-02-29T00:00:00Z', '2024-02-29T00:00:00Z', '2024-03-01T00:00:00Z'],
    ['WEEK', '2025-01-01T12:00:00Z', '2024-12-30T00:00:00Z', '2025-01-06T00:00:00Z'],
    ['WEEK', '2025-01-05T23:59:59Z', '2024-12-30T00:00:00Z', '2025-01-06T00:00:00Z'],
    ['WEEK', '2025-01-06T00:00:00Z', '2025-01-06T00:00:00Z', '2025-01-13T00:00:00Z'],
    ['WEEK', '1970-01-01T00:00:00Z', '1969-12-29T00:00:00Z', '1970-01-05T00:00:00Z'],
    ['MONTH', '2024-12-31T23:59:59Z', '2024-12-01T00:00:00Z', '2025-01-01T00:00:00Z'],
    ['MONTH', '2024-02-10T08:00:00Z', '2024-02-01T00:00:00Z', '2024-03-01T00:00:00Z'],
  ] as const)('of a %s holds %s from %s to %s', (interval, time, from, to) => {
    expect(bucketAt(at(time), interval)).toEqual({ from: at(from), to: at(to) })
  })

  test.each(INTERVALS)('of a %s: every time is in exactly one, and they follow each other', (interval) => {
    for (const time of times(2_000)) {
      const { from, to } = bucketAt(time, interval)
      expect(from <= time && time < to).toBe(true)
      expect(bucketAt(from, interval)).toEqual({ from, to })
      expect(bucketAt(to - 1n, interval)).toEqual({ from, to })
      expect(bucketAt(to, interval).from).toBe(to)
    }
  })

  test('begin weeks on Monday and months on the first', () => {
    for (const time of times(2_000)) {
      expect(new Date(Number(bucketAt(time, 'WEEK').from) * 1_000).getUTCDay()).toBe(1)
      expect(textOf(bucketAt(time, 'MONTH').from)).toMatch(/-01T00:00:00/)
    }
  })

  test('in a span are those that have a part in it', () => {
    const span = { from: at('2024-01-31T10:30:00Z'), to: at('2024-03-01T00:00:00Z') }
    expect(bucketsIn(span, 'MONTH', 10).map(({ from }) => textOf(from))).toEqual([
      '2024-01-01T00:00:00.000Z',
      '2024-02-01T00:00:00.000Z',
    ])
    expect(bucketsIn({ from: span.to, to: span.to }, 'DAY', 10)).toEqual([])
    expect(bucketsIn(span, 'HOUR', 10)).toHaveLength(11)
  })

  test('midnightFrom() is never before, and less than a day after', () => {
    for (const time of times(500)) {
      const midnight = midnightFrom(time)
      expect(midnight).toBe(dayOf(midnight))
      expect(midnight >= time && midnight - time < 86_400n).toBe(true)
      expect(time - hourOf(time)).toBeLessThan(3_600n)
    }
  })
})
