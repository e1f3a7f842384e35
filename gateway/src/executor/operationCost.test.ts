import fc from 'fast-check'
import { buildSchema, executeSync, getNamedType, isListType, Kind, parse, validate } from 'graphql/index.js'
import { describe, expect, test } from 'vitest'
import type { RootField } from '../core/view.js'
import type { ServedField, ServedSchema } from '../schema/servedSchema.js'
import { compileCost } from './operationCost.js'

const BASE = `
  type Deal { id: ID! tasks(first: Int = 100): [Task!]! app: App! }
  type Task { id: ID! deal: Deal! }
  type App { id: ID! }
  type Query { deals(first: Int = 100, where: String): [Deal!]! deal(id: ID!): Deal }
`
const EXTENSION = `
  type Amounts { total: Int! perTask: Int! parts: [Part!]! }
  type Part { value: Int! }
  type DealEdge { cursor: ID! node: Deal! }
  type DealConnection { totalCount: Int! nodes: [Deal!]! edges: [DealEdge!]! }
  extend type Deal { state: Int! amounts: Amounts! siblings(first: Int, last: Int): DealConnection! }
  extend type App { score: Int! }
  extend type Query { network: Amounts! dealsConnection(first: Int, last: Int): DealConnection! }
`
const SCORE = 7

/** Only names and costs matter here. */
const field = (cost?: number) => ({ ...(cost !== undefined && { cost }) }) as ServedField
const served: ServedSchema = {
  base: buildSchema(BASE),
  schema: buildSchema(BASE + EXTENSION),
  fields: new Map([
    ['Deal', new Map(['state', 'amounts', 'siblings'].map((name) => [name, field()]))],
    ['App', new Map([['score', field(SCORE)]])],
  ]),
  roots: new Map(['network', 'dealsConnection'].map((name) => [name, field() as unknown as RootField])),
  subscriptions: new Map(),
}

const costOf = (source: string, variables: Record<string, unknown> = {}): number => {
  const document = parse(source)
  expect(validate(served.schema, document)).toEqual([])
  const fragments = new Map(
    document.definitions.flatMap((node) =>
      node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node] as const] : [],
    ),
  )
  const operation = document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION)
  return compileCost(served, operation!, { fragments, conditions: { yes: variables.yes ?? true } })(variables)
}

/** Executes the operation with lists as long as they may be, and counts one value after the other. */
const countByExecution = (source: string, variables: Record<string, unknown>): number => {
  let count = 0
  const { errors } = executeSync({
    schema: served.schema,
    document: parse(source),
    variableValues: variables,
    rootValue: { rows: 1 },
    fieldResolver: (parent: { rows: number }, args: { first?: number; last?: number }, _, info) => {
      const { parentType, fieldName, returnType } = info
      const isOwn =
        parentType.name === 'Query'
          ? served.roots.has(fieldName)
          : served.fields.get(parentType.name)?.has(fieldName) || !served.base.getType(parentType.name)
      const own = isOwn ? (fieldName === 'score' ? SCORE : 1) : 0
      const isPaged = info.parentType.getFields()[fieldName]?.args.some(({ name }) => name === 'first')
      const size = isPaged ? Math.max(args.first ?? args.last ?? 20, args.last ?? 0) : parent.rows
      const isList = isListType('ofType' in returnType ? returnType.ofType : returnType)
      const times = isList && !isPaged ? size : 1
      for (let index = 0; index < times; index += 1) count += own
      if (getNamedType(returnType).name === 'Int') return 1
      if (getNamedType(returnType).name === 'ID') return 'x'
      return isList ? Array.from({ length: size }, () => ({ rows: 1 })) : { rows: size }
    },
  })
  expect(errors).toBeUndefined()
  return count
}

const LEAVES: Record<string, readonly string[]> = {
  Query: ['__typename'],
  Deal: ['id', 'state'],
  Task: ['id'],
  App: ['id', 'score'],
  Amounts: ['total', 'perTask', '__typename'],
  Part: ['value'],
  DealEdge: ['cursor'],
  DealConnection: ['totalCount'],
}
const BRANCHES: Record<string, readonly (readonly [field: string, type: string])[]> = {
  Query: [
    ['deals', 'Deal'],
    ['deal(id: "1")', 'Deal'],
    ['network', 'Amounts'],
    ['dealsConnection', 'DealConnection'],
  ],
  Deal: [
    ['tasks', 'Task'],
    ['app', 'App'],
    ['amounts', 'Amounts'],
    ['siblings', 'DealConnection'],
  ],
  Task: [['deal', 'Deal']],
  Amounts: [['parts', 'Part']],
  DealConnection: [
    ['nodes', 'Deal'],
    ['edges', 'DealEdge'],
  ],
  DealEdge: [['node', 'Deal']],
}
const PAGED = ['deals', 'tasks', 'siblings', 'dealsConnection']
const PAGES = ['(first: 0)', '(first: 1)', '(first: 3)', '(first: $n)', '(first: $three)', '(last: 2)']
const CONDITIONS = ['', '', '', '@include(if: $yes)', '@skip(if: $yes)', '@include(if: false)']

/** A selection without aliases; `numbered` adds them, for two fields under one key would be one value. */
const selection = (type: string, depth: number): fc.Arbitrary<string> => {
  const condition = fc.constantFrom(...CONDITIONS)
  const leaf = fc
    .tuple(fc.constantFrom(...LEAVES[type]!), condition)
    .map(([name, when]) => `#:${name} ${when}`)
  const branches = (depth > 0 ? (BRANCHES[type] ?? []) : []).map(([name, target]) =>
    fc
      .tuple(selection(target, depth - 1), fc.constantFrom(...PAGES), condition)
      .map(([inner, page, when]) => {
        const isPaged = PAGED.includes(name)
        const args = isPaged && !(name === 'deals' || name === 'tasks') ? page : page.replace('last', 'first')
        return `#:${name}${isPaged ? args : ''} ${when} { ${inner} }`
      }),
  )
  const spread =
    type === 'Deal' ? [fc.constant('...OnDeal'), fc.constant('... on Deal @skip(if: false) { #:state }')] : []
  return fc
    .array(fc.oneof(leaf, ...branches, ...spread), { minLength: 1, maxLength: 4 })
    .map((parts) => parts.join(' '))
}
const numbered = (text: string): string => {
  let next = 0
  return text.replaceAll('#:', () => `k${next++}:`)
}

describe('compileCost()', () => {
  test.each([
    ['{ deals { id app { id } tasks { id } } }', 0],
    ['{ deals { state } }', 100],
    ['{ deals(first: 5) { state amounts { total perTask } } }', 5 * 4],
    ['{ deals(first: 10) { tasks(first: 10) { deal { state } } } }', 100],
    ['{ network { total parts { value } } }', 1 + 1 + 2],
    ['{ dealsConnection { totalCount } }', 2],
    ['{ dealsConnection { nodes { id } } }', 1 + 20],
    ['{ dealsConnection(first: 50) { nodes { id state } } }', 1 + 50 * 2],
    ['{ dealsConnection(first: 50) { edges { cursor node { state } } } }', 1 + 50 * 4],
    ['{ dealsConnection(last: 3) { nodes { tasks(first: 4) { deal { state } } } } }', 1 + 3 * (1 + 4)],
    ['{ deals(first: 2) { app { score } } }', 2 * SCORE],
    ['{ deals(first: 1000000) { state } }', 1_000],
    ['{ deals(first: -1) { state } }', 0],
  ])('%s costs %d', (source, cost) => {
    expect(costOf(source)).toBe(cost)
  })

  test('reads variables, and takes what is no number for the most', () => {
    const source = 'query ($n: Int = 7) { deals(first: $n) { state } }'
    expect([{}, { n: 3 }, { n: null }, { n: '12' }].map((values) => costOf(source, values))).toEqual([
      7, 3, 100, 1_000,
    ])
  })

  test('is what counting one value after the other gives', () => {
    const document = fc.tuple(selection('Query', 3), selection('Deal', 1)).map(([query, deal]) => {
      const onDeal = deal.replaceAll('...OnDeal', '__typename')
      const text = `query ($yes: Boolean! = true, $n: Int, $three: Int = 3) { #:deal(id: $none) { id } ${query} ...Used }
          fragment Used on Query { #:deals(first: 1) { ...OnDeal } #:deals(first: $n) { id @skip(if: $yes) } #:deals(first: $three) { id } }
          fragment OnDeal on Deal { ${onDeal} }`
      return numbered(text.replace('$none', '"1"'))
    })
    fc.assert(
      fc.property(document, fc.boolean(), fc.integer({ min: 0, max: 4 }), (source, yes, n) => {
        expect(costOf(source, { yes, n })).toBe(countByExecution(source, { yes, n }))
      }),
      { numRuns: 300 },
    )
  })
})
