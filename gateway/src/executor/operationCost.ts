import {
  type FieldNode,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  getNamedType,
  getNullableType,
  isAbstractType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
  valueFromASTUntyped,
} from 'graphql/index.js'
import type { ServedSchema } from '../schema/servedSchema.js'
import { collectFields, createSelectionBudget, type SelectionScope } from './collectFields.js'

type Variables = Readonly<Record<string, unknown>>

/** What computing an operation costs with these values of its variables. */
export type OperationCost = (variables: Variables) => number

/** Cost of a selection; `rows` is the page size of a connection above that has not met its rows yet. */
type Weigh = (variables: Variables, rows: number) => number

const DEFAULT_PAGE = 20
/** More is refused elsewhere, with an error that says so. */
const MAX_PAGE = 1_000
const FREE: Weigh = () => 0

/**
 * Estimates what an operation costs the gateway: one for each computed value, and for each field inside of one, as if
 * every list were as long as its `first` or `last` allows. Base fields are free, but lists of them multiply what is
 * computed for their rows. The rows of a connection are its first lists below.
 *
 * @throws RequestError when fragments make the operation larger than can be looked at.
 */
export const compileCost = (
  { base, schema, fields, roots }: ServedSchema,
  operation: OperationDefinitionNode,
  given: Pick<SelectionScope, 'fragments' | 'conditions'>,
): OperationCost => {
  const scope: SelectionScope = { schema, ...given, spend: createSelectionBudget() }
  const defaults = new Map(
    (operation.variableDefinitions ?? []).map(({ variable, defaultValue }) => [
      variable.name.value,
      defaultValue && valueFromASTUntyped(defaultValue),
    ]),
  )
  const readValue = (node: ValueNode, variables: Variables): unknown => {
    if (node.kind !== Kind.VARIABLE) return valueFromASTUntyped(node)
    const name = node.name.value
    return variables[name] === undefined ? defaults.get(name) : variables[name]
  }

  const weighSelection = (type: GraphQLNamedType, sets: readonly SelectionSetNode[]): Weigh => {
    if (isObjectType(type)) return weighObject(type, sets)
    if (!isAbstractType(type)) return FREE
    // Each row is of one type; the dearest counts.
    const byType = schema.getPossibleTypes(type).map((possible) => weighObject(possible, sets))
    if (byType.every((weigh) => weigh === FREE)) return FREE
    return (variables, rows) => Math.max(...byType.map((weigh) => weigh(variables, rows)))
  }

  const weighObject = (type: GraphQLObjectType, sets: readonly SelectionSetNode[]): Weigh => {
    const counted = [...collectFields(scope, type, sets).values()]
      .map((nodes) => weighField(type, nodes))
      .filter((weigh) => weigh !== FREE)
    if (counted.length === 0) return FREE
    return (variables, rows) => counted.reduce((sum, weigh) => sum + weigh(variables, rows), 0)
  }

  const weighField = (type: GraphQLObjectType, nodes: readonly FieldNode[]): Weigh => {
    const [node] = nodes
    const name = node?.name.value ?? ''
    const field = type.getFields()[name]
    if (!node || !field) return FREE
    const own = ownCost(type, name)
    const sets = nodes.flatMap(({ selectionSet }) => selectionSet ?? [])
    const inner = weighSelection(getNamedType(field.type), sets)
    if (own === 0 && inner === FREE) return FREE

    const isRows = isList(field.type) && sets.length > 0
    const paging = field.args.filter((arg) => arg.name === 'first' || arg.name === 'last')
    if (paging.length === 0)
      return isRows
        ? (variables, rows) => rows * (own + inner(variables, 1))
        : (variables, rows) => own + inner(variables, rows)

    const asked = (node.arguments ?? []).filter((arg) => paging.some((page) => page.name === arg.name.value))
    const pageSize = (variables: Variables): number => {
      const sizes = asked.flatMap(({ value }) => readValue(value, variables) ?? [])
      const fallback = paging[0]?.defaultValue ?? DEFAULT_PAGE
      return Math.max(...(sizes.length > 0 ? sizes : [fallback]).map(boundedSize))
    }
    return isRows
      ? (variables) => own + pageSize(variables) * inner(variables, 1)
      : (variables) => own + inner(variables, pageSize(variables))
  }

  const ownCost = (type: GraphQLObjectType, name: string): number => {
    if (type === schema.getQueryType()) {
      const root = roots.get(name)
      return root ? (root.cost ?? 1) : 0
    }
    const computed = fields.get(type.name)?.get(name)
    if (computed) return computed.cost ?? 1
    return base.getType(type.name) ? 0 : 1
  }

  const queryType = schema.getQueryType()
  const weigh = queryType ? weighObject(queryType, [operation.selectionSet]) : FREE
  return (variables) => weigh(variables, 1)
}

const isList = (type: GraphQLOutputType): boolean => isListType(getNullableType(type))

/** What is no number is for others to refuse; it counts as the most. */
const boundedSize = (size: unknown): number =>
  typeof size === 'number' && Number.isFinite(size) ? Math.min(MAX_PAGE, Math.max(0, size)) : MAX_PAGE
