import type { Block } from '../core/chain.js'
import type { ChainWants } from '../core/chainWants.js'
import { assembleBlocks } from './assembleBlocks.js'
import { ChainMovedError } from './chainMovedError.js'
import { fetchCallsOfBlocks } from './fetchCalls.js'
import { detailCalls } from './fetchDetails.js'
import { fetchLogsOfBlocks } from './fetchLogs.js'
import type { Rpc } from './rpc.js'

/** The block with those of its logs and calls that `wants` asks for, in place of those it has. */
export const fetchBlockFor = async (
  rpc: Rpc,
  block: Block,
  { wants, signal }: { wants: ChainWants; signal: AbortSignal },
): Promise<Block> => {
  const [logs, calls] = await Promise.all([
    fetchLogsOfBlocks(rpc, [block.hash], { filters: wants.filters, signal }),
    fetchCallsOfBlocks(rpc, [block.header], { wants: wants.calls, signal }),
  ])
  const details = detailCalls({ logs, calls }, wants.receiptTopics)
  const outcomes = await rpc.requestAll(details.calls, { signal })
  const [assembled] = assembleBlocks([block.header], { logs, calls }, details.read(outcomes))
  if (assembled) return assembled
  throw new ChainMovedError(`The RPC no longer gives block ${block.number}.`, { block: block.number })
}
