import type { Where } from '../../connections/keysetFilter.js'
import type { Reader } from '../../core/reader.js'
import { textAt } from '../../core/source.js'
import { readRows } from './readRows.js'

/** Ids of all rows that pass a filter. */
export const readIds = async (read: Reader, field: string, where: Where): Promise<readonly string[]> =>
  (await readRows(read, { field, where, select: {} })).map((row) => textAt(row, 'id'))

/** How many rows pass a filter, exactly. */
export const readCount = async (read: Reader, field: string, where: Where): Promise<number> =>
  (await readIds(read, field, where)).length
