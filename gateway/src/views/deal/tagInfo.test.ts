import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { tagInfoOf } from './tagInfo.js'

const tag = (bits: number[]) =>
  `0x${bits
    .reduce((value, bit) => value | (1n << BigInt(bit)), 0n)
    .toString(16)
    .padStart(64, '0')}`

describe('tagInfoOf()', () => {
  test.each([
    [[], { names: [], unknownBits: [], isTee: false, teeFramework: null, isGpu: false }],
    [[0], { names: ['tee'], unknownBits: [], isTee: true, teeFramework: null, isGpu: false }],
    [[0, 1], { names: ['tee', 'scone'], unknownBits: [], isTee: true, teeFramework: 'SCONE', isGpu: false }],
    [
      [0, 2],
      { names: ['tee', 'gramine'], unknownBits: [], isTee: true, teeFramework: 'GRAMINE', isGpu: false },
    ],
    [[0, 3], { names: ['tee', 'tdx'], unknownBits: [], isTee: true, teeFramework: 'TDX', isGpu: false }],
    [[1, 3], { names: ['scone', 'tdx'], unknownBits: [], isTee: false, teeFramework: null, isGpu: false }],
    [[8], { names: ['gpu'], unknownBits: [], isTee: false, teeFramework: null, isGpu: true }],
    [[4, 255], { names: [], unknownBits: [4, 255], isTee: false, teeFramework: null, isGpu: false }],
  ])('bits %j', (bits, expected) => expect(tagInfoOf(tag(bits))).toEqual({ raw: tag(bits), ...expected }))

  test('an empty tag has no bits', () => expect(tagInfoOf('0x').names).toEqual([]))

  test('every set bit is either named or listed', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(255)), (bits) => {
        const { names, unknownBits } = tagInfoOf(tag(bits))
        expect(names.length + unknownBits.length).toBe(bits.length)
      }),
    )
  })
})
