import type { BlockPointer } from '../core/chain.js'
import { findCommonAncestor } from '../core/findCommonAncestor.js'
import { ChainMovedError } from '../source/chainMovedError.js'
import { fetchHeaders } from '../source/fetchHeaders.js'
import type { Rpc } from '../source/rpc.js'
import type { Store } from '../store/openStore.js'

/**
 * Brings the store back to its newest block that is on the chain, or to nothing when no block is. Compares few
 * recent blocks first, then ever more older ones.
 */
export const rewindToAncestor = async (
  store: Store,
  rpc: Rpc,
  { signal }: { signal: AbortSignal },
): Promise<BlockPointer | undefined> => {
  let below = Number.MAX_SAFE_INTEGER
  for (let limit = 16; ; limit = Math.min(1_000, limit * 4)) {
    const ours = store.blocks({ below, limit })
    const last = ours.at(-1)
    if (!last) {
      store.rewind(-1)
      return undefined
    }
    const headers = await fetchHeaders(
      rpc,
      ours.map(({ number }) => number),
      { signal },
    )
    const lacks = ours.find(({ number }, index) => number <= rpc.highestHead() && !headers[index])
    if (lacks)
      throw new ChainMovedError(`The RPC gave no block ${lacks.number}, though its chain is longer.`, {
        block: lacks.number,
      })
    const canonical = new Map(ours.map(({ number }, index) => [number, headers[index]?.hash] as const))
    const search = findCommonAncestor(ours, canonical)
    if (search.kind === 'found') {
      store.rewind(search.ancestor.number)
      return search.ancestor
    }
    below = last.number
  }
}
