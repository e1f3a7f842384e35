import { countRows, type Total } from '../../connections/countRows.js'
import type { Reader } from '../../core/reader.js'
import type { EventSource } from './eventSource.js'

/** Number of events of several sources that have none in common. */
export const countEvents = async (read: Reader, sources: readonly EventSource[]): Promise<Total> => {
  const totals = await Promise.all(sources.map(({ field, where }) => countRows(read, { field, where })))
  return {
    count: totals.reduce((sum, { count }) => sum + count, 0),
    precision: totals.every(({ precision }) => precision === 'EXACT') ? 'EXACT' : 'LOWER_BOUND',
  }
}
