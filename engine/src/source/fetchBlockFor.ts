import type { Block } from '../core/chain.js'
import type { ChainWants } from '../core/chainWants.js'
import { assembleBlocks } from './assembleBlocks.js'
import { ChainMovedError } from './chainMovedError.js'
import { detailCalls } from './fetchDetails.js'
import { fetchLogsOfBlocks } from './fetchLogs.js'
import type { Rpc } from './rpc.js'

/** The block with those of its logs that `wants` asks for, in place of the logs it has. */
export const fetchBlockFor = async (
  rpc: Rpc,
  block: Block,
  { wants, signal }: { wants: ChainWants; signal: AbortSignal },
): Promise<Block> => {
  const logs = await fetchLogsOfBlocks(rpc, [block.hash], { filters: wants.filters, signal })
  const details = detailCalls(logs, wants.receiptTopics)
  const outcomes = await rpc.requestAll(details.calls, { signal })
  const [assembled] = assembleBlocks([block.header], logs, details.read(outcomes))
  if (assembled) return assembled
  throw new ChainMovedError(`The RPC no longer gives block ${block.number}.`, { block: block.number })
}
