import { describe, expect, test } from 'vitest'
import { payerOf } from './payerOf.js'

const REQUESTER = '0x00000000000000000000000000000000000000aA'
const SPONSOR = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'

describe('payerOf()', () => {
  test.each([
    ['the sponsor where there is one', SPONSOR, SPONSOR],
    ['the requester where old contracts leave it empty', `0x${'0'.repeat(40)}`, REQUESTER],
    [
      'the requester where old contracts have the length of the params',
      `0x${'12'.padStart(40, '0')}`,
      REQUESTER,
    ],
  ])('is %s', (_, sponsor, expected) => {
    expect(payerOf({ sponsor, requester: REQUESTER })).toBe(expected.toLowerCase())
  })
})
