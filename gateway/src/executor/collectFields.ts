import {
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLIncludeDirective,
  type GraphQLObjectType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getDirectiveValues,
  isAbstractType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql/index.js'
import { RequestError } from '../core/requestError.js'

/** What is needed to read selections of one operation. */
export type SelectionScope = Readonly<{
  schema: GraphQLSchema
  fragments: ReadonlyMap<string, FragmentDefinitionNode>
  /** Values of the variables that conditions use. */
  conditions: Readonly<Record<string, unknown>>
  /** Counts one selection; throws when there are too many. */
  spend: () => void
}>

const MAX_SELECTIONS = 10_000

/** A counter that stops documents which grow beyond measure when their fragments are expanded. */
export const createSelectionBudget = (limit = MAX_SELECTIONS): (() => void) => {
  let spent = 0
  return () => {
    spent++
    if (spent > limit)
      throw new RequestError('OPERATION_TOO_COMPLEX', `The operation selects more than ${limit} fields.`, {
        facts: { limit },
      })
  }
}

/**
 * Fields that an object of this type gets, by response key, in response order. Fragments are expanded and
 * `@skip` and `@include` decided.
 */
export const collectFields = (
  scope: SelectionScope,
  type: GraphQLObjectType,
  sets: readonly SelectionSetNode[],
): Map<string, FieldNode[]> => {
  const fields = new Map<string, FieldNode[]>()
  const expanded = new Set<string>()

  const walk = ({ selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      scope.spend()
      if (!isIncluded(selection, scope.conditions)) continue
      if (selection.kind === Kind.FIELD) add(selection)
      else if (selection.kind === Kind.INLINE_FRAGMENT) {
        if (applies(selection.typeCondition?.name.value)) walk(selection.selectionSet)
      } else {
        const name = selection.name.value
        const fragment = scope.fragments.get(name)
        if (!fragment || expanded.has(name) || !applies(fragment.typeCondition.name.value)) continue
        expanded.add(name)
        walk(fragment.selectionSet)
      }
    }
  }

  const add = (node: FieldNode): void => {
    const key = (node.alias ?? node.name).value
    // As a property name it would change the prototype of the result instead of being data.
    if (key === '__proto__') throw new RequestError('BAD_USER_INPUT', 'The alias "__proto__" cannot be used.')
    const known = fields.get(key)
    if (known) known.push(node)
    else fields.set(key, [node])
  }

  const applies = (condition: string | undefined): boolean => {
    if (condition === undefined || condition === type.name) return true
    const conditionType = scope.schema.getType(condition)
    return isAbstractType(conditionType) && scope.schema.isSubType(conditionType, type)
  }

  for (const set of sets) walk(set)
  return fields
}

const isIncluded = (node: SelectionNode, values: Readonly<Record<string, unknown>>): boolean =>
  getDirectiveValues(GraphQLSkipDirective, node, values)?.if !== true &&
  getDirectiveValues(GraphQLIncludeDirective, node, values)?.if !== false
