import type { FieldNode, OperationDefinitionNode } from 'graphql/index.js'
import { getNamedType } from 'graphql/index.js'
import { GatewayError } from '../core/gatewayError.js'
import type { ServedSchema } from '../schema/servedSchema.js'
import { collectFields } from './collectFields.js'
import { createCompileScope, variablesIn } from './compileScope.js'
import { compileObject, compileSelection } from './compileSelection.js'
import { compileShape } from './compileShape.js'
import type { Inspection } from './inspectDocument.js'
import type { Plan, RootStep } from './plan.js'

/**
 * Compiles a query that uses computed fields: what to ask the upstream, and how to make the answer of it.
 * Conditions are decided here, so there is one plan for each combination of their values.
 */
export const compileOperation = (
  served: ServedSchema,
  operation: OperationDefinitionNode,
  {
    source,
    inspection,
    conditions,
  }: Readonly<{ source: string; inspection: Inspection; conditions: Readonly<Record<string, unknown>> }>,
): Plan => {
  const queryType = served.schema.getQueryType()
  if (!queryType) throw new GatewayError('The subgraph serves no queries.')

  const scope = createCompileScope(served, {
    source,
    fragments: inspection.fragments,
    conditions,
    compileBase: compileSelection,
  })
  const keys: Plan['keys'][number][] = []
  const roots: RootStep[] = []
  const introspection: FieldNode[] = []
  const upstream = new Map<string, readonly FieldNode[]>()

  for (const [key, nodes] of collectFields(scope, queryType, [operation.selectionSet])) {
    const [node] = nodes
    const name = node?.name.value ?? ''
    const root = served.roots.get(name)
    const field = queryType.getFields()[name]
    if (name === '__typename') keys.push({ key, from: 'typename' })
    else if (name === '__schema' || name === '__type') {
      keys.push({ key, from: 'introspection' })
      introspection.push(...nodes)
    } else if (root && field && node) {
      keys.push({ key, from: 'gateway' })
      if (Object.keys(root.requires).length > 0) scope.markBlockRead()
      const argsIndex = scope.addArgs(field, node)
      roots.push({ key, root, argsIndex, shape: compileShape(scope, getNamedType(field.type), nodes) })
    } else {
      keys.push({ key, from: 'upstream' })
      upstream.set(key, nodes)
    }
  }

  const base = upstream.size > 0 ? compileObject(scope, queryType, upstream) : undefined
  const variableDefinitions = operation.variableDefinitions ?? []
  const ownVariables = new Set([...scope.ownVariables, ...introspection.flatMap(variablesIn)])
  return {
    prefix: scope.prefix,
    base,
    variableDefinitions,
    ownVariables: variableDefinitions.filter(({ variable }) => ownVariables.has(variable.name.value)),
    argSites: scope.argSites,
    keys,
    roots,
    ahead: scope.ahead,
    introspection,
    readsBlock: scope.readsBlock(),
  }
}
