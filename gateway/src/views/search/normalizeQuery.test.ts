import { describe, expect, test } from 'vitest'
import { normalizeQuery, type Shape } from './normalizeQuery.js'

const CHECKSUMMED = '0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045'
const address = CHECKSUMMED.toLowerCase()
const hash = `0x${'ab'.repeat(32)}`

const shapesOf = (typed: string): readonly Shape[] => [...normalizeQuery(typed).shapes]

describe('normalizeQuery()', () => {
  test.each([
    [hash, hash],
    [`  ${hash.toUpperCase()}\n`, hash],
    [`\u200B${hash.slice(2)}\uFEFF`, hash],
  ])('understands the hash %j', (typed, normalized) => {
    expect(normalizeQuery(typed)).toMatchObject({ normalized, shapes: new Set(['hash']), warnings: [] })
  })

  test.each([[CHECKSUMMED], [address], [address.toUpperCase()], [address.slice(2)]])(
    'understands the address %s',
    (typed) =>
      expect(normalizeQuery(typed)).toMatchObject({
        normalized: address,
        shapes: new Set(['address']),
        warnings: [],
      }),
  )

  test('warns of an address whose letter case does not fit', () => {
    const typed = CHECKSUMMED.replace('dA6', 'Da6')
    expect(normalizeQuery(typed)).toMatchObject({
      normalized: address,
      shapes: new Set(['address']),
      warnings: [expect.stringMatching(/^ADDRESS_CHECKSUM/)],
    })
  })

  test.each([
    ['0Xd8dA6B', '0xd8da6b', ['prefix']],
    [address.slice(0, -1), address.slice(0, -1), ['prefix']],
    [hash.slice(0, -1), hash.slice(0, -1), ['prefix']],
    ['decade', '0xdecade', ['prefix', 'text']],
    ['123456', '0x123456', ['prefix', 'number', 'text']],
    [' 03 ', '3', ['number']],
    ['my app', 'my app', ['text']],
    ['alice.eth', 'alice.eth', ['text', 'name']],
  ])('takes "%s" for %s: %j', (typed, normalized, shapes) => {
    expect([normalizeQuery(typed).normalized, shapesOf(typed)]).toEqual([normalized, shapes])
  })

  test.each([[''], ['-1'], ['ab'], ['x'.repeat(201)]])('finds "%s" too short or too long', (typed) => {
    const { shapes, warnings } = normalizeQuery(typed)
    expect([shapes.size, warnings.length]).toEqual([0, 1])
  })
})
