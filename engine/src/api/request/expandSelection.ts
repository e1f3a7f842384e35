import {
  type DirectiveNode,
  type FieldDefinitionNode,
  type FieldNode,
  Kind,
  type SelectionSetNode,
} from 'graphql'
import { namedType, type TypeSystem } from '../schema/typeSystem.js'
import { isComposite } from './checkFields.js'
import { coerceArguments } from './coerceArguments.js'
import type { Pin } from './coerceValue.js'
import { createBudget, LIMITS, TooExpensiveError } from './limits.js'
import { locationOf } from './locationOf.js'
import type { ParsedRequest } from './parsedRequest.js'
import { type Location, QueryError } from './queryError.js'
import { type Value, valueFromNode } from './value.js'

/** A selected field with its arguments settled; `selection` is there for objects only. */
export type ExpandedField = Readonly<{
  /** Key in the response. */
  key: string
  name: string
  location: Location
  /** Absent for `__typename`. */
  definition: FieldDefinitionNode | undefined
  arguments: ReadonlyMap<string, Value>
  selection: ExpandedSelection | undefined
}>

/** Per concrete type, the fields to answer by response key, in the order of the response. */
export type ExpandedSelection = ReadonlyMap<string, ReadonlyMap<string, ExpandedField>>

/** The root fields of a query, and how many fields there are on all levels. */
export type ExpandedQuery = Readonly<{ fields: ReadonlyMap<string, ExpandedField>; count: number }>

type Target = ReadonlyMap<string, Map<string, ExpandedField>>
type Level = Readonly<{ target: Target; visited: Set<string> }>

const newLevel = (types: readonly string[]): Level => ({
  target: new Map(types.map((type) => [type, new Map()] as const)),
  visited: new Set(),
})

/**
 * Resolves fragments, directives, arguments and repeated keys of a query.
 *
 * @throws QueryError for the first argument that does not fit and for fields that cannot be merged.
 */
export const expandSelection = (
  schema: TypeSystem,
  { operation, fragments }: Pick<ParsedRequest, 'operation' | 'fragments'>,
  variables: ReadonlyMap<string, Value>,
  pin: Pin,
): ExpandedQuery => {
  const spendField = createBudget('fields')
  let count = 0

  const condition = (directive: DirectiveNode): boolean => {
    const node = directive.arguments?.find((argument) => argument.name.value === 'if')?.value
    if (!node) return true
    const value = valueFromNode(node, variables)
    pin(value)
    return value.kind === 'Boolean' && value.value
  }
  const isIncluded = (directives: readonly DirectiveNode[] | undefined): boolean =>
    (directives ?? []).every((directive) => {
      if (directive.name.value === 'skip') return !condition(directive)
      return directive.name.value !== 'include' || condition(directive)
    })

  const expandField = (node: FieldNode, type: string, fields: Map<string, ExpandedField>): void => {
    const key = node.alias?.value ?? node.name.value
    const name = node.name.value
    const existing = fields.get(key)
    const definition = name === '__typename' ? undefined : schema.field(type, name)
    const base = definition && namedType(definition.type)
    const composite = base !== undefined && isComposite(schema, base)
    if (composite && !node.selectionSet) return
    if (existing) {
      if (composite && node.selectionSet) merge(existing, node.selectionSet, schema.possibleTypes(base), base)
      return
    }
    spendField()
    count += 1
    if (fields.size >= LIMITS.keys) throw new TooExpensiveError('keys')
    const level = composite ? newLevel(schema.possibleTypes(base)) : undefined
    fields.set(key, {
      key,
      name,
      location: locationOf(node),
      definition,
      arguments: definition ? coerceArguments(schema, definition, node, variables, pin) : new Map(),
      selection: level?.target,
    })
    if (level && node.selectionSet) expandSet(node.selectionSet, [...level.target.keys()], level)
  }

  const merge = (
    existing: ExpandedField,
    set: SelectionSetNode,
    types: readonly string[],
    base: string,
  ): void => {
    const target = existing.selection as Target | undefined
    if (!target || types.some((type) => !target.has(type)))
      throw new QueryError(
        `invalid query: can not merge fields because type \`${base}\` showed up unexpectedly`,
      )
    expandSet(set, types, { target, visited: new Set() })
  }

  const expandSet = (set: SelectionSetNode, types: readonly string[], level: Level): void => {
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) {
        if (selection.name.value !== '__typename' && !isIncluded(selection.directives)) continue
        for (const type of types) expandField(selection, type, level.target.get(type)!)
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        if (isIncluded(selection.directives))
          expandSet(selection.selectionSet, narrow(types, selection.typeCondition?.name.value), level)
      } else {
        const fragment = fragments.get(selection.name.value)
        if (!fragment || !isIncluded(fragment.directives)) continue
        const narrowed = narrow(types, fragment.typeCondition.name.value)
        const visit = `${selection.name.value} ${narrowed.join()}`
        if (level.visited.has(visit)) continue
        level.visited.add(visit)
        expandSet(fragment.selectionSet, narrowed, level)
      }
    }
  }

  const narrow = (types: readonly string[], to: string | undefined): readonly string[] => {
    if (to === undefined) return types
    const possible = schema.possibleTypes(to)
    return types.filter((type) => possible.includes(type))
  }

  const root = newLevel(['Query'])
  expandSet(operation.selectionSet, ['Query'], root)
  return { fields: root.target.get('Query') ?? new Map(), count }
}
