import { describe, expect, test } from 'vitest'
import { EngineError } from '../errors.js'
import { parseInputSchema } from '../parseInputSchema.js'

const POINT = `
  enum Kind { A B }
  type Token @entity { id: Bytes! }
  type Point @entity(timeseries: true) {
    id: Int8! timestamp: Timestamp! token: Token! kind: Kind small: Int! large: Int8! big: BigInt! dec: BigDecimal!
    name: String! raw: Bytes! yes: Boolean! tags: [Int!]!
  }
  type Plain @entity { id: Int8! }`
const HEAD = 'id: Int8! timestamp: Timestamp!'
const COUNT = 'n: Int! @aggregate(fn: "count")'

const problemsOf = (text: string, specVersion?: string): readonly string[] => {
  try {
    parseInputSchema(text, specVersion === undefined ? {} : { specVersion })
    return []
  } catch (error) {
    if (!(error instanceof EngineError)) throw error
    return error.facts.problems as readonly string[]
  }
}
const problems = (fields: string, directive = '@aggregation(intervals: ["hour"], source: "Point")') =>
  problemsOf(`${POINT} type S ${directive} { ${fields} }`)
const ofField = (field: string) => problems(`${HEAD} ${field}`)

describe('@aggregation', () => {
  test('has a table for each interval, shortest first', () => {
    const schema = parseInputSchema(
      `${POINT} type S @aggregation(intervals: ["day", "hour"], source: "Point") { ${HEAD} token: Token! kind: Kind ${COUNT} }`,
    )
    const aggregation = schema.aggregations.get('S')
    expect(
      [...(aggregation?.tables ?? [])].map(([interval, { table, name }]) => [interval, table, name]),
    ).toEqual([
      ['hour', 'S$hour', 'S'],
      ['day', 'S$day', 'S'],
    ])
    expect(aggregation?.dimensions.map(({ name, kind }) => [name, kind])).toEqual([
      ['token', 'Bytes'],
      ['kind', 'String'],
    ])
    expect([...schema.entities.keys()]).not.toContain('S')
  })

  test.each([
    ['@aggregation(intervals: ["hour"])', 'Aggregation S is missing the `source` argument'],
    [
      '@aggregation(intervals: ["hour"], source: "X")',
      'Aggregaton S uses X as the source, but there is no timeseries of that name',
    ],
    [
      '@aggregation(intervals: ["hour"], source: "Plain")',
      'Aggregation S uses Plain as the source, but that type is not a timeseries',
    ],
    [
      '@aggregation(source: "Point")',
      'Aggregation S is missing an `intervals` argument for the timeseries directive',
    ],
    ...['[]', '"hour"', '[1]'].map((intervals) => [
      `@aggregation(intervals: ${intervals}, source: "Point")`,
      'Aggregation S has an invalid argument for `intervals`: it must be a non-empty list of strings',
    ]),
    [
      '@aggregation(intervals: ["week"], source: "Point")',
      'Aggregation S: the interval week is not supported',
    ],
  ])('%s', (directive, message) => {
    expect(problems(`${HEAD} ${COUNT}`, directive)).toEqual([message])
  })

  test('needs id, timestamp, something to compute, and dimensions of the source', () => {
    expect(problems(`id: Int8! ${COUNT}`)).toEqual(['Type S is missing a `timestamp` field'])
    expect(problems(`id: Int8! timestamp: Int8! ${COUNT}`)).toEqual([
      'Type S has a `timestamp` field of type Int8!, but it must be of type Timestamp',
    ])
    expect(problems(`timestamp: Timestamp! ${COUNT}`)).toEqual(['Type S is missing an `id` field'])
    expect(problems(HEAD)).toEqual(['Aggregation S has no @aggregate fields'])
    const dimension = (name: string) =>
      `Field ${name} in aggregation S is a dimension, but Point has no field of that name and type`
    expect(ofField(`x: Int! name: Bytes! ${COUNT}`)).toEqual([dimension('x'), dimension('name')])
    expect(ofField(`points: [Point!]! @derivedFrom(field: "token") ${COUNT}`)).toContain(
      'Aggregation S has a derived field points but fields in aggregations can not be derived',
    )
  })

  test('needs spec version 1.1.0', () => {
    const text = `${POINT} type S @aggregation(intervals: ["hour"], source: "Point") { ${HEAD} ${COUNT} }`
    expect(problemsOf(text, '1.0.0')).toContain(
      'Aggregations are not supported with spec version 1.0.0; please migrate the subgraph to the latest version',
    )
    expect(problemsOf('type P @entity { id: Int8! }', '0.0.9')).toEqual([
      'Using Int8 as the type for the `id` field is not supported with spec version 0.0.9; please migrate the subgraph to the latest version',
    ])
    expect(problemsOf(text, '1.1.0')).toEqual([])
  })
})

test('a timeseries is immutable and has an Int8 id and a timestamp', () => {
  const timeseries = (fields: string, more = '') =>
    problemsOf(`type P @entity(timeseries: true${more}) { ${fields} }`)
  expect(timeseries('id: Int8!')).toEqual(['Timeseries P is missing a `timestamp` field'])
  expect(timeseries('id: Bytes! timestamp: Timestamp!')).toEqual([
    'Timeseries `P` must have an `id` field of type `Int8`',
  ])
  expect(timeseries(HEAD, ', immutable: false')).toEqual([
    'Timeseries P is marked as mutable, it must be immutable',
  ])
  expect(timeseries(HEAD, ', immutable: true')).toEqual([])
})

describe('@aggregate', () => {
  test.each([
    ['x: Int! @aggregate', 'is missing the `fn` argument'],
    ['x: Int! @aggregate(fn: "avg", arg: "small")', 'uses the unknown aggregation function `avg`'],
    ['x: Int! @aggregate(fn: "sum")', 'is missing the `arg` argument'],
    [
      'x: Int! @aggregate(fn: "sum", arg: "small", cumulative: "yes")',
      'has an invalid value for `cumulative`. It needs to be a boolean',
    ],
    ['x: String! @aggregate(fn: "max", arg: "name")', 'has type String!, which max cannot yield'],
    [
      'x: Int! @aggregate(fn: "sum", arg: "big")',
      'has type Int!, which is narrower than the type BigInt of its `arg`',
    ],
    ['x: Int! @aggregate(fn: "sum", arg: "name")', 'has type Int!, but its `arg` is a text'],
    ['x: Bytes! @aggregate(fn: "last", arg: "name")', 'has type Bytes!, but its `arg` is a text'],
  ])('%s', (field, message) => {
    expect(ofField(field)).toEqual([`Field x in aggregation S ${message}`])
  })

  test.each([
    'x: BigDecimal! @aggregate(fn: "sum", arg: "small")',
    'x: String! @aggregate(fn: "first", arg: "name")',
    'x: Bytes! @aggregate(fn: "last", arg: "raw")',
    'x: Token! @aggregate(fn: "last", arg: "token")',
    'x: BigInt! @aggregate(fn: "max", arg: "case when yes then big else small end")',
  ])('%s is fine', (field) => {
    expect(ofField(field)).toEqual([])
  })

  test.each([
    ['random()', 'Function random is not supported'],
    [
      'dec +',
      'Failed to parse expression: sql parser error: Expected: an expression, found: end of expression',
    ],
    ['dec; drop', 'Failed to parse expression: sql parser error: Unexpected character at position 3: ; drop'],
    ['(select 1)', 'Failed to parse expression: sql parser error: Expected: ), found: 1'],
    ['nothing + 1', 'Unknown field nothing'],
    ['dec + name', 'Types number and text do not match'],
    ['tags', 'Field tags is a list or derived and has no value to compute with'],
    ['dec::text', 'Casting to text is not supported'],
    ['abs(1, 2)', 'Function abs has the wrong number of arguments'],
    ['case when 1 then 2 end', 'Expected a boolean but found a number'],
    ['('.repeat(200), 'Failed to parse expression: sql parser error: recursion limit exceeded'],
  ])('refuses the expression %s', (arg, message) => {
    expect(ofField(`x: BigDecimal! @aggregate(fn: "sum", arg: "${arg}")`)).toEqual([
      `${message} (Field x in aggregation S)`,
    ])
  })
})
