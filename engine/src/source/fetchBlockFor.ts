import type { Block } from '../core/chain.js'
import type { ChainWants } from '../core/chainWants.js'
import { askAll } from './askAll.js'
import { assembleBlocks } from './assembleBlocks.js'
import { ChainMovedError } from './chainMovedError.js'
import { checkLogs } from './checkLogs.js'
import { fetchCallsOfBlocks } from './fetchCalls.js'
import { detailQuestions } from './fetchDetails.js'
import type { RangeCache } from './fetchHistory.js'
import { fetchLogsOfBlocks } from './fetchLogs.js'
import type { LogProof } from './proveLogs.js'
import type { Rpc } from './rpc.js'
import { witnessed } from './witnessed.js'

/**
 * The block with those of its logs and calls that `wants` asks for, in place of those it has.
 *
 * @param options.cache for final blocks only
 */
export const fetchBlockFor = async (
  rpc: Rpc,
  block: Block,
  options: { wants: ChainWants; proof: LogProof; cache?: RangeCache | undefined; signal: AbortSignal },
): Promise<Block> => {
  const { cache } = options
  const kept = cache?.next(block.number)
  const known = kept?.blocks.find(({ hash }) => hash === block.hash)
  if (known) return known
  const fetched = await witnessed(rpc, { isFinal: cache !== undefined }, (witness) =>
    readBlockFor(witness, block, options),
  )
  await cache?.keep({ from: block.number, to: block.number, blocks: [fetched], end: fetched })
  return fetched
}

const readBlockFor = async (
  rpc: Rpc,
  block: Block,
  { wants, proof, signal }: Parameters<typeof fetchBlockFor>[2],
): Promise<Block> => {
  const { filters } = wants
  const [logs, calls] = await Promise.all([
    fetchLogsOfBlocks(rpc, [block.hash], { filters, signal }),
    fetchCallsOfBlocks(rpc, [block.header], { wants: wants.calls, signal }),
  ])
  checkLogs([block.header], logs, proof.bloom)
  await proof.prove?.(rpc, [block.header], logs, { filters, signal })
  const { questions, details } = detailQuestions({ logs, calls }, wants.receiptTopics)
  await askAll(rpc, questions, { signal })
  const [assembled] = assembleBlocks([block.header], { logs, calls }, details)
  if (assembled) return assembled
  throw new ChainMovedError(`The RPC no longer gives block ${block.number}.`, { block: block.number })
}
