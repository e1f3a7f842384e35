import type { Place } from '../../connections/cursor.js'
import { allOf, type Direction, type Where } from '../../connections/keysetFilter.js'
import type { Reader } from '../../core/reader.js'
import { type Source, textAt } from '../../core/source.js'
import type { EventSource } from './eventSource.js'

/** Place of an event: its block, and its position in the block. */
export const placeOf = (event: Source): Place => ({
  value: textAt(event, 'blockNumber'),
  id: textAt(event, 'logIndex'),
})

/** Compares events by block and position. */
export const inChainOrder = (a: Source, b: Source): number => {
  for (const field of ['blockNumber', 'logIndex']) {
    const difference = BigInt(textAt(a, field)) - BigInt(textAt(b, field))
    if (difference !== 0n) return difference < 0n ? -1 : 1
  }
  return 0
}

/**
 * The first events of several sources together, in chain order or against it, beyond a place. An event that two
 * sources have is told once.
 */
export const readEvents = async (
  read: Reader,
  sources: readonly EventSource[],
  { from, size, direction }: Readonly<{ from: Place | undefined; size: number; direction: Direction }>,
): Promise<readonly Source[]> => {
  const found = await Promise.all(
    sources.map((source) => readSource(read, source, { from, size, direction })),
  )
  const byId = new Map(found.flat().map((event) => [textAt(event, 'id'), event]))
  const sign = direction === 'asc' ? 1 : -1
  return [...byId.values()].sort((a, b) => sign * inChainOrder(a, b)).slice(0, size)
}

/**
 * The first events of one source. Upstreams order by one field and break ties by id, as text; so a block that the
 * end of an answer may have cut is read again, by position.
 */
const readSource = async (
  read: Reader,
  { field, select, where }: EventSource,
  { from, size, direction }: Readonly<{ from: Place | undefined; size: number; direction: Direction }>,
): Promise<readonly Source[]> => {
  const way = direction === 'asc' ? 'gt' : 'lt'
  const beyond = from && {
    or: [{ [`blockNumber_${way}`]: from.value }, { blockNumber: from.value, [`logIndex_${way}`]: from.id }],
  }
  const ask = async (orderBy: string, filters: readonly (Where | undefined)[]) => {
    const found = await read.many({
      field,
      args: { first: size, orderBy, orderDirection: direction, where: allOf([where, ...filters]) },
      select,
    })
    return found.map(({ source }) => source)
  }
  const events = await ask('blockNumber', [beyond])
  const last = events.at(-1)
  if (!last || events.length < size) return events
  const cut = textAt(last, 'blockNumber')
  const whole = events.filter((event) => event.blockNumber !== cut)
  const rest = await ask('logIndex', [
    { blockNumber: cut },
    from?.value === cut ? { [`logIndex_${way}`]: from.id } : undefined,
  ])
  return [...whole, ...rest]
}
