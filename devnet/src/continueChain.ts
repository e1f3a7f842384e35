import type { Chain } from './chain/chain.js'
import { replayBlocks } from './chain/replayBlocks.js'
import { loadSnapshot, readSnapshot } from './chain/snapshot.js'
import { DevnetError } from './devnetError.js'
import type { KeptChain } from './keptChain.js'

/**
 * Brings a kept chain back on an empty node: its last state at once, and the blocks after it one by one.
 * Where states older than that are needed, every block is mined again, which takes longer.
 *
 * @throws DevnetError when what is kept contradicts itself
 */
export const continueChain = async (
  chain: Chain,
  { journal, snapshotPath }: KeptChain,
  {
    statesFrom,
    signal,
    log,
  }: { statesFrom: number; signal?: AbortSignal | undefined; log: (message: string) => void },
): Promise<void> => {
  const blocks = journal.blocks()
  const snapshot = await readSnapshot(snapshotPath)
  const isEarlyEnough = snapshot !== undefined && snapshot.number <= statesFrom
  // A snapshot of a branch that lost, or of a chain begun anew, is of no use.
  if (isEarlyEnough && blocks[snapshot.number - 1]?.hash === snapshot.hash) {
    const isLoaded = await loadSnapshot(chain, snapshot)
    if (!isLoaded && (await chain.head()).number > 0)
      throw new DevnetError(`The chain in ${snapshotPath} does not end as it says.`, {
        facts: { path: snapshotPath, number: snapshot.number },
        remedy: 'Delete the file; the blocks are then mined again.',
      })
  }
  const same = await replayBlocks(chain, blocks, { signal })
  const lost = blocks.length - same
  if (lost === 0) log(`Continued the chain at block ${same}`)
  else log(`Continued at block ${same}: the ${lost} after it were changed from outside`)
}
