import { type GraphQLNamedType, getNamedType, isInterfaceType, isObjectType } from 'graphql/index.js'
import type { Need } from '../core/need.js'

/** True when the type has every field of the need, however deep. */
export const isAnswerable = (type: GraphQLNamedType | undefined, need: Need): boolean => {
  if (!isObjectType(type) && !isInterfaceType(type)) return false
  const fields = type.getFields()
  return Object.entries(need).every(([name, inner]) => {
    const field = fields[name]
    return field !== undefined && (inner === true || isAnswerable(getNamedType(field.type), inner))
  })
}
