import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  visit,
} from 'graphql/index.js'
import type { ServedSchema } from '../schema/servedSchema.js'

/** What is known of an operation before any variable has a value. */
export type Inspection = Readonly<{
  fragments: ReadonlyMap<string, FragmentDefinitionNode>
  /** True when the operation selects a field that the gateway computes. */
  extends: boolean
  /** True when it selects `__schema` or `__type`. */
  introspects: boolean
  /** Variables that `@skip` and `@include` depend on. */
  conditionVariables: readonly string[]
}>

/** Finds out what an operation asks of the gateway. Unknown fields, types and fragments are passed over. */
export const inspectOperation = (
  { schema, fields, roots }: ServedSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): Inspection => {
  const fragments = fragmentsOf(document)
  const visited = new Set<string>()
  const found = { extends: false, introspects: false }

  const walk = (type: GraphQLNamedType | undefined, { selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) {
        const name = selection.name.value
        const isRoot = type !== undefined && type === schema.getQueryType()
        if (isRoot && (name === '__schema' || name === '__type')) found.introspects = true
        if ((isRoot && roots.has(name)) || fields.get(type?.name ?? '')?.has(name)) found.extends = true
        const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined
        if (field && selection.selectionSet) walk(getNamedType(field.type), selection.selectionSet)
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        const condition = selection.typeCondition?.name.value
        walk(condition === undefined ? type : schema.getType(condition), selection.selectionSet)
      } else {
        const fragment = fragments.get(selection.name.value)
        if (!fragment || visited.has(selection.name.value)) continue
        visited.add(selection.name.value)
        walk(schema.getType(fragment.typeCondition.name.value), fragment.selectionSet)
      }
    }
  }

  if (operation.operation === 'query') walk(schema.getQueryType() ?? undefined, operation.selectionSet)
  return { fragments, ...found, conditionVariables: conditionVariablesOf(document) }
}

/** The fragments of a document by name. */
export const fragmentsOf = (document: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> =>
  new Map(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition] as const] : [],
    ),
  )

const conditionVariablesOf = (document: DocumentNode): readonly string[] => {
  const names = new Set<string>()
  visit(document, {
    Directive(node) {
      if (node.name.value !== 'skip' && node.name.value !== 'include') return
      for (const { value } of node.arguments ?? [])
        if (value.kind === Kind.VARIABLE) names.add(value.name.value)
    },
  })
  return [...names]
}
