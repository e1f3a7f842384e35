import { describe, expect, test } from 'vitest'
import { parseInputSchema } from './parseInputSchema.js'
import { parseIndexHints } from './queryIndexHints.js'

const schema = parseInputSchema(`
type Account @entity(immutable: false) { id: ID! deals: [Deal!]! @derivedFrom(field: "requester") }
type Deal @entity(immutable: true) { id: ID! requester: Account! timestamp: BigInt! tags: [Bytes!]! }`)

const parse = (text: string) =>
  parseIndexHints(text, schema, 'indexes.json').map(({ type, fields }) => [
    type.name,
    ...fields.map(({ name }) => name),
  ])

describe('parseIndexHints()', () => {
  test('reads fields, one or several', () => {
    expect(parse('{ "Deal": ["timestamp", "requester timestamp"], "Account": [] }')).toEqual([
      ['Deal', 'timestamp'],
      ['Deal', 'requester', 'timestamp'],
    ])
  })

  test.each([
    ['[', 'they are no JSON'],
    ['[]', 'they are no object'],
    ['{ "Deals": ["timestamp"] }', 'there is no entity type "Deals"'],
    ['{ "Deal": "timestamp" }', '"Deal" has no list'],
    ['{ "Deal": ["requester time"] }', '"Deal" has no single stored fields "requester time"'],
    ['{ "Deal": ["tags"] }', '"Deal" has no single stored fields "tags"'],
    ['{ "Account": ["deals"] }', '"Account" has no single stored fields "deals"'],
  ])('refuses %s', (text, problem) => {
    expect(() => parse(text)).toThrow(`The index hints indexes.json cannot be used: ${problem}.`)
  })
})
