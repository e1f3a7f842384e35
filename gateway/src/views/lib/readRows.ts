import { allOf, type Where } from '../../connections/keysetFilter.js'
import type { Need } from '../../core/need.js'
import type { Reader } from '../../core/reader.js'
import { RequestError } from '../../core/requestError.js'
import { type Source, textAt } from '../../core/source.js'

const PAGE = 1_000
const MOST_ROWS = 100_000

/** Rows to read: all of them, in the order of their ids. */
export type RowsAsked = Readonly<{
  /** Base root field of a list. */
  field: string
  where?: Where | undefined
  args?: Readonly<Record<string, unknown>>
  select: Need
}>

/**
 * Reads all rows of a list, page by page.
 *
 * @throws RequestError when there are more than can be read at once; nothing is left out silently.
 */
export const readRows = async (
  read: Reader,
  { field, where, args, select }: RowsAsked,
): Promise<readonly Source[]> => {
  const rows: Source[] = []
  for (let last: string | undefined; ; ) {
    const found = await read.many({
      field,
      args: {
        ...args,
        first: PAGE,
        orderBy: 'id',
        orderDirection: 'asc',
        where: allOf([where, last === undefined ? undefined : { id_gt: last }]),
      },
      select: { ...select, id: true },
    })
    for (const { source } of found) rows.push(source)
    if (found.length < PAGE) return rows
    refuseMore(rows.length, field)
    last = textAt(rows.at(-1) ?? {}, 'id')
  }
}

/** Ends a reading that has become too long. */
export const refuseMore = (rows: number, field: string): void => {
  if (rows < MOST_ROWS) return
  throw new RequestError(
    'OPERATION_TOO_COMPLEX',
    `More than ${MOST_ROWS} rows of "${field}" would have to be read. Ask for a shorter span of time.`,
    { facts: { limit: MOST_ROWS, field } },
  )
}
