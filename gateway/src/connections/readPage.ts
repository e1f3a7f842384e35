import type { BaseSelection } from '../core/baseNode.js'
import type { Need } from '../core/need.js'
import type { Found, Reader } from '../core/reader.js'
import { RequestError } from '../core/requestError.js'
import { type Source, textAt } from '../core/source.js'
import { type Position, writeCursor } from './cursor.js'
import { allOf, beyond, type Direction, opposite, type Where } from './keysetFilter.js'
import type { PageRequest } from './pageRequest.js'

/** A list of the base schema, in a total order. */
export type List = Readonly<{
  /** Base root field. */
  field: string
  /** Scalar field, or `child__field`; rows of one value are ordered by id. */
  orderBy: string
  direction: Direction
  where?: Where | undefined
  /** Set when the order is by a field that may be null or of another object: pages are told by offset then. */
  byOffset?: boolean
  /** More arguments of the root field. */
  args?: Readonly<Record<string, unknown>>
  select?: Need
}>

/** One row of a page. */
export type PageRow = Found & Readonly<{ cursor: string }>

/** A page of a list, in the order of the list. */
export type Page<Row = PageRow> = Readonly<{ rows: readonly Row[]; hasMore: boolean }>

const EMPTY: Page = { rows: [], hasMore: false }

/** Reads one page, and whether more rows follow it in the direction of reading. */
export const readPage = async (
  read: Reader,
  list: List,
  { request, selections }: Readonly<{ request: PageRequest; selections: readonly BaseSelection[] }>,
): Promise<Page> => {
  const { size, direction, from } = request
  if (size === 0) return EMPTY
  const span = spanOf(list, request)
  if (span.first === 0) return EMPTY
  const place = from && 'id' in from ? from : undefined
  const found = await read.many({
    field: list.field,
    args: {
      ...list.args,
      ...span,
      orderBy: list.orderBy,
      orderDirection: span.direction,
      where: allOf([
        list.where,
        place && beyond(place, { orderBy: list.orderBy, direction: span.direction }),
      ]),
    },
    select: { ...list.select, id: true, ...(list.byOffset ? {} : { [list.orderBy]: true as const }) },
    selections,
  })
  const kept = found.slice(0, size)
  const positionOf = (source: Source, index: number): Position =>
    list.byOffset
      ? { offset: (span.skip ?? 0) + index + 1 }
      : { value: textOf(source, list.orderBy), id: textAt(source, 'id') }
  const rows = kept.map((row, index) => ({
    ...row,
    cursor: writeCursor(request.list, positionOf(row.source, index)),
  }))
  const isReversed = span.direction !== list.direction
  return {
    rows: isReversed ? rows.reverse() : rows,
    hasMore: direction === 'backward' && list.byOffset ? (span.skip ?? 0) > 0 : found.length > size,
  }
}

/** Whether any row stands on the other side of where the page begins. */
export const hasRowsBehind = async (
  read: Reader,
  list: List,
  { direction, from }: PageRequest,
): Promise<boolean> => {
  if (!from) return false
  if ('offset' in from) return direction === 'forward' ? from.offset > 0 : true
  // The row of the cursor itself counts: it is on another page.
  const way = direction === 'forward' ? opposite(list.direction) : list.direction
  const behind = beyond(from, { orderBy: list.orderBy, direction: way })
  const own: Where = { id: from.id }
  const found = await read.many({
    field: list.field,
    args: { ...list.args, first: 1, where: allOf([list.where, { or: [own, behind] }]) },
    select: { id: true },
  })
  return found.length > 0
}

type Span = Readonly<{ first: number; skip?: number; direction: Direction }>

const spanOf = ({ byOffset, direction: order }: List, { size, direction, from }: PageRequest): Span => {
  const offset = from && 'offset' in from ? from.offset : undefined
  if (direction === 'forward')
    return { first: size + 1, direction: order, ...(offset !== undefined && { skip: offset }) }
  if (!byOffset) return { first: size + 1, direction: opposite(order) }
  if (offset === undefined)
    throw new RequestError(
      'BAD_USER_INPUT',
      'A list in this order has to be read from its start: use "first".',
    )
  const skip = Math.max(0, offset - 1 - size)
  return { first: offset - 1 - skip, skip, direction: order }
}

/** A scalar as filters take it. */
const textOf = (source: Source, field: string): string => {
  const value = source[field]
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : textAt(source, field)
}
