import {
  buildSchema,
  defaultFieldResolver,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  graphql,
  isObjectType,
  Kind,
  parse,
} from 'graphql/index.js'
import type { BlockPointer, Upstream } from '../upstream/upstream.js'
import { apiSchemaSdl, entitiesOf, isList, rootNamesOf, typeNameOf } from './apiSchemaSdl.js'

/** An entity: plain values, ids in place of references. */
export type Entity = Readonly<{ id: string } & Record<string, unknown>>

/** A subgraph in memory: its schema as written by its author, and entities by type. */
export type MemorySubgraph = Readonly<{
  schema: string
  entities: Readonly<Record<string, readonly Entity[]>>
  block: BlockPointer
  deployment: string
}>

/** What was asked of a memory upstream. */
export type SeenRequest = Readonly<{
  document: string
  variables: Readonly<Record<string, unknown>> | undefined
}>

/** An upstream over entities in memory, and what tests may want to know of it. */
export type MemoryUpstream = Readonly<{
  upstream: Upstream
  seen: SeenRequest[]
  /** Resolves any base field, root fields included. */
  fieldResolver: GraphQLFieldResolver<unknown, unknown>
}>

type Row = Entity & { readonly __typename: string }

/** An upstream that answers from memory with graphql-js; strict where graph-node is lenient. */
export const openMemoryUpstream = ({
  schema: input,
  entities,
  block,
  deployment,
}: MemorySubgraph): MemoryUpstream => {
  const schema = buildSchema(apiSchemaSdl(input))
  const seen: SeenRequest[] = []
  const fieldResolver = createResolver(input, entities, { block, deployment })
  return {
    seen,
    fieldResolver,
    upstream: async (document, variables) => {
      seen.push({ document, variables })
      const result = await graphql({
        schema,
        source: document,
        variableValues: variables,
        fieldResolver,
        typeResolver: (row: Row) => row.__typename,
      })
      return { body: JSON.stringify(result), block }
    },
  }
}

const createResolver = (
  input: string,
  entities: MemorySubgraph['entities'],
  meta: Pick<MemorySubgraph, 'block' | 'deployment'>,
): GraphQLFieldResolver<unknown, unknown> => {
  const types = new Map(entitiesOf(parse(input)).map((entity) => [entity.name.value, entity]))
  const rowsOf = (type: string): readonly Row[] =>
    [...types.values()]
      .filter(
        ({ kind, name, interfaces }) =>
          kind === Kind.OBJECT_TYPE_DEFINITION &&
          (name.value === type || interfaces?.some((parent) => parent.name.value === type)),
      )
      .flatMap(({ name }) => (entities[name.value] ?? []).map((row) => ({ ...row, __typename: name.value })))
  const find = (type: string, id: unknown) => rowsOf(type).find((row) => row.id === id) ?? null
  const roots = new Map<string, { type: string; isMany: boolean }>()
  for (const type of types.keys()) {
    const [one, many] = rootNamesOf(type)
    roots.set(one, { type, isMany: false }).set(many, { type, isMany: true })
  }

  return (source, args, context, info) => {
    const name = info.fieldName
    if (info.parentType === info.schema.getQueryType()) {
      if (name === '_meta')
        return { block: meta.block, deployment: meta.deployment, hasIndexingErrors: false }
      const root = roots.get(name)
      if (!root) return null
      return root.isMany ? page(rowsOf(root.type), args) : find(root.type, args.id)
    }
    const field = types.get(info.parentType.name)?.fields?.find((candidate) => candidate.name.value === name)
    const row = source as Row
    const target = field && typeNameOf(field.type)
    if (!field || !target || !isObjectOrInterface(info.schema, target))
      return defaultFieldResolver(source, args, context, info)
    const derived = field.directives?.find((directive) => directive.name.value === 'derivedFrom')
    const inverse = derived?.arguments?.[0]?.value
    if (inverse?.kind === Kind.STRING) {
      const related = rowsOf(target).filter((candidate) => [candidate[inverse.value]].flat().includes(row.id))
      return isList(field.type) ? page(related, args) : (related[0] ?? null)
    }
    const value = row[name]
    return Array.isArray(value) ? value.map((id) => find(target, id)) : find(target, value)
  }
}

const isObjectOrInterface = (schema: GraphQLSchema, name: string): boolean => {
  const type = schema.getType(name)
  return type !== undefined && (isObjectType(type) || 'getInterfaces' in type)
}

type PageArgs = Readonly<{
  skip?: number
  first?: number
  orderBy?: string
  orderDirection?: string
  where?: Readonly<Record<string, unknown>>
}>

const page = (
  rows: readonly Row[],
  { skip = 0, first = 100, orderBy = 'id', orderDirection, where = {} }: PageArgs,
) => {
  const sign = orderDirection === 'desc' ? -1 : 1
  return rows
    .filter((row) => matches(row, where))
    .sort((a, b) => sign * (compare(a[orderBy], b[orderBy]) || compare(a.id, b.id)))
    .slice(skip, skip + first)
}

const matches = (row: Row, where: Readonly<Record<string, unknown>>): boolean =>
  Object.entries(where).every(([key, expected]) => {
    const among = (filters: unknown) => (filters as (typeof where)[]).map((filter) => matches(row, filter))
    if (key === 'and') return among(expected).every(Boolean)
    if (key === 'or') return among(expected).some(Boolean)
    const [, field = key, operator = ''] =
      /^(.*?)_(not|gt|lt|gte|lte|in|starts_with_nocase|contains_nocase)$/.exec(key) ?? []
    const [text, part] = [row[field], expected].map((value) => String(value).toLowerCase())
    const order = compare(row[field], expected)
    switch (operator) {
      case 'not':
        return order !== 0
      case 'gt':
        return order > 0
      case 'lt':
        return order < 0
      case 'gte':
        return order >= 0
      case 'lte':
        return order <= 0
      case 'starts_with_nocase':
        return text?.startsWith(part ?? '') ?? false
      case 'contains_nocase':
        return text?.includes(part ?? '') ?? false
      case 'in':
        return Array.isArray(expected) && expected.includes(row[field])
      default:
        return order === 0
    }
  })

const compare = (a: unknown, b: unknown): number => {
  const [x, y] = [a, b].map((value) =>
    /^-?\d+$/.test(String(value)) ? BigInt(String(value)) : String(value),
  )
  return x === y ? 0 : (x ?? '') < (y ?? '') ? -1 : 1
}
