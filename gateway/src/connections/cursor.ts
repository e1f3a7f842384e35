import { RequestError } from '../core/requestError.js'

/** Place of a row in a total order: the value it is ordered by, and its id. */
export type Place = Readonly<{ value: string; id: string }>

/** Where a client goes on: beyond a place, or after so many rows. */
export type Position = Place | Readonly<{ offset: number }>

const VERSION = 1

/**
 * Writes a position as text that clients hand back. It names the list it belongs to, so that it is refused
 * elsewhere.
 */
export const writeCursor = (list: string, position: Position): string => {
  const place = 'offset' in position ? [position.offset] : [position.value, position.id]
  return Buffer.from(JSON.stringify([VERSION, list, ...place])).toString('base64url')
}

/**
 * Reads a cursor.
 *
 * @throws RequestError when it is none, or belongs to a list of other arguments.
 */
export const readCursor = (list: string, cursor: string): Position => {
  const [version, owner, first, second] = partsOf(cursor)
  if (version !== VERSION || typeof owner !== 'string')
    throw new RequestError('CURSOR_INVALID', 'The cursor was not made by this service.')
  if (owner !== list)
    throw new RequestError(
      'CURSOR_INVALID',
      'The cursor belongs to a list with another filter, order or chain: start again without it.',
    )
  if (Number.isSafeInteger(first) && Number(first) >= 0 && second === undefined)
    return { offset: Number(first) }
  if (typeof first === 'string' && typeof second === 'string') return { value: first, id: second }
  throw new RequestError('CURSOR_INVALID', 'The cursor was not made by this service.')
}

const partsOf = (cursor: string): readonly unknown[] => {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    return Array.isArray(parts) ? parts : []
  } catch {
    return []
  }
}
