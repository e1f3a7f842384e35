import { type FieldDefinitionNode, type FieldNode, Kind } from 'graphql'
import type { TypeSystem } from '../schema/typeSystem.js'
import { coerceValue, type Pin } from './coerceValue.js'
import { debugExcerpt } from './debugText.js'
import { NO_POSITION, QueryError, RequestRefusedError } from './queryError.js'
import { type Value, valueFromNode } from './value.js'

/**
 * Arguments of a field by name: given ones, else their defaults. Arguments the field does not define
 * are dropped.
 *
 * @throws RequestRefusedError with each argument of this field that is missing or does not fit.
 */
export const coerceArguments = (
  schema: TypeSystem,
  definition: FieldDefinitionNode,
  node: FieldNode,
  variables: ReadonlyMap<string, Value>,
  pin: Pin,
): ReadonlyMap<string, Value> => {
  const coerced = new Map<string, Value>()
  const errors: QueryError[] = []
  for (const argument of definition.arguments ?? []) {
    const name = argument.name.value
    const given = node.arguments?.find((candidate) => candidate.name.value === name)?.value
    const value = given
      ? valueFromNode(given, variables)
      : argument.defaultValue && valueFromNode(argument.defaultValue, variables)
    const missing = value === undefined || value.kind === 'Null'
    if (missing && argument.type.kind === Kind.NON_NULL_TYPE) {
      errors.push(
        new QueryError(`No value provided for required argument: \`${name}\``, { location: NO_POSITION }),
      )
      continue
    }
    if (value === undefined) continue
    const fitting = coerceValue(schema, value, argument.type, pin)
    if (fitting) coerced.set(name, fitting)
    else
      errors.push(
        new QueryError(`Invalid value provided for argument \`${name}\`: ${debugExcerpt(value)}`, {
          location: NO_POSITION,
        }),
      )
  }
  if (errors.length > 0) throw new RequestRefusedError(errors)
  return coerced
}
