import { Kind, type SelectionSetNode } from 'graphql'
import { namedType, type TypeSystem } from '../schema/typeSystem.js'
import { LIMITS } from './limits.js'
import { locationOf } from './locationOf.js'
import type { ParsedRequest } from './parsedRequest.js'
import { QueryError } from './queryError.js'

/** Whether fields of the type have fields of their own. */
export const isComposite = (schema: TypeSystem, type: string): boolean => {
  const kind = schema.kind(type)
  return kind === Kind.OBJECT_TYPE_DEFINITION || kind === Kind.INTERFACE_TYPE_DEFINITION
}

/**
 * Mistakes about which fields, fragments and types a query names: all of them, up to a hundred.
 * What is selected below a leaf is never looked at.
 */
export const checkFields = (
  schema: TypeSystem,
  { operation, fragments }: Pick<ParsedRequest, 'operation' | 'fragments'>,
): QueryError[] => {
  const errors: QueryError[] = []
  const visited = new Set<string>()
  const check = (set: SelectionSetNode, type: string): void => {
    for (const selection of set.selections) {
      if (errors.length >= LIMITS.mistakes) return
      const location = locationOf(selection)
      if (selection.kind === Kind.FIELD) {
        if (selection.name.value === '__typename') continue
        const field = schema.field(type, selection.name.value)
        if (!field)
          errors.push(
            new QueryError(`Type \`${type}\` has no field \`${selection.name.value}\``, { location }),
          )
        else if (selection.selectionSet && isComposite(schema, namedType(field.type)))
          check(selection.selectionSet, namedType(field.type))
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        checkFragment(selection.typeCondition?.name.value ?? type, selection.selectionSet)
      } else {
        const name = selection.name.value
        const fragment = fragments.get(name)
        if (!fragment) errors.push(new QueryError(`fragment \`${name}\` is not defined`, { location }))
        else if (!visited.has(name)) {
          visited.add(name)
          checkFragment(fragment.typeCondition.name.value, fragment.selectionSet)
        }
      }
    }
  }
  const checkFragment = (condition: string, set: SelectionSetNode): void => {
    if (isComposite(schema, condition)) check(set, condition)
    else errors.push(new QueryError(`Failed to resolve named type \`${condition}\``))
  }
  check(operation.selectionSet, 'Query')
  return errors
}
