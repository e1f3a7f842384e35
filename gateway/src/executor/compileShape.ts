import { type FieldNode, type GraphQLNamedType, getNamedType, isObjectType } from 'graphql/index.js'
import { GatewayError } from '../core/gatewayError.js'
import { collectFields } from './collectFields.js'
import type { CompileScope } from './compileScope.js'
import type { Projection, Run } from './plan.js'

/** Reads from a computed value what the client selected of it. */
export const compileShape = (
  scope: CompileScope,
  type: GraphQLNamedType,
  nodes: readonly FieldNode[],
): Projection => {
  if (!isObjectType(type)) return (value) => value
  if (type.name === 'AsOf') scope.markBlockRead()
  const sets = nodes.flatMap(({ selectionSet }) => selectionSet ?? [])
  const readers = [...collectFields(scope, type, sets)].map(([key, selected]) => ({
    key,
    read: compileProperty(scope, type.name, selected),
  }))
  const shape: Projection = (value, run) => {
    if (value === null || value === undefined) return null
    if (Array.isArray(value)) return value.map((item) => shape(item, run))
    const result: Record<string, unknown> = {}
    for (const { key, read } of readers) result[key] = read(value as Record<string, unknown>, run)
    return result
  }
  return shape
}

const compileProperty = (
  scope: CompileScope,
  typeName: string,
  nodes: readonly FieldNode[],
): ((value: Readonly<Record<string, unknown>>, run: Run) => unknown) => {
  const [node] = nodes
  const name = node?.name.value ?? ''
  if (name === '__typename') return () => typeName
  const type = scope.schema.getType(typeName)
  const field = isObjectType(type) ? type.getFields()[name] : undefined
  if (!node || !field) throw new GatewayError(`The type ${typeName} has no field "${name}".`)
  const argsIndex = scope.addArgs(field, node)
  const shape = compileShape(scope, getNamedType(field.type), nodes)
  return (value, run) => {
    const property = value[name]
    if (property === undefined) throw new GatewayError(`${typeName}.${name} was not computed.`)
    return shape(typeof property === 'function' ? property(run.args[argsIndex]) : property, run)
  }
}
