import { GatewayError } from './gatewayError.js'

/** Base fields of one object, as the upstream sent them. */
export type Source = Readonly<Record<string, unknown>>

/** A field that must hold text; ids, bytes, enum values and numbers arrive as text. */
export const textAt = (source: Source, field: string): string => {
  const value = source[field]
  if (typeof value === 'string') return value
  throw new GatewayError(`The subgraph sent no text in "${field}".`, { facts: { field, value } })
}

/** A field that holds text or null. */
export const textOrNullAt = (source: Source, field: string): string | null =>
  source[field] == null ? null : textAt(source, field)

/** A field that must hold an integer. */
export const bigintAt = (source: Source, field: string): bigint => {
  const text = textAt(source, field)
  if (/^-?\d+$/.test(text)) return BigInt(text)
  throw new GatewayError(`The subgraph sent no integer in "${field}".`, { facts: { field, text } })
}

/** A field that must hold an object. */
export const objectAt = (source: Source, field: string): Source => {
  const value = objectOrNullAt(source, field)
  if (value) return value
  throw new GatewayError(`The subgraph sent no object in "${field}".`, { facts: { field } })
}

/** A field that holds an object or null. */
export const objectOrNullAt = (source: Source, field: string): Source | null => {
  const value = source[field]
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Source) : null
}

/** A field that holds a list of objects. */
export const objectsAt = (source: Source, field: string): readonly Source[] => {
  const value = source[field]
  if (Array.isArray(value)) return value as readonly Source[]
  throw new GatewayError(`The subgraph sent no list in "${field}".`, { facts: { field } })
}
