import {
  type FragmentDefinitionNode,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql/index.js'

/** About how many values each list of introspection has, per type where it belongs to a type. */
const lengthsOf = (schema: GraphQLSchema): Readonly<Record<string, number>> => {
  const types = Object.values(schema.getTypeMap())
  const total = { fields: 0, args: 0, inputFields: 0, enumValues: 0 }
  for (const type of types)
    if (isObjectType(type) || isInterfaceType(type)) {
      const fields = Object.values(type.getFields())
      total.fields += fields.length
      for (const { args } of fields) total.args += args.length
    } else if (isInputObjectType(type)) total.inputFields += Object.keys(type.getFields()).length
    else if (isEnumType(type)) total.enumValues += type.getValues().length
  return {
    types: types.length,
    fields: total.fields / types.length,
    args: total.args / total.fields,
    inputFields: total.inputFields / types.length,
    enumValues: total.enumValues / types.length,
    directives: schema.getDirectives().length,
  }
}

/**
 * About how many values an introspection answer will have, known without making it: aliases make any
 * number of copies of the whole schema. The standard introspection query of the PoCo schema costs half a million.
 */
export const introspectionCost = (
  schema: GraphQLSchema,
  sets: readonly SelectionSetNode[],
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): number => {
  const lengths = lengthsOf(schema)
  const costOf = ({ selections }: SelectionSetNode): number =>
    selections.reduce((cost, selection) => {
      if (selection.kind === Kind.INLINE_FRAGMENT) return cost + costOf(selection.selectionSet)
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const fragment = fragments.get(selection.name.value)
        return cost + (fragment ? costOf(fragment.selectionSet) : 0)
      }
      const length = lengths[selection.name.value] ?? 1
      return cost + length * (1 + (selection.selectionSet ? costOf(selection.selectionSet) : 0))
    }, 0)
  return sets.reduce((cost, set) => cost + costOf(set), 0)
}
