import type { Place } from './cursor.js'

/** A filter of the base schema. */
export type Where = Readonly<Record<string, unknown>>

export type Direction = 'asc' | 'desc'

export const opposite = (direction: Direction): Direction => (direction === 'asc' ? 'desc' : 'asc')

/** A filter for rows beyond a place. Subgraphs break ties by id, in the direction of the order. */
export const beyond = (
  { value, id }: Place,
  { orderBy, direction }: Readonly<{ orderBy: string; direction: Direction }>,
): Where => {
  const way = direction === 'asc' ? 'gt' : 'lt'
  if (orderBy === 'id') return { [`id_${way}`]: id }
  return { or: [{ [`${orderBy}_${way}`]: value }, { [orderBy]: value, [`id_${way}`]: id }] }
}

/** A filter for rows that pass all of these. Columns and `or` must not share a level, so each has its own. */
export const allOf = (filters: readonly (Where | undefined)[]): Where | undefined => {
  const real = filters.filter((filter) => filter !== undefined && Object.keys(filter).length > 0)
  return real.length > 1 ? { and: real } : real[0]
}

/** A filter for rows that pass one of these; of none, no row does. */
export const anyOf = (filters: readonly Where[]): Where =>
  filters.length > 0 ? { or: filters } : { id_in: [] }
