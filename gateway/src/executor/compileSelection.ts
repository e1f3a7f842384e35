import {
  type FieldNode,
  type GraphQLNamedType,
  type GraphQLObjectType,
  getNamedType,
  isAbstractType,
  isLeafType,
  isObjectType,
  type SelectionSetNode,
} from 'graphql/index.js'
import { GatewayError } from '../core/gatewayError.js'
import type { Source } from '../core/source.js'
import type { Need } from '../core/view.js'
import type { ServedField } from '../schema/servedSchema.js'
import { collectFields } from './collectFields.js'
import type { CompileScope } from './compileScope.js'
import { compileShape } from './compileShape.js'
import { mergeNeeds, needText } from './needText.js'
import type { CompiledSelection, Projection, Run } from './plan.js'

type Row = Readonly<Record<string, unknown>>

/** Writes one key of the result. */
export type Step = (result: Record<string, unknown>, row: Row, source: Source, run: Run) => void

/** Compiles a selection on a type of the base schema. */
export const compileSelection = (
  scope: CompileScope,
  type: GraphQLNamedType,
  sets: readonly SelectionSetNode[],
): CompiledSelection => {
  if (isObjectType(type)) return compileObject(scope, type, collectFields(scope, type, sets))
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
    project: overItems((row, run) => {
      const { [typeKey]: typeName, ...rest } = row
      const project = projections.get(String(typeName))
      return project ? project(row, run) : rest
    }),
  }
}

/** Compiles the collected fields of one object type. */
export const compileObject = (
  scope: CompileScope,
  type: GraphQLObjectType,
  collected: ReadonlyMap<string, readonly FieldNode[]>,
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
      const compiled = compileComputed(scope, computed, { type, key, nodes })
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
    const inner = compileSelection(scope, fieldType, selectionSetsOf(nodes))
    parts.push(`${head}{${inner.text}}`)
    steps.push(inner.project ? projectKey(key, inner.project) : copyKey(key))
    if (inner.project) isPlain = false
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
    project: isPlain ? undefined : overItems(rowProjection(steps, helpers.read)),
  }
}

const compileComputed = (
  scope: CompileScope,
  computed: ServedField,
  { type, key, nodes }: Readonly<{ type: GraphQLObjectType; key: string; nodes: readonly FieldNode[] }>,
): { parts: readonly string[]; step: Step } => {
  const [node] = nodes
  const field = type.getFields()[node?.name.value ?? '']
  if (!node || !field) throw new GatewayError(`A computed field of ${type.name} is not in the schema.`)
  if (computed.kind === 'value') {
    const argsIndex = scope.addArgs(field, node)
    const shape = compileShape(scope, getNamedType(field.type), nodes)
    return {
      parts: [],
      step: (result, _, source, run) => {
        result[key] = shape(computed.compute(source, run.args[argsIndex] ?? {}, run.context), run)
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
