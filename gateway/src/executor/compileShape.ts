import { type FieldNode, type GraphQLNamedType, getNamedType, isObjectType } from 'graphql/index.js'
import { BaseNode } from '../core/baseNode.js'
import { GatewayError } from '../core/gatewayError.js'
import { NOTHING_SELECTED, type SelectedProperty, selectedOf } from '../core/selected.js'
import { collectFields } from './collectFields.js'
import type { CompileScope } from './compileScope.js'
import type { CompiledShape, Projection, Run } from './plan.js'
import { settle } from './settle.js'

type Property = Readonly<{
  selected: SelectedProperty
  write: (result: Record<string, unknown>, key: string, value: Record<string, unknown>, run: Run) => void
}>

const SCALAR: CompiledShape = { project: (value) => value, selected: NOTHING_SELECTED }

/** Reads from a computed value what the client selected of it. */
export const compileShape = (
  scope: CompileScope,
  type: GraphQLNamedType,
  nodes: readonly FieldNode[],
): CompiledShape => {
  if (!isObjectType(type)) return SCALAR
  if (type.name === 'AsOf') scope.markBlockRead()
  const sets = nodes.flatMap(({ selectionSet }) => selectionSet ?? [])
  const properties = new Map<string, SelectedProperty[]>()
  const readers = [...collectFields(scope, type, sets)].map(([key, fields]) => {
    const name = fields[0]?.name.value ?? ''
    const { selected, write } = compileProperty(scope, type.name, fields)
    properties.set(name, [...(properties.get(name) ?? []), selected])
    return { key, write }
  })
  const project: Projection = (value, run) => {
    if (value === null || value === undefined) return null
    if (Array.isArray(value)) return value.map((item) => project(item, run))
    const result: Record<string, unknown> = {}
    for (const { key, write } of readers) write(result, key, value as Record<string, unknown>, run)
    return result
  }
  return { project, selected: selectedOf(properties) }
}

const compileProperty = (scope: CompileScope, typeName: string, nodes: readonly FieldNode[]): Property => {
  const [node] = nodes
  const name = node?.name.value ?? ''
  if (name === '__typename')
    return {
      selected: {},
      write: (result, key) => {
        result[key] = typeName
      },
    }
  const type = scope.schema.getType(typeName)
  const field = isObjectType(type) ? type.getFields()[name] : undefined
  if (!node || !field) throw new GatewayError(`The type ${typeName} has no field "${name}".`)
  const argsIndex = scope.addArgs(field, node)
  const { selected, project } = compileValue(scope, getNamedType(field.type), nodes)
  return {
    selected,
    write: (result, key, value, run) => {
      const property = value[name]
      if (property === undefined) throw new GatewayError(`${typeName}.${name} was not computed.`)
      settle(result, key, {
        value: typeof property === 'function' ? property(run.args[argsIndex]) : property,
        project,
        run,
      })
    },
  }
}

const compileValue = (
  scope: CompileScope,
  type: GraphQLNamedType,
  nodes: readonly FieldNode[],
): Readonly<{ selected: SelectedProperty; project: Projection }> => {
  if (!isObjectType(type) || !isObjectType(scope.served.base.getType(type.name))) {
    const { selected, project } = compileShape(scope, type, nodes)
    return { selected: { inner: selected }, project }
  }
  const sets = nodes.flatMap(({ selectionSet }) => selectionSet ?? [])
  const base = scope.compileBase(type, sets)
  const project: Projection = (value, run) => {
    if (value === null || value === undefined) return null
    if (Array.isArray(value)) return value.map((item) => project(item, run))
    if (!(value instanceof BaseNode))
      throw new GatewayError(`A computed value holds no ${type.name} that was looked up.`)
    const row = value.rowOf(base)
    return base.project ? base.project(row, run) : row
  }
  return { selected: { base }, project }
}
