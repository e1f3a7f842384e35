import { expect, test } from 'vitest'
import { createGenerationCache } from './generationCache.js'

test('keeps what is used and forgets what is not', () => {
  const cache = createGenerationCache<string, number, string>(10)
  cache.set('a', 0, 'used')
  cache.set('a', 1, 'unused')
  for (let key = 2; key < 100; key++) {
    cache.set('b', key, String(key))
    expect(cache.get('a', 0)).toBe('used')
  }
  expect(cache.get('a', 1)).toBeUndefined()
})

test('never holds more than two generations, of all groups together', () => {
  const cache = createGenerationCache<number, number, number>(10)
  const groupOf = (key: number) => key % 3
  for (let key = 0; key < 1000; key++) cache.set(groupOf(key), key, key)
  const held = Array.from({ length: 1000 }, (_, key) => cache.get(groupOf(key), key)).filter(
    (value) => value !== undefined,
  )
  expect(held.length).toBeGreaterThanOrEqual(10)
  expect(held.length).toBeLessThanOrEqual(20)
})

test('writing the same key again takes no room', () => {
  const cache = createGenerationCache<string, string, number>(2)
  cache.set('a', 'other', 0)
  for (let value = 0; value < 10; value++) cache.set('a', 'same', value)
  expect(cache.get('a', 'other')).toBe(0)
  expect(cache.get('a', 'same')).toBe(9)
})

test('a deleted key is gone from both generations, and from its group alone', () => {
  const cache = createGenerationCache<string, string, number>(1)
  cache.set('a', 'x', 1)
  cache.set('b', 'x', 2)
  cache.delete('a', 'x')
  expect(cache.get('a', 'x')).toBeUndefined()
  expect(cache.get('b', 'x')).toBe(2)
})
