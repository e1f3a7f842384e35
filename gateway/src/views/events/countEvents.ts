import { countRows, exactly, type Total } from '../../connections/countRows.js'
import type { Reader } from '../../core/reader.js'
import type { EventSource } from './eventSource.js'

const FEW = 1_000

/** Number of events of several sources that have none in common. */
export const countEvents = async (read: Reader, sources: readonly EventSource[]): Promise<Total> => {
  const totals = await Promise.all(sources.map((source) => countSource(read, source)))
  return {
    count: totals.reduce((sum, { count }) => sum + count, 0),
    precision: totals.every(({ precision }) => precision === 'EXACT') ? 'EXACT' : 'LOWER_BOUND',
  }
}

const countSource = async (read: Reader, { field, where }: EventSource): Promise<Total> => {
  const few = await read.many({ field, args: { first: FEW, where }, select: { id: true } })
  return few.length < FEW ? exactly(few.length) : countRows(read, { field, where })
}
