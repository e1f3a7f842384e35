import { createHash } from 'node:crypto'
import { RequestError } from '../core/requestError.js'
import type { Args } from '../core/view.js'
import { type Position, readCursor } from './cursor.js'

const DEFAULT_SIZE = 20
const MAX_SIZE = 100
const MAX_OFFSET = 10_000

/** Which page of a list a client wants. */
export type PageRequest = Readonly<{
  /** Name of the list: its field, filter, order and chain, in short. */
  list: string
  size: number
  /** Towards the end of the list, or towards its start. */
  direction: 'forward' | 'backward'
  /** Where the page begins, seen in that direction; undefined at the end of the list. */
  from: Position | undefined
}>

/**
 * Reads `first`/`after`, `last`/`before` and `offset`.
 *
 * @param identity what makes the list what it is: cursors of another are refused.
 * @throws RequestError when they do not go together or are out of bounds.
 */
export const pageRequestOf = (
  { first, after, last, before, offset }: Args,
  identity: unknown,
  defaultSize = DEFAULT_SIZE,
): PageRequest => {
  const list = createHash('sha256').update(JSON.stringify(identity)).digest('base64url').slice(0, 12)
  const isBackward = last != null || before != null
  if (isBackward && (first != null || after != null || offset != null))
    throw new RequestError('BAD_USER_INPUT', 'Use "first" and "after", or "last" and "before", not both.')
  if (after != null && offset != null)
    throw new RequestError('BAD_USER_INPUT', 'Use "after" or "offset", not both.')
  const size = sizeOf(
    isBackward ? { name: 'last', value: last } : { name: 'first', value: first },
    defaultSize,
  )
  if (isBackward)
    return {
      list,
      size,
      direction: 'backward',
      from: before == null ? undefined : readCursor(list, String(before)),
    }
  return { list, size, direction: 'forward', from: startOf(list, after, offset) }
}

const startOf = (list: string, after: unknown, offset: unknown): Position | undefined => {
  if (after != null) return readCursor(list, String(after))
  if (offset == null) return undefined
  const rows = Number(offset)
  if (rows >= 0 && rows <= MAX_OFFSET) return { offset: rows }
  throw outOfBounds('offset', rows, MAX_OFFSET)
}

const sizeOf = ({ name, value }: Readonly<{ name: string; value: unknown }>, fallback: number): number => {
  const size = value == null ? fallback : Number(value)
  if (size >= 0 && size <= MAX_SIZE) return size
  throw outOfBounds(name, size, MAX_SIZE)
}

const outOfBounds = (name: string, actual: number, limit: number): RequestError =>
  new RequestError('PAGE_SIZE_EXCEEDED', `"${name}" must be between 0 and ${limit}, not ${actual}.`, {
    facts: { limit, actual },
  })
