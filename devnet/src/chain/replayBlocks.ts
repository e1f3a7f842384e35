import type { Chain } from './chain.js'
import type { JournalBlock } from './journal.js'

/**
 * Mines journaled blocks again, from the one after the chain's head; gives the number of the last one that
 * came out the same.
 * They differ only after somebody changed the state by other means than transactions; the chain then ends
 * before the first that differs.
 */
export const replayBlocks = async (
  chain: Chain,
  journaled: readonly JournalBlock[],
  { signal }: { signal?: AbortSignal | undefined } = {},
): Promise<number> => {
  const begin = (await chain.head()).number
  const blocks = journaled.slice(begin)
  for (const { transactions, time } of blocks) {
    signal?.throwIfAborted()
    for (const transaction of transactions) await chain.rpc('eth_sendRawTransaction', [transaction])
    await chain.rpc('evm_mine', [time])
  }
  const isSame = async (count: number): Promise<boolean> =>
    count === 0 || (await chain.blockAt(begin + count))?.hash === blocks[count - 1]?.hash
  if (await isSame(blocks.length)) return begin + blocks.length
  // A block names its parent, so the blocks are the same up to some point and differ ever after.
  let same = 0
  let different = blocks.length
  while (different - same > 1) {
    const middle = Math.floor((same + different) / 2)
    if (await isSame(middle)) same = middle
    else different = middle
  }
  await chain.rpc('anvil_rollback', [blocks.length - same])
  return begin + same
}
