import type { ActiveDataSource } from './activeDataSource.js'
import type { BlockHandler } from './manifest.js'

/** Whether a data source takes part in a block. */
export const isActiveAt = (
  { startBlock, endBlock = Number.POSITIVE_INFINITY }: ActiveDataSource,
  number: number,
): boolean => number >= startBlock && number <= endBlock

/** The block handlers of a data source that run at this block whatever happens in it. */
export const blockHandlersAt = (source: ActiveDataSource, number: number): readonly BlockHandler[] => {
  if (!isActiveAt(source, number)) return []
  return source.mapping.blockHandlers.filter(({ filter }) => {
    if (filter?.kind === 'once') return number === source.startBlock
    if (filter?.kind === 'polling') return (number - source.startBlock) % (filter.every ?? 1) === 0
    return filter === undefined
  })
}

/** The block handler of a data source that runs when its contract is called. */
export const blockHandlerOfCalls = ({ mapping }: ActiveDataSource): BlockHandler | undefined =>
  mapping.blockHandlers.find(({ filter }) => filter?.kind === 'call')
