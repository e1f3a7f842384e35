import type { Need } from '../core/need.js'
import type { Reader } from '../core/reader.js'
import { type Source, textAt } from '../core/source.js'
import { allOf, type Where } from './keysetFilter.js'

const PAGE = 1_000

/** Reads all rows of a list, a thousand at a time, ordered by id. */
export const readAll = async (
  read: Reader,
  { field, where, select }: Readonly<{ field: string; where: Where; select: Need }>,
): Promise<readonly Source[]> => {
  const rows: Source[] = []
  for (;;) {
    const last = rows.at(-1)
    const found = await read.many({
      field,
      args: {
        first: PAGE,
        orderBy: 'id',
        orderDirection: 'asc',
        where: allOf([where, last && { id_gt: textAt(last, 'id') }]),
      },
      select: { ...select, id: true },
    })
    rows.push(...found.map(({ source }) => source))
    if (found.length < PAGE) return rows
  }
}
