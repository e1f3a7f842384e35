import { describe, expect, test } from 'vitest'
import { nrlc } from './nrlc.js'

describe('nrlc()', () => {
  test.each([
    ['0', 0n],
    ['1', 1_000_000_000n],
    ['0.000000001', 1n],
    ['-2.5', -2_500_000_000n],
    ['-0.5', -500_000_000n],
    ['87000000', 87_000_000_000_000_000n],
  ])('reads %s RLC exactly', (rlc, expected) => {
    expect(nrlc(rlc)).toBe(expected)
  })
})
