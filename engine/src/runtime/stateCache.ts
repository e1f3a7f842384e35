import type { Hex } from '../core/hex.js'
import type { StateQuery } from '../source/readState.js'

/** Answers about the state of blocks, reverts included; see `createStateCache`. */
export type StateCache = Readonly<{
  /** Undefined when not known; null for a call that reverts. */
  get(blockHash: Hex, query: StateQuery): Hex | null | undefined
  set(blockHash: Hex, query: StateQuery, answer: Hex | null): void
  /** Drops what is known of a block. */
  forget(blockHash: Hex): void
  clear(): void
}>

/** Remembers what the chain answered about the state of each block. Reorgs need no care: keys are block hashes. */
export const createStateCache = (): StateCache => {
  const blocks = new Map<Hex, Map<string, Hex | null>>()
  return {
    get: (blockHash, query) => blocks.get(blockHash)?.get(keyOf(query)),
    set: (blockHash, query, answer) => {
      const answers = blocks.get(blockHash) ?? new Map<string, Hex | null>()
      blocks.set(blockHash, answers.set(keyOf(query), answer))
    },
    forget: (blockHash) => void blocks.delete(blockHash),
    clear: () => blocks.clear(),
  }
}

/** Text that is equal for equal questions. */
export const keyOf = (query: StateQuery): string =>
  query.kind === 'call' ? query.to + query.data : query.kind + query.address
