import {
  buildASTSchema,
  buildClientSchema,
  getIntrospectionQuery,
  type IntrospectionQuery,
  validateSchema,
} from 'graphql'
import { expect, test } from 'vitest'
import { parseInputSchema } from '../../core/parseInputSchema.js'
import { openFixture } from '../test/openFixture.js'
import { createApiSchema } from './apiSchema.js'

const SCHEMA = `
enum Kind { MINT BURN }
interface Event { id: ID!  account: Account!  timestamp: BigInt! }
"A holder of tokens."
type Account @entity { id: ID!  name: String  tokens: [Token!]!  transfers: [Transfer!]! @derivedFrom(field: "account") }
type Token @entity(immutable: true) {
  id: Bytes!  symbol: String!  supply: BigInt!  price: BigDecimal  active: Boolean!  decimals: Int!
  holders: Int8!  kind: Kind!  tags: [String!]!  owner: Account
}
type Transfer implements Event @entity { id: ID!  account: Account!  timestamp: BigInt!  token: Token! }
type Ticket @entity { id: Int8! parent: Ticket tickets: [Ticket!] names: [ID!] }
type Sample @entity(timeseries: true) { id: Int8! timestamp: Timestamp! token: Token! kind: Kind price: BigDecimal! }
"Prices of a token."
type TokenStats @aggregation(intervals: ["hour", "day"], source: "Sample") {
  id: Int8! timestamp: Timestamp! token: Token! kind: Kind
  sum: BigDecimal! @aggregate(fn: "sum", arg: "price")
  count: Int! @aggregate(fn: "count")
}`

const fixture = () => openFixture(SCHEMA, [{}])
type Named = { name: string; type?: unknown }
const read = (query: string): Record<string, Record<string, Named[]>> => {
  using opened = fixture()
  const { data, errors } = opened.body(query)
  expect(errors).toBeUndefined()
  return data as Record<string, Record<string, Named[]>>
}
const valuesOf = (type: string) =>
  read(`{ __type(name: "${type}") { enumValues { name } } }`)
    .__type?.enumValues?.map(({ name }) => name)
    .join(' ')
const inputsOf = (type: string) =>
  read(`{ __type(name: "${type}") { inputFields { name } } }`)
    .__type?.inputFields?.map(({ name }) => name)
    .join(' ')

test('root fields follow the types, interfaces last', () => {
  const { __type } = read('{ __type(name: "Query") { fields { name } } }')
  expect(__type?.fields?.map(({ name }) => name).join(' ')).toBe(
    'account accounts token tokens transfer transfers ticket tickets sample samples event events tokenStats_collection _meta _logs',
  )
})

test('arguments come in their published order, with defaults', () => {
  const { __type } = read('{ __type(name: "Query") { fields { name args { name defaultValue } } } }')
  const fields = __type?.fields as unknown as {
    name: string
    args: { name: string; defaultValue: string | null }[]
  }[]
  const argumentsOf = (field: string) =>
    fields
      .find(({ name }) => name === field)
      ?.args.map(({ name, defaultValue }) => (defaultValue === null ? name : `${name}=${defaultValue}`))
      .join(' ')
  expect(argumentsOf('account')).toBe('id block subgraphError=deny')
  expect(argumentsOf('accounts')).toBe(
    'skip=0 first=100 orderBy orderDirection where block subgraphError=deny',
  )
  expect(argumentsOf('tokenStats_collection')).toBe(
    'skip=0 first=100 interval orderBy orderDirection current where block subgraphError=deny',
  )
  expect(argumentsOf('_logs')).toBe('level from to search first=100 skip=0 orderDirection=desc')
})

test('orders name every field and the scalars of references', () => {
  expect(valuesOf('Account_orderBy')).toBe('id name tokens transfers')
  expect(valuesOf('Token_orderBy')).toBe(
    'id symbol supply price active decimals holders kind tags owner owner__id owner__name',
  )
  expect(valuesOf('Transfer_orderBy')).toBe(
    'id account account__id account__name timestamp token token__id token__symbol token__supply token__price token__active token__decimals token__holders token__kind',
  )
  expect(valuesOf('Event_orderBy')).toBe('id account account__id account__name timestamp')
})

const TEXT =
  ' _not _gt _lt _gte _lte _in _not_in _contains _contains_nocase _not_contains _not_contains_nocase _starts_with _starts_with_nocase _not_starts_with _not_starts_with_nocase _ends_with _ends_with_nocase _not_ends_with _not_ends_with_nocase'
const ORDERED = ' _not _gt _lt _gte _lte _in _not_in'
const BUCKETS = ' _gt _lt _gte _lte _in'
const each = (field: string, suffixes: string) =>
  suffixes
    .split(' ')
    .map((suffix) => field + suffix)
    .join(' ')

test('[109] filters of each kind of field', () => {
  expect(inputsOf('Account_filter')).toBe(
    [
      each('id', ORDERED),
      each('name', TEXT),
      'tokens tokens_not tokens_contains tokens_not_contains tokens_ transfers_ _change_block and or',
    ].join(' '),
  )
  expect(inputsOf('Token_filter')).toBe(
    [
      each('id', `${ORDERED} _contains _not_contains`),
      each('symbol', TEXT),
      each('supply', ORDERED),
      each('price', ORDERED),
      'active active_not active_in active_not_in',
      each('decimals', ORDERED),
      each('holders', ORDERED),
      'kind kind_not kind_in kind_not_in',
      'tags tags_not tags_contains tags_contains_nocase tags_not_contains tags_not_contains_nocase',
      each('owner', TEXT),
      'owner_ _change_block and or',
    ].join(' '),
  )
  expect(inputsOf('Ticket_filter')).toBe(
    `${each('id', ORDERED)} ${each('parent', ORDERED)} parent_ tickets tickets_not tickets_contains tickets_not_contains tickets_ names names_not names_contains names_not_contains _change_block and or`,
  )
})

test('argument types of references follow the id of their target', () => {
  const { __type } = read(
    '{ __type(name: "Ticket_filter") { inputFields { name type { name kind ofType { kind ofType { name } } } } } }',
  )
  const typeOf = (field: string) => __type?.inputFields?.find(({ name }) => name === field)?.type
  expect(typeOf('parent')).toEqual({ name: 'Int', kind: 'SCALAR', ofType: null })
  expect(typeOf('tickets')).toEqual({
    name: null,
    kind: 'LIST',
    ofType: { kind: 'NON_NULL', ofType: { name: 'Int' } },
  })
})

test('aggregations can be filtered by time and dimensions, and ordered by all they have', () => {
  expect(inputsOf('TokenStats_filter')).toBe(
    [
      each('id', BUCKETS),
      each('timestamp', BUCKETS),
      'token token_ kind kind_not kind_in kind_not_in _change_block and or',
    ].join(' '),
  )
  expect(valuesOf('TokenStats_orderBy')).toBe(
    'id timestamp token token__id token__symbol token__supply token__price token__active token__decimals token__holders token__kind kind sum count',
  )
})

test('a list of buckets takes an interval', () => {
  using opened = openFixture(
    `type T @entity { id: ID! stats: [S!]! @derivedFrom(field: "t") }
     type P @entity(timeseries: true) { id: Int8! timestamp: Timestamp! t: T! }
     type S @aggregation(intervals: ["day"], source: "P") {
       id: Int8! timestamp: Timestamp! t: T! n: Int! @aggregate(fn: "count") }`,
    [{}],
  )
  expect(opened.ask('{ __type(name: "T") { fields { name args { name } } } }').body).toBe(
    '{"data":{"__type":{"fields":[{"name":"id","args":[]},{"name":"stats","args":[{"name":"skip"},{"name":"first"},{"name":"interval"},{"name":"orderBy"},{"name":"orderDirection"},{"name":"current"},{"name":"where"}]}]}}}',
  )
  expect(opened.ask('{ __type(name: "T_filter") { inputFields { name } } }').body).toContain('"stats_"')
})

test('types are sorted by bytes, without those of introspection', () => {
  const names = read('{ __schema { types { name } } }').__schema?.types?.map(({ name }) => name) ?? []
  expect(names).toEqual([...names].sort())
  expect(names).toContain('_Meta_')
  expect(names.filter((name) => name.startsWith('__'))).toEqual([])
  expect(read('{ __type(name: "__Type") { name } }')).toEqual({ __type: null })
  expect(read('{ __type(name: "Nobody") { name } }')).toEqual({ __type: null })
})

test('[110] possible types in document order', () => {
  using opened = openFixture(
    `interface RegEntry { id: ID! } interface Nobody { id: ID! }
     type Meme implements RegEntry @entity { id: ID! } type ParamChange implements RegEntry @entity { id: ID! }`,
    [{}],
  )
  expect(opened.ask('{ __type(name: "RegEntry") { possibleTypes { name } interfaces { name } } }').body).toBe(
    '{"data":{"__type":{"possibleTypes":[{"name":"Meme"},{"name":"ParamChange"}],"interfaces":null}}}',
  )
  expect(opened.ask('{ __type(name: "Nobody") { possibleTypes { name } } }').body).toBe(
    '{"data":{"__type":{"possibleTypes":null}}}',
  )
})

test('tools can read the schema', () => {
  using opened = fixture()
  const { data } = opened.body(getIntrospectionQuery({ specifiedByUrl: true, inputValueDeprecation: true }))
  const client = buildClientSchema(data as unknown as IntrospectionQuery)
  expect(validateSchema(client)).toEqual([])
  expect(client.getType('Account')?.description).toBe('A holder of tokens.')
  expect(validateSchema(buildASTSchema(createApiSchema(parseInputSchema(SCHEMA)).document))).toEqual([])
})

test('introspection stands beside data', () => {
  using opened = fixture()
  expect(opened.ask('{ __schema { queryType { name } mutationType { name } } accounts { id } }').body).toBe(
    '{"data":{"accounts":[],"__schema":{"queryType":{"name":"Query"},"mutationType":null}}}',
  )
  expect(opened.body('{ __schema { wat } }').errors?.[0]?.message).toBe('Type `__Schema` has no field `wat`')
})
