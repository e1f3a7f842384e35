import { describe, expect, test } from 'vitest'
import { createMatches } from './matches.js'

const APP = '0xaa'
const REQUEST = '0xbb'

describe('matches', () => {
  test('add up what deals used of an order', () => {
    const matches = createMatches()
    matches.add([APP, undefined, REQUEST], REQUEST, { botFirst: 0n, botSize: 2n })
    matches.add([APP, undefined, REQUEST], REQUEST, { botFirst: 2n, botSize: 3n })
    expect([matches.volumeOf(APP), matches.volumeOf(REQUEST), matches.volumeOf('0xcc')]).toEqual([5n, 5n, 0n])
  })

  test('tell where the deals of a request order stop following on one another', () => {
    const matches = createMatches()
    for (const botFirst of [5n, 0n, 2n]) matches.add([], REQUEST, { botFirst, botSize: 2n })
    expect(matches.firstGapOf(REQUEST)).toBe(4n)
    expect(matches.firstGapOf(APP)).toBe(0n)
  })
})
