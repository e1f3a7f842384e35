import { describe, expect, test } from 'vitest'
import { createLruCache } from './lruCache.js'

describe('createLruCache()', () => {
  test('makes a value once', () => {
    const cache = createLruCache<number>(2)
    let made = 0
    const make = () => ++made
    expect([cache.getOrCreate('a', make), cache.getOrCreate('a', make)]).toEqual([1, 1])
  })

  test('forgets what was not used for the longest time', () => {
    const cache = createLruCache<string>(2)
    cache.getOrCreate('a', () => 'a1')
    cache.getOrCreate('b', () => 'b1')
    cache.getOrCreate('a', () => 'unused')
    cache.getOrCreate('c', () => 'c1')
    expect(cache.size).toBe(2)
    expect(cache.getOrCreate('a', () => 'a2')).toBe('a1')
    expect(cache.getOrCreate('b', () => 'b2')).toBe('b2')
  })

  test('holds keys of a limited length, and none that would push out most others', () => {
    const cache = createLruCache<string>(100, { characters: 20 })
    for (const key of ['aa', 'bb', 'cc', 'dd', 'ee', 'ff', 'gg', 'hh', 'ii', 'jj', 'kk'])
      cache.getOrCreate(key, () => key)
    expect(cache.size).toBe(10)
    cache.getOrCreate('long', () => 'long')
    expect(cache.size).toBe(10)
    expect(cache.getOrCreate('aa', () => 'again')).toBe('again')
  })

  test('keeps nothing of a failure', () => {
    const cache = createLruCache<number>(2)
    const fail = () => {
      throw new Error('no')
    }
    expect(() => cache.getOrCreate('a', fail)).toThrow('no')
    expect(cache.getOrCreate('a', () => 7)).toBe(7)
  })
})
