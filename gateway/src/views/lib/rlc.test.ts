import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatRlc, parseRlc, rlcField } from './rlc.js'

describe('parseRlc()', () => {
  test.each([
    ['0', 0n],
    ['1', 1_000_000_000n],
    ['1.5', 1_500_000_000n],
    ['0.000000001', 1n],
    ['-0.05', -50_000_000n],
    ['87000000.123456789', 87_000_000_123_456_789n],
  ])('reads %s', (text, nrlc) => expect(parseRlc(text)).toBe(nrlc))

  test.each([[''], ['1.0000000001'], ['1e9'], ['abc'], ['.5'], ['1.']])('refuses "%s"', (text) => {
    expect(() => parseRlc(text)).toThrow(`"${text}" is no amount of RLC.`)
  })
})

describe('formatRlc()', () => {
  test('gives back what was read, for any amount', () => {
    fc.assert(fc.property(fc.bigInt(), (nrlc) => parseRlc(formatRlc(nrlc, 'RLC')) === nrlc))
  })

  test('prints no trailing zero and no exponent', () => {
    expect(formatRlc(1_500_000_000n, 'RLC')).toBe('1.5')
    expect(formatRlc(10n ** 40n, 'RLC')).toBe(`1${'0'.repeat(31)}`)
    expect(formatRlc(-50_000_000n, 'RLC')).toBe('-0.05')
  })

  test('prints nRLC as an integer', () => expect(formatRlc(1_500_000_000n, 'NRLC')).toBe('1500000000'))
})

test('rlcField() answers in RLC unless asked for nRLC', () => {
  const amount = rlcField(() => 2_000_000_000n)
  expect([amount({}), amount({ unit: 'RLC' }), amount({ unit: 'NRLC' })]).toEqual(['2', '2', '2000000000'])
})
