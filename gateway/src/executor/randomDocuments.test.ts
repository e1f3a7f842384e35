import fc from 'fast-check'
import {
  executeSync,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  parse,
  validate,
} from 'graphql/index.js'
import { expect, test } from 'vitest'
import { asOfBlock } from '../core/asOf.js'
import type { Need } from '../core/need.js'
import { NOTHING_SELECTED } from '../core/selected.js'
import type { ViewContext } from '../core/view.js'
import { fetchBaseSchema } from '../schema/fetchBaseSchema.js'
import { createServedSchema } from '../schema/servedSchema.js'
import { openMemoryUpstream } from '../testing/openMemoryUpstream.js'
import { NOW, pocoChain, pocoSubgraph } from '../testing/pocoFixture.js'
import { views } from '../views/views.js'
import { createExecutor } from './createExecutor.js'

const memory = openMemoryUpstream(pocoSubgraph())
const served = createServedSchema(await fetchBaseSchema(memory.upstream), views)
const chain = pocoChain({ upstream: memory.upstream })
const executor = createExecutor(served, chain, { clock: () => NOW })

/** Leaves and references of the types that random documents walk through; `!` marks computed ones. */
const LEAVES: Readonly<Record<string, readonly string[]>> = {
  Deal: [
    'id',
    'botSize',
    'startTime',
    'params',
    'state',
    'deadline',
    'isClaimable',
    'successRate',
    'isSponsored',
    'paramsJson',
    '__typename',
  ],
  Task: [
    'id',
    'status',
    'index',
    'state',
    'isClaimable',
    'price',
    'price(unit: $unit)',
    'durationSeconds',
    '__typename',
  ],
  Account: ['id', 'balance', '__typename'],
  App: ['id', 'name', 'multiaddrText', 'mrenclaveJson'],
  Category: ['id', 'maxDurationSeconds'],
  AccountEvent: ['id', 'timestamp', '__typename'],
  Reward: ['value'],
  DealAmounts: ['perTask', 'total(unit: $unit)', 'outstanding(unit: NRLC)', '__typename'],
  TagInfo: ['names', 'isTee', 'teeFramework'],
  TaskResult: ['storage', 'json'],
}
const BRANCHES: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  Query: [
    ['deals(first: 2)', 'Deal'],
    ['tasks(first: $n)', 'Task'],
    ['accountEvents', 'AccountEvent'],
    ['apps', 'App'],
  ],
  Deal: [
    ['app', 'App'],
    ['tasks(first: $n)', 'Task'],
    ['requester', 'Account'],
    ['payer', 'Account'],
    ['category', 'Category'],
    ['amounts', 'DealAmounts'],
    ['tagInfo', 'TagInfo'],
  ],
  Task: [
    ['deal', 'Deal'],
    ['result', 'TaskResult'],
    ['requester', 'Account'],
  ],
  Account: [
    ['dealRequester(first: 1)', 'Deal'],
    ['events(first: 2)', 'AccountEvent'],
  ],
  App: [
    ['usages(first: 1)', 'Deal'],
    ['owner', 'Account'],
  ],
  AccountEvent: [['account', 'Account']],
  Reward: [['task', 'Task']],
}
const CONDITIONS = [
  '',
  '',
  '',
  ' @include(if: $yes)',
  ' @skip(if: $yes)',
  ' @include(if: $no)',
  ' @skip(if: false)',
]

/** An alias that depends on the field and its arguments only, so that merged selections never conflict. */
const aliased = (field: string, isAliased: boolean) =>
  isAliased || field.includes('(') ? `a_${field.replace(/\W+/g, '_')}: ${field}` : field

const selection = (type: string, depth: number): fc.Arbitrary<string> => {
  const condition = fc.constantFrom(...CONDITIONS)
  const leaf = fc
    .tuple(fc.constantFrom(...(LEAVES[type] ?? ['__typename'])), fc.boolean(), condition)
    .map(([field, isAliased, when]) => aliased(field, isAliased) + when)
  const parts: fc.Arbitrary<string>[] = [leaf]
  if (depth > 0) {
    for (const [field, target] of BRANCHES[type] ?? [])
      parts.push(
        fc
          .tuple(selection(target, depth - 1), fc.boolean(), condition)
          .map(([inner, isAliased, when]) => `${aliased(field, isAliased)}${when} { ${inner} }`),
      )
    const condition_ =
      type === 'AccountEvent' ? fc.constantFrom('AccountEvent', 'Reward', 'Lock') : fc.constant(type)
    if (type !== 'Query')
      parts.push(
        condition_.chain((on) =>
          fc
            .tuple(selection(on, depth - 1), condition)
            .map(([inner, when]) => `... on ${on}${when} { ${inner} }`),
        ),
      )
    if (type === 'Deal' || type === 'Task') parts.push(condition.map((when) => `...On${type}${when}`))
  }
  return fc.array(fc.oneof(...parts), { minLength: 1, maxLength: 4 }).map((chosen) => chosen.join(' '))
}

const anyDocument = fc
  .tuple(
    fc.array(
      fc.oneof(
        ...(BRANCHES.Query ?? []).map(([field, target]) =>
          selection(target, 3).map((inner) => `${aliased(field, false)} { ${inner} }`),
        ),
      ),
      { minLength: 1, maxLength: 3 },
    ),
    selection('Deal', 1),
    selection('Task', 1),
  )
  .map(([roots, deal, task]) => {
    const cut = (text: string) => text.replace(/\.\.\.On(?:Deal|Task)(?: @\w+\(if: [$\w]+\))?/g, '__typename')
    return `query ($unit: RlcUnit! = NRLC, $n: Int = 2, $yes: Boolean!, $no: Boolean = false) {
      ${roots.join(' ')} used: deals(first: $n) @include(if: $yes) { ...OnDeal @skip(if: $no) tasks { ...OnTask a_price_unit_unit_: price(unit: $unit) } }
    }
    fragment OnDeal on Deal { ${cut(deal)} } fragment OnTask on Task { ${cut(task)} }`
  })

/** Answers the same document with graphql-js, field by field, as the definition of what is right. */
const reference = (source: string, variables: Record<string, unknown>) => {
  const { block, deployment } = pocoSubgraph()
  const facts = { chain, now: BigInt(NOW), deployment, hasIndexingErrors: false }
  const noReader = () => expect.unreachable()
  const context: ViewContext = {
    ...facts,
    asOf: async () => asOfBlock(block, facts) ?? expect.unreachable(),
    read: { one: noReader, many: noReader, at: noReader },
    waitFor() {},
    offers: noReader,
    peers: [],
    extend: noReader,
  }
  const fieldResolver: GraphQLFieldResolver<unknown, unknown> = (row, args, _, info) => {
    const baseField = (parent: unknown, type: GraphQLObjectType, name: string) =>
      memory.fieldResolver(parent, {}, undefined, { ...info, parentType: type, fieldName: name })
    const read = (parent: unknown, type: GraphQLObjectType, need: Need): Record<string, unknown> =>
      Object.fromEntries(
        Object.entries(need).map(([name, inner]) => {
          const value = baseField(parent, type, name)
          if (inner === true || value === null) return [name, value ?? null]
          const { __typename } = value as { __typename: string }
          return [name, read(value, served.schema.getType(__typename) as GraphQLObjectType, inner)]
        }),
      )
    const computed = served.fields.get(info.parentType.name)?.get(info.fieldName)
    if (!computed) return memory.fieldResolver(row, args, undefined, info)
    const values = read(row, info.parentType, computed.reads)
    return computed.kind === 'value'
      ? computed.compute(values, args, context, NOTHING_SELECTED)
      : baseField(row, info.parentType, computed.pick(values))
  }
  const typeResolver = ({ __typename }: { __typename: string }) => __typename
  const result = executeSync({
    schema: served.schema,
    document: parse(source),
    variableValues: variables,
    fieldResolver,
    typeResolver,
  })
  expect(result.errors).toBeUndefined()
  return result.data
}

test('any document gets the answer that executing it field by field would give', async () => {
  await fc.assert(
    fc.asyncProperty(anyDocument, fc.boolean(), fc.boolean(), async (source, yes, no) => {
      const variables = { yes, no }
      expect(validate(served.schema, parse(source))).toEqual([])
      const result = await executor.execute({ source, document: parse(source), variables })
      const data = result.kind === 'data' ? result.data : JSON.parse(result.body).data
      // Compared as text, so that the order of keys counts.
      expect(JSON.stringify(data)).toBe(JSON.stringify(reference(source, variables)))
    }),
    { numRuns: 150 },
  )
}, 120_000)
