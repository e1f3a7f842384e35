import { expect, test } from 'vitest'
import { retentionOf } from './retentionOf.js'

test('retentionOf() follows newcomers through the intervals that are left', () => {
  const buckets = [0n, 10n, 20n].map((from) => ({ from, to: from + 10n }))
  const newcomers = [['a', 'b'], [], ['c']]
  const active = [new Set(['a', 'b']), new Set(['b']), new Set(['a', 'c'])]
  expect(retentionOf(buckets, newcomers, active)).toEqual([
    { start: '0', size: 2, retained: [2, 1, 1], rates: [1, 0.5, 0.5] },
    { start: '10', size: 0, retained: [0, 0], rates: [0, 0] },
    { start: '20', size: 1, retained: [1], rates: [1] },
  ])
})
