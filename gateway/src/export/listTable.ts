import { type Place, readCursor, writeCursor } from '../connections/cursor.js'
import { allOf, beyond, type Where } from '../connections/keysetFilter.js'
import type { Need } from '../core/need.js'
import type { Reader } from '../core/reader.js'
import { RequestError } from '../core/requestError.js'
import { type Source, textAt } from '../core/source.js'
import type { Cell, ExportView } from './table.js'

const PAGE = 1_000

/** A list of the base schema that is exported, oldest first. */
export type ListView = Readonly<{
  /** Base root field. */
  field: string
  /** A number that never is null; rows of one value are ordered by id. */
  orderBy: string
  /** Base fields, of which objects are told by their id; and columns for the name of the type. */
  columns: Readonly<Record<string, true | 'id' | 'type'>>
}>

/** Exports a list, page by page, from a place on. */
export const listTable =
  ({ field, orderBy, columns }: ListView): ExportView =>
  async ({ first, after, where, block }, { chain, read: newest }) => {
    const read = block === undefined ? newest : newest.at({ hash: block })
    const list = ['export', chain.slug, field, JSON.stringify(where ?? null)].join(' ')
    const placeOf = (row: Source) => ({ value: String(row[orderBy]), id: textAt(row, 'id') })
    const beyondRow = (place: Place) => beyond(place, { orderBy, direction: 'asc' })
    const start = after === undefined ? undefined : beyondRow(startOf(list, after))
    const rowsAt = async (
      args: Readonly<Record<string, unknown>>,
      select: Need,
      filter: Where | undefined,
    ) => {
      const order = { orderBy, orderDirection: 'asc' }
      const found = await read.many({ field, args: { ...args, ...order, where: filter }, select })
      return found.map(({ source }) => source)
    }
    const place = { id: true, [orderBy]: true } as const
    const [totalRows, [last, further]] = await Promise.all([
      countRows(read, field, where),
      rowsAt({ skip: first - 1, first: 2 }, place, allOf([where, start])),
    ])
    const select = {
      ...place,
      ...Object.fromEntries(
        Object.entries(columns).map(([name, kind]) =>
          kind === 'type' ? ['__typename', true] : [name, kind === 'id' ? { id: true } : kind],
        ),
      ),
    }

    const pages = async function* () {
      let from = start
      for (let left = first; left > 0; ) {
        const rows = await rowsAt({ first: Math.min(PAGE, left) }, select, allOf([where, from]))
        yield rows.map((row) =>
          Object.entries(columns).map(([name, kind]) => cellOf(row[kind === 'type' ? '__typename' : name])),
        )
        const end = rows.at(-1)
        if (!end || rows.length < Math.min(PAGE, left)) return
        from = beyondRow(placeOf(end))
        left -= rows.length
      }
    }
    return {
      columns: Object.keys(columns),
      totalRows,
      next: last && further ? writeCursor(list, placeOf(last)) : undefined,
      pages: pages(),
    }
  }

const startOf = (list: string, cursor: string): Place => {
  const position = readCursor(list, cursor)
  if ('id' in position) return position
  throw new RequestError('CURSOR_INVALID', 'The cursor was not made by this service.')
}

const cellOf = (value: unknown): Cell => {
  if (typeof value === 'object' && value !== null && 'id' in value) return String(value.id)
  return value === undefined ? null : (value as Cell)
}

/** Counts all rows: looks farther and farther for one, and then between the last one found and where there is none. */
const countRows = async (read: Reader, field: string, where: Where | undefined): Promise<number> => {
  const ids = async (skip: number, first: number) =>
    (await read.many({ field, args: { where, skip, first }, select: { id: true } })).length
  let low = 0
  let high = PAGE
  while ((await ids(high, 1)) > 0) {
    low = high
    high *= 4
  }
  while (high - low > PAGE) {
    const middle = Math.floor((low + high) / 2)
    if ((await ids(middle, 1)) > 0) low = middle
    else high = middle
  }
  return low + (await ids(low, PAGE))
}
