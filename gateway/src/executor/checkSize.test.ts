import { expect, test } from 'vitest'
import { checkSize, parseDocument } from './checkSize.js'

const many = (count: number, text: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => text(index)).join(' ')
const check = (text: string) => () => checkSize(parseDocument(text))

test.each([
  ['characters', `{ a } #${'x'.repeat(500_000)}`],
  ['tokens', `${'{a'.repeat(20_000)}${'}'.repeat(20_000)}`],
  ['tokens', `{ a(b: [${'1 '.repeat(10_000)}]) }`],
  ['levels', `${'{a'.repeat(3_000)}${'}'.repeat(3_000)}`],
  ['levels', `${'{a'.repeat(300)}${'}'.repeat(300)}`],
  ['levels', `{ ${'... { '.repeat(300)} a ${'}'.repeat(300)} }`],
  ['fields of one object', `{ ${many(501, (index) => `a${index}: b`)} }`],
  ['pairs of fields to merge', `{ ${'a '.repeat(1_000)} }`],
  ['pairs of fields to merge', `{ ${`a { ${'b '.repeat(60)} } `.repeat(60)} }`],
  [
    'fields',
    `{ ...F0 } ${many(20, (i) => `fragment F${i} on T { a { ...F${i + 1} } b { ...F${i + 1} } }`)} fragment F20 on T { c }`,
  ],
  [
    'fields',
    `{ ...F0 } ${many(20, (i) => `fragment F${i} on T { ...F${i + 1} ...F${i + 1} }`)} fragment F20 on T { __typename }`,
  ],
])('too many %s are refused', (what, text) => {
  expect(check(text)).toThrow(
    new RegExp(`^The operation has more than \\d+ (${what}|pairs of fields to merge)\\.$`),
  )
})

test('a fragment that nobody spreads is measured as well', () => {
  expect(check(`{ a } fragment F on T { ${'a '.repeat(1_000)} }`)).toThrow(/pairs/)
})

test('what validation reports better is left to it', () => {
  expect(check('{ ...A } fragment A on T { ...B } fragment B on T { a { ...A } }')).not.toThrow()
  expect(check('{ ...Missing }')).not.toThrow()
  expect(check('{')).toThrow(/^Syntax Error/)
})

test('documents of explorers pass', () => {
  expect(
    check(`{ ${many(400, (index) => `a${index}: deals { ...F }`)} } fragment F on Deal { id app { name } }`),
  ).not.toThrow()
})
