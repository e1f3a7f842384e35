import {
  type FieldNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  getNamedType,
  isAbstractType,
  isLeafType,
  isObjectType,
  type SelectionSetNode,
} from 'graphql/index.js'
import { GatewayError } from '../core/gatewayError.js'
import type { Need } from '../core/need.js'
import type { BlockArgument } from '../core/reader.js'
import type { Source } from '../core/source.js'
import type { ServedField } from '../schema/servedSchema.js'
import { collectFields } from './collectFields.js'
import type { CompileScope } from './compileScope.js'
import { compileShape } from './compileShape.js'
import { mergeNeeds, needText } from './needText.js'
import type { CompiledSelection, Projection, Run } from './plan.js'
import { settle } from './settle.js'

type Row = Readonly<Record<string, unknown>>

/** Writes one key of the result. */
export type Step = (result: Record<string, unknown>, row: Row, source: Source, run: Run) => void

/** Compiles a selection on a type of the base schema. */
export const compileSelection = (
  scope: CompileScope,
  type: GraphQLNamedType,
  sets: readonly SelectionSetNode[],
  lookUpIndex?: number,
): CompiledSelection => {
  if (isObjectType(type)) return compileObject(scope, type, collectFields(scope, type, sets), lookUpIndex)
  if (!isAbstractType(type)) throw new GatewayError(`The type ${type.name} has no fields to select.`)

  const byType = scope.schema
    .getPossibleTypes(type)
    .map(
      (possible) =>
        [possible.name, compileObject(scope, possible, collectFields(scope, possible, sets))] as const,
    )
  const [first] = byType
  const isUniform = byType.every(([, { text, project }]) => text === first?.[1].text && !project)
  if (first && isUniform) return first[1]

  const typeKey = `${scope.prefix}type`
  const projections = new Map(byType.map(([name, { project }]) => [name, project]))
  const fragments = byType.map(([name, { text }]) => `...on ${name}{${text}}`)
  return {
    text: [`${typeKey}:__typename`, ...fragments].join(' '),
    variables: scope.upstreamVariables,
    project: overItems((row, run) => {
      const { [typeKey]: typeName, ...rest } = row
      const project = projections.get(String(typeName))
      return project ? project(row, run) : rest
    }),
  }
}

/**
 * Compiles the collected fields of one object type.
 *
 * @param lookUpIndex number of the arguments that name the object, where a root field looks it up by its id.
 */
export const compileObject = (
  scope: CompileScope,
  type: GraphQLObjectType,
  collected: ReadonlyMap<string, readonly FieldNode[]>,
  lookUpIndex?: number,
): CompiledSelection => {
  const parts: string[] = []
  const steps: Step[] = []
  let need: Need = {}
  let isPlain = true

  for (const [key, nodes] of collected) {
    const [node] = nodes
    const name = node?.name.value ?? ''
    const field = type.getFields()[name]
    const computed = scope.served.fields.get(type.name)?.get(name)
    if (!node || (!field && name !== '__typename'))
      throw new GatewayError(`${type.name} has no field "${name}".`)
    if (computed && field) {
      isPlain = false
      need = mergeNeeds(need, computed.reads)
      const compiled = compileComputed(scope, computed, { type, key, nodes, lookUpIndex })
      parts.push(...compiled.parts)
      steps.push(compiled.step)
      continue
    }
    const head = `${key === name ? name : `${key}:${name}`}${scope.printArgs(node)}`
    const fieldType = field && getNamedType(field.type)
    if (!fieldType || isLeafType(fieldType)) {
      parts.push(head)
      steps.push(copyKey(key))
      continue
    }
    const isLookUp = type === scope.schema.getQueryType() && field.args.some(({ name: arg }) => arg === 'id')
    const { text, project } = compileSelection(
      scope,
      fieldType,
      selectionSetsOf(nodes),
      isLookUp ? scope.addArgs(field, node) : undefined,
    )
    parts.push(`${head}{${text}}`)
    if (project) isPlain = false
    steps.push(project ? projectKey(key, atBlock(scope, { field, node, project })) : copyKey(key))
  }

  const helpers = helperKeys(scope.prefix, need, collected)
  parts.push(...helpers.parts)
  if (parts.length === 0) {
    // An empty selection is no GraphQL; the client gets the empty object it asked for.
    isPlain = false
    parts.push(`${scope.prefix}empty:${'id' in type.getFields() ? 'id' : '__typename'}`)
  }
  return {
    text: parts.join(' '),
    variables: scope.upstreamVariables,
    project: isPlain ? undefined : overItems(rowProjection(steps, helpers.read)),
  }
}

const compileComputed = (
  scope: CompileScope,
  computed: ServedField,
  {
    type,
    key,
    nodes,
    lookUpIndex,
  }: Readonly<{
    type: GraphQLObjectType
    key: string
    nodes: readonly FieldNode[]
    lookUpIndex: number | undefined
  }>,
): { parts: readonly string[]; step: Step } => {
  const [node] = nodes
  const field = type.getFields()[node?.name.value ?? '']
  if (!node || !field) throw new GatewayError(`A computed field of ${type.name} is not in the schema.`)
  if (computed.kind === 'value') {
    const argsIndex = scope.addArgs(field, node)
    const shape = compileShape(scope, getNamedType(field.type), nodes)
    const { project, selected } = shape
    if (computed.requires) scope.markBlockRead()
    if (
      lookUpIndex !== undefined &&
      computed.requires &&
      Object.keys(computed.reads).every((name) => name === 'id')
    ) {
      const place = scope.addAhead({ field: computed, argsIndex, lookUpIndex, shape })
      return {
        parts: [],
        step: (result, _row, _source, run) => {
          settle(result, key, { value: run.ahead[place]?.(), project: (value) => value, run })
        },
      }
    }
    return {
      parts: [],
      step: (result, _, source, run) => {
        const value = computed.compute(source, run.args[argsIndex] ?? {}, run.context, selected)
        settle(result, key, { value, project, run })
      },
    }
  }
  const { text, project } = compileSelection(scope, getNamedType(field.type), selectionSetsOf(nodes))
  const aliasOf = (from: string) => `${scope.prefix}${key}_${from}`
  return {
    parts: computed.from.map((from) => `${aliasOf(from)}:${from}{${text}}`),
    step: (result, row, source, run) => {
      const picked = row[aliasOf(computed.pick(source))] ?? null
      result[key] = project ? project(picked, run) : picked
    },
  }
}

/** Where the base fields behind computed ones are found; plain leaves that the client selects are not doubled. */
const helperKeys = (prefix: string, need: Need, collected: ReadonlyMap<string, readonly FieldNode[]>) => {
  const parts: string[] = []
  const keys: [field: string, key: string][] = []
  for (const [field, inner] of Object.entries(need)) {
    const selected = collected.get(field)?.[0]
    if (inner === true && selected?.name.value === field && !selected.arguments?.length) {
      keys.push([field, field])
      continue
    }
    const key = `${prefix}${field}`
    keys.push([field, key])
    parts.push(inner === true ? `${key}:${field}` : `${key}:${field}{${needText(inner)}}`)
  }
  const read = (row: Row): Source => {
    const source: Record<string, unknown> = {}
    for (const [field, key] of keys) source[field] = row[key]
    return source
  }
  return { parts, read }
}

/** What is computed below a root field with a `block` argument is looked up at that block. */
const atBlock = (
  scope: CompileScope,
  {
    field,
    node,
    project,
  }: Readonly<{ field: GraphQLField<unknown, unknown>; node: FieldNode; project: Projection }>,
): Projection => {
  if (!node.arguments?.some(({ name }) => name.value === 'block')) return project
  const argsIndex = scope.addArgs(field, node)
  return (value, run) => {
    const block = run.args[argsIndex]?.block as BlockArgument | null | undefined
    const { context } = run
    return project(value, block ? { ...run, context: { ...context, read: context.read.at(block) } } : run)
  }
}

const copyKey =
  (key: string): Step =>
  (result, row) => {
    if (key in row) result[key] = row[key]
  }

const projectKey =
  (key: string, project: Projection): Step =>
  (result, row, _, run) => {
    if (key in row) result[key] = project(row[key], run)
  }

const rowProjection =
  (steps: readonly Step[], read: (row: Row) => Source) =>
  (row: Row, run: Run): unknown => {
    const result: Record<string, unknown> = {}
    const source = read(row)
    for (const step of steps) step(result, row, source, run)
    return result
  }

/** Applies a projection of one object to lists of any depth; null stays null. */
const overItems = (project: (row: Row, run: Run) => unknown): Projection => {
  const over: Projection = (value, run) => {
    if (value === null || value === undefined) return null
    return Array.isArray(value) ? value.map((item) => over(item, run)) : project(value as Row, run)
  }
  return over
}

const selectionSetsOf = (nodes: readonly FieldNode[]): SelectionSetNode[] =>
  nodes.flatMap(({ selectionSet }) => selectionSet ?? [])
