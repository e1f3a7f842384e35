import type { Reader } from '../core/reader.js'
import type { Where } from './keysetFilter.js'

/** How many rows a list has. Counting stops at a bound, so a larger list is told as `LOWER_BOUND`. */
export type Total = Readonly<{ count: number; precision: 'EXACT' | 'LOWER_BOUND' }>

export const COUNT_BOUND = 10_000
const SMALL = 100
const STEP = 1_000
const PROBES = [SMALL, ...Array.from({ length: COUNT_BOUND / STEP }, (_, index) => (index + 1) * STEP)]

/** A total that a counter of the subgraph tells. */
export const exactly = (count: number | bigint): Total => ({ count: Number(count), precision: 'EXACT' })

/**
 * Counts rows, which subgraphs cannot: by looking whether there is a row at this place and that, then reading the ids
 * from the last one found on.
 */
export const countRows = async (
  read: Reader,
  { field, where, args }: Readonly<{ field: string; where?: Where | undefined; args?: Where | undefined }>,
): Promise<Total> => {
  const ids = async (skip: number, first: number): Promise<number> => {
    const found = await read.many({ field, args: { ...args, where, skip, first }, select: { id: true } })
    return found.length
  }
  const [start = 0, ...probed] = await Promise.all([ids(0, SMALL), ...PROBES.map((skip) => ids(skip, 1))])
  if (start < SMALL) return exactly(start)
  const reached = PROBES.filter((_, index) => probed[index] === 1).at(-1) ?? SMALL
  if (reached === COUNT_BOUND) return { count: COUNT_BOUND, precision: 'LOWER_BOUND' }
  return exactly(reached + (await ids(reached, STEP)))
}
