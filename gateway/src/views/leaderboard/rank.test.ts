import { describe, expect, test } from 'vitest'
import { rank } from './rank.js'

describe('rank()', () => {
  test('gives equal values one place, and the next its place in the list', () => {
    const ranked = rank([
      { address: '0xd', value: 1n },
      { address: '0xc', value: 7n },
      { address: '0xb', value: 3n },
      { address: '0xa', value: 7n },
    ])
    expect(ranked.map(({ address, rank: place }) => [place, address])).toEqual([
      [1, '0xa'],
      [1, '0xc'],
      [3, '0xb'],
      [4, '0xd'],
    ])
  })

  test('a place is 1 and the number of those with more, whatever the values', () => {
    const contenders = Array.from({ length: 200 }, (_, index) => ({
      address: `0x${index.toString(16)}`,
      value: BigInt((index * 7_919) % 23),
    }))
    for (const { rank: place, value } of rank(contenders))
      expect(place).toBe(1 + contenders.filter((other) => other.value > value).length)
  })
})
