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

/** What a subgraph holds as of a block. */
export type MemoryState = Pick<MemorySubgraph, 'block' | 'entities'>

/** An upstream over entities in memory, and what tests may want to know of it. */
export type MemoryUpstream = Readonly<{
  upstream: Upstream
  /** What it answers from. */
  state(): MemoryState
  /** Indexes another block; one that is not above the newest replaces the blocks from its number on. */
  index(next: Partial<MemoryState>): void
  seen: SeenRequest[]
  /** Resolves any base field, root fields included. */
  fieldResolver: GraphQLFieldResolver<unknown, unknown>
}>

/** Rows remember the state they are from, so that what they refer to is of the same block. */
const ENTITIES = Symbol('entities')

type Row = Entity & Readonly<{ __typename: string; [ENTITIES]: MemoryState['entities'] }>

/** An upstream that answers from memory with graphql-js; strict where graph-node is lenient. */
export const openMemoryUpstream = ({
  schema: input,
  entities,
  block: first,
  deployment,
}: MemorySubgraph): MemoryUpstream => {
  const schema = buildSchema(apiSchemaSdl(input))
  const seen: SeenRequest[] = []
  const states: [MemoryState, ...MemoryState[]] = [{ block: first, entities }]
  const newest = () => states.at(-1) ?? states[0]
  const stateAt = (constraint: BlockConstraint | undefined): MemoryState => {
    const { number, hash, number_gte: least } = constraint ?? {}
    const isMeant = ({ block }: MemoryState) =>
      hash === undefined ? block.number <= (number ?? block.number) : block.hash === hash
    const { block } = newest()
    const wanted = least ?? number
    if (wanted != null && wanted > block.number)
      throw new Error(`has only indexed up to block number ${block.number}`)
    const state = states.findLast(isMeant)
    if (state) return state
    throw new Error('no block with that hash found')
  }
  const fieldResolver = createResolver(input, stateAt, deployment)
  return {
    seen,
    fieldResolver,
    state: newest,
    index(next) {
      const state = { ...newest(), ...next }
      const kept = states.filter(({ block }) => block.number < state.block.number)
      states.splice(0, states.length, ...(kept as typeof states), state)
    },
    upstream: async (document, variables) => {
      seen.push({ document, variables })
      const { block } = newest()
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

type BlockConstraint = Readonly<{ number?: number; hash?: string; number_gte?: number }>

type StateAt = (constraint: BlockConstraint | undefined) => MemoryState

const createResolver = (
  input: string,
  stateAt: StateAt,
  deployment: string,
): GraphQLFieldResolver<unknown, unknown> => {
  const types = new Map(entitiesOf(parse(input)).map((entity) => [entity.name.value, entity]))
  const rowsOf = (entities: MemoryState['entities'], type: string): readonly Row[] =>
    [...types.values()]
      .filter(
        ({ kind, name, interfaces }) =>
          kind === Kind.OBJECT_TYPE_DEFINITION &&
          (name.value === type || interfaces?.some((parent) => parent.name.value === type)),
      )
      .flatMap(({ name }) =>
        (entities[name.value] ?? []).map((row) => ({ ...row, __typename: name.value, [ENTITIES]: entities })),
      )
  const find = (entities: MemoryState['entities'], type: string, id: unknown) =>
    rowsOf(entities, type).find((row) => row.id === id) ?? null
  const roots = new Map<string, { type: string; isMany: boolean }>()
  for (const type of types.keys()) {
    const [one, many] = rootNamesOf(type)
    roots.set(one, { type, isMany: false }).set(many, { type, isMany: true })
  }

  return (source, args, context, info) => {
    const name = info.fieldName
    if (info.parentType === info.schema.getQueryType()) {
      const { block, entities } = stateAt(args.block)
      if (name === '_meta') return { block, deployment, hasIndexingErrors: false }
      const root = roots.get(name)
      if (!root) return null
      return root.isMany ? page(rowsOf(entities, root.type), args) : find(entities, root.type, args.id)
    }
    const field = types.get(info.parentType.name)?.fields?.find((candidate) => candidate.name.value === name)
    const row = source as Row
    const target = field && typeNameOf(field.type)
    if (!field || !target || !isObjectOrInterface(info.schema, target))
      return defaultFieldResolver(source, args, context, info)
    const entities = row[ENTITIES]
    const derived = field.directives?.find((directive) => directive.name.value === 'derivedFrom')
    const inverse = derived?.arguments?.[0]?.value
    if (inverse?.kind === Kind.STRING) {
      const related = rowsOf(entities, target).filter((candidate) =>
        [candidate[inverse.value]].flat().includes(row.id),
      )
      return isList(field.type) ? page(related, args) : (related[0] ?? null)
    }
    const value = row[name]
    return Array.isArray(value)
      ? value.map((id) => find(entities, target, id))
      : find(entities, target, value)
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
    if (key.endsWith('_')) return matchesParent(row, key.slice(0, -1), expected)
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

/** A filter by the object that a field refers to, which in these tests is a deal. */
const matchesParent = (row: Row, field: string, where: unknown): boolean =>
  (row[ENTITIES].Deal ?? []).some(
    (parent) => parent.id === row[field] && matches({ ...row, ...parent }, where as Record<string, unknown>),
  )

const compare = (a: unknown, b: unknown): number => {
  const [x, y] = [a, b].map((value) =>
    /^-?\d+$/.test(String(value)) ? BigInt(String(value)) : String(value),
  )
  return x === y ? 0 : (x ?? '') < (y ?? '') ? -1 : 1
}
