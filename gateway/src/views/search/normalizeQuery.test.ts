import { describe, expect, test } from 'vitest'
import { normalizeQuery } from './normalizeQuery.js'

const CHECKSUMMED = '0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045'
const address = CHECKSUMMED.toLowerCase()
const hash = `0x${'ab'.repeat(32)}`

describe('normalizeQuery()', () => {
  test.each([
    [hash, hash],
    [`  ${hash.toUpperCase()}\n`, hash],
    [`\u200B${hash.slice(2)}\uFEFF`, hash],
  ])('understands the hash %j', (typed, normalized) => {
    expect(normalizeQuery(typed)).toEqual({ normalized, shape: 'hash', warnings: [] })
  })

  test.each([[CHECKSUMMED], [address], [address.toUpperCase()], [address.slice(2)]])(
    'understands the address %s',
    (typed) => expect(normalizeQuery(typed)).toEqual({ normalized: address, shape: 'address', warnings: [] }),
  )

  test('warns of an address whose letter case does not fit', () => {
    const typed = CHECKSUMMED.replace('dA6', 'Da6')
    expect(normalizeQuery(typed)).toEqual({
      normalized: address,
      shape: 'address',
      warnings: [expect.stringMatching(/^ADDRESS_CHECKSUM/)],
    })
  })

  test('understands a number', () => {
    expect(normalizeQuery(' 03 ')).toEqual({ normalized: '3', shape: 'number', warnings: [] })
  })

  test.each([[''], ['0x'], [address.slice(0, -1)], ['my app'], ['0x12'], ['-1']])(
    'says that "%s" is no identifier',
    (typed) => expect(normalizeQuery(typed)).toMatchObject({ shape: 'text', warnings: [expect.any(String)] }),
  )
})
