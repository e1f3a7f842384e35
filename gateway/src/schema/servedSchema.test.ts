import { readFileSync } from 'node:fs'
import { buildSchema, getNamedType, isEnumType, isObjectType, validateSchema } from 'graphql/index.js'
import { describe, expect, test } from 'vitest'
import { apiSchemaSdl } from '../testing/apiSchemaSdl.js'
import { openMemoryUpstream } from '../testing/openMemoryUpstream.js'
import { pocoSchema, pocoSubgraph } from '../testing/pocoFixture.js'
import { views } from '../views/views.js'
import { fetchBaseSchema } from './fetchBaseSchema.js'
import { createServedSchema } from './servedSchema.js'

const base = buildSchema(apiSchemaSdl(pocoSchema()))

type PublicModel = Readonly<{
  enums: Readonly<Record<string, readonly string[]>>
  interfaces: Readonly<Record<string, Readonly<Record<string, string>>>>
  entities: Readonly<
    Record<string, Readonly<{ implements: readonly string[]; fields: Readonly<Record<string, string>> }>>
  >
}>

/** The data model of the public subgraph, which lacks the fields that this repository adds. */
const publicSchema = (): string => {
  const fixture = new URL('../../../tests/fixtures/public-subgraph-2.1.2.json', import.meta.url)
  const { enums, interfaces, entities }: PublicModel = JSON.parse(readFileSync(fixture, 'utf8'))
  const fieldsSdl = (fields: Readonly<Record<string, string>>) =>
    Object.entries(fields).map(
      ([name, type]) => `${name}: ${type.replace(/ derivedFrom (\w+)/, ' @derivedFrom(field: "$1")')}`,
    )
  return [
    ...Object.entries(enums).map(([name, values]) => `enum ${name} { ${values.join(' ')} }`),
    ...Object.entries(interfaces).map(
      ([name, fields]) => `interface ${name} { ${fieldsSdl(fields).join('\n')} }`,
    ),
    ...Object.entries(entities).map(
      ([name, entity]) =>
        `type ${name} ${entity.implements.length > 0 ? `implements ${entity.implements.join(' & ')}` : ''} @entity { ${fieldsSdl(entity.fields).join('\n')} }`,
    ),
  ].join('\n')
}

describe('createServedSchema()', () => {
  const served = createServedSchema(base, views)

  test('is a valid schema that changes nothing of the base', () => {
    expect(validateSchema(served.schema)).toEqual([])
    for (const [name, type] of Object.entries(base.getTypeMap())) {
      const kept = served.schema.getType(name)
      if (isObjectType(type) && isObjectType(kept))
        expect(Object.keys(kept.getFields()).slice(0, Object.keys(type.getFields()).length)).toEqual(
          Object.keys(type.getFields()),
        )
    }
  })

  test('describes each of its types, fields, arguments and values', () => {
    const gaps: string[] = []
    for (const [name, type] of Object.entries(served.schema.getTypeMap())) {
      const before = base.getType(name)
      if (name.startsWith('__')) continue
      if (!before && !type.description) gaps.push(name)
      if (!before && isEnumType(type))
        gaps.push(
          ...type.getValues().flatMap((value) => (value.description ? [] : [`${name}.${value.name}`])),
        )
      if (!isObjectType(type)) continue
      const known = isObjectType(before) ? before.getFields() : {}
      for (const field of Object.values(type.getFields())) {
        if (field.name in known) continue
        if (!field.description) gaps.push(`${name}.${field.name}`)
        for (const arg of field.args) if (!arg.description) gaps.push(`${name}.${field.name}(${arg.name}:)`)
      }
    }
    expect(gaps).toEqual([])
  })

  test('each computed field has code, and all code has a field', () => {
    const coded = [...served.fields].flatMap(([type, fields]) =>
      [...fields.keys()].map((name) => `${type}.${name}`),
    )
    const declared = Object.entries(served.schema.getTypeMap()).flatMap(([name, type]) => {
      const before = base.getType(name)
      if (!isObjectType(type) || !isObjectType(before)) return []
      return Object.keys(type.getFields())
        .filter((field) => !(field in before.getFields()))
        .map((field) => `${name}.${field}`)
    })
    const roots = [...served.roots.keys()].map((name) => `Query.${name}`)
    expect(declared.sort()).toEqual([...coded, ...roots].sort())
  })

  test('offers over the public subgraph what can be computed there, and nothing else', () => {
    const older = createServedSchema(buildSchema(apiSchemaSdl(publicSchema())), views)
    const fieldsOf = (name: string) => {
      const type = older.schema.getType(name)
      return isObjectType(type) ? Object.keys(type.getFields()) : []
    }
    expect(validateSchema(older.schema)).toEqual([])
    expect([...older.roots.keys()]).toEqual(['chain', 'asOf', 'network', 'search', 'transactionIndexed'])
    expect(fieldsOf('TaskBreakdown')).not.toContain('initialized')
    expect(fieldsOf('Task')).not.toContain('durationSeconds')
    expect(fieldsOf('Deal')).toEqual(expect.arrayContaining(['state', 'deadline', 'tasksSummary', 'amounts']))
    expect(older.fields.get('Deal')?.get('deadline')?.reads).toEqual({
      startTime: true,
      category: { workClockTimeRef: true },
    })
  })

  test('leaves out roots and fields of types that the subgraph lacks', () => {
    const other = createServedSchema(
      buildSchema('type Query { a: Int } scalar Bytes scalar BigInt scalar BigDecimal'),
      views,
    )
    expect(Object.keys(other.schema.getQueryType()?.getFields() ?? {})).toEqual(['a', 'chain', 'asOf'])
  })

  test('subscriptions of the subgraph give way to those of the gateway', () => {
    const older = buildSchema(
      `${apiSchemaSdl(pocoSchema())} type Subscription { deal(id: ID!): Deal tasks: [Task!]! }`,
    )
    const { schema, subscriptions } = createServedSchema(older, views)
    expect(validateSchema(schema)).toEqual([])
    const names = ['head', 'deal', 'task', 'dealMatched', 'taskUpdated', 'transactionIndexed']
    expect(Object.keys(schema.getSubscriptionType()?.getFields() ?? {})).toEqual(names)
    expect([...subscriptions.keys()].sort()).toEqual(names.sort())
  })

  test('names every collision with the subgraph', () => {
    const taken = pocoSchema().replace(
      'type Deal @entity(immutable: false) {',
      '$& state: String! tagInfo: String!',
    )
    const colliding = `${taken}\n"x" type TagInfo @entity { id: ID! }`
    expect(() => createServedSchema(buildSchema(apiSchemaSdl(colliding)), views)).toThrow(
      'The subgraph already has TagInfo, Deal.state, Deal.tagInfo.',
    )
  })
})

describe('fetchBaseSchema()', () => {
  test('reads the schema by introspection', async () => {
    const fetched = await fetchBaseSchema(openMemoryUpstream(pocoSubgraph()).upstream)
    const deal = fetched.getType('Deal')
    expect(isObjectType(deal) && getNamedType(deal.getFields().app?.type)?.name).toBe('App')
    expect(isObjectType(deal) && deal.getFields().botSize?.description).toMatch(/tasks/i)
  })

  test('asks for nothing that graph-node lacks', async () => {
    const { upstream, seen } = openMemoryUpstream(pocoSubgraph())
    await fetchBaseSchema(upstream)
    expect(seen[0]?.document).not.toMatch(/isRepeatable|isOneOf|specifiedByURL/)
  })

  test('reports an upstream that refuses', async () => {
    const refuse = async () => ({ body: '{"errors":[{"message":"deployment does not exist"}]}', block: null })
    await expect(fetchBaseSchema(refuse)).rejects.toMatchObject({
      name: 'UpstreamUnavailableError',
      facts: { errors: ['deployment does not exist'] },
    })
  })
})
