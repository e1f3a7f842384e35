import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createRowHints } from './rowHints.js'

test('gives the row noted last, or none', () => {
  const hash = fc.oneof(fc.integer({ min: -2, max: 20 }), fc.integer())
  fc.assert(
    fc.property(fc.array(fc.tuple(hash, fc.integer({ min: 1, max: 2 ** 31 - 1 }))), hash, (notes, other) => {
      const hints = createRowHints(16)
      const last = new Map<number, number>()
      for (const [noted, row] of notes) {
        hints.set(noted, row)
        last.set(noted, row)
        expect(hints.get(noted)).toBe(row)
      }
      for (const [noted, row] of last) expect([0, row]).toContain(hints.get(noted))
      if (!last.has(other)) expect(hints.get(other)).toBe(0)
    }),
  )
})

test('has room for its size, and forgets first what was not noted lately', () => {
  const hints = createRowHints(16)
  for (let hash = 0; hash < 16; hash++) hints.set(hash, 100 + hash)
  hints.set(0, 1)
  const held = () => Array.from({ length: 20 }, (_, hash) => hints.get(hash)).filter((row) => row !== 0)
  expect(held()).toHaveLength(16)
  for (const hash of [16, 17, 18, 19]) hints.set(hash, 100 + hash)
  expect(held()).toHaveLength(16)
  expect([0, 4].map(hints.get)).toEqual([1, 0])
})
