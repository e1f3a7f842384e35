import { buildSchema, parse, print } from 'graphql/index.js'
import { describe, expect, test } from 'vitest'
import { apiSchemaSdl } from '../testing/apiSchemaSdl.js'
import { lowerIdentifiers } from './lowerIdentifiers.js'

const schema = buildSchema(
  apiSchemaSdl(`
    type App @entity { id: ID! owner: Account! name: String! checksum: Bytes! }
    type Account @entity { id: ID! apps: [App!]! @derivedFrom(field: "owner") }
  `),
)
const lower = (source: string) => lowerIdentifiers(schema, parse(source))
const textOf = (source: string) => print(lower(source).document).replace(/\s+/g, ' ')

describe('lowerIdentifiers()', () => {
  test.each([
    ['{ app(id: "0xAbC") { id } }', '{ app(id: "0xabc") { id } }'],
    ['{ app(id: "0XABC-1") { id } }', '{ app(id: "0xabc-1") { id } }'],
    ['{ apps(where: {owner: "0xA"}) { id } }', '{ apps(where: {owner: "0xa"}) { id } }'],
    [
      '{ apps(where: {owner_in: ["0xA", "0xb"]}) { id } }',
      '{ apps(where: {owner_in: ["0xa", "0xb"]}) { id } }',
    ],
    ['{ apps(where: {checksum_not: "0xA"}) { id } }', '{ apps(where: {checksum_not: "0xa"}) { id } }'],
    ['{ apps(where: {or: [{owner: "0xA"}]}) { id } }', '{ apps(where: {or: [{owner: "0xa"}]}) { id } }'],
    [
      '{ accounts { apps(where: {owner_gt: "0xA"}) { id } } }',
      '{ accounts { apps(where: {owner_gt: "0xa"}) { id } } }',
    ],
  ])('%s becomes %s', (source, lowered) => expect(textOf(source)).toBe(lowered))

  test.each([
    ['{ apps(where: {name: "0xABC"}) { id } }'],
    ['{ app(id: "iExec") { id } }'],
    ['{ app(id: "0xabc") { id } }'],
    ['{ nothing(id: "0xA") { id } }'],
  ])('%s stays the same document', (source) => {
    const document = parse(source)
    const result = lowerIdentifiers(schema, document)
    expect([result.isChanged, result.document === document]).toEqual([false, true])
  })

  test('lowers variables by what they are used for', () => {
    const { lowerVariables, isChanged } =
      lower(`query ($id: ID!, $owner: String, $name: String, $where: App_filter) {
      app(id: $id) { id } a: apps(where: { owner: $owner, name: $name }) { id } b: apps(where: $where) { id } }`)
    expect(isChanged).toBe(false)
    expect(
      lowerVariables({
        id: '0XA',
        owner: '0xB',
        name: '0xC',
        other: '0xD',
        where: { owner_in: ['0xE'], name: '0xF', and: [{ checksum: '0xF' }], owner: null, bogus: '0xF' },
      }),
    ).toEqual({
      id: '0xa',
      owner: '0xb',
      name: '0xC',
      other: '0xD',
      where: { owner_in: ['0xe'], name: '0xF', and: [{ checksum: '0xf' }], owner: null, bogus: '0xF' },
    })
    expect(lowerVariables({})).toEqual({})
  })
})
