import type { Block, BlockHeader, BlockPointer } from '../core/chain.js'
import { type ChainWants, mergeFilters } from '../core/chainWants.js'
import { askAll } from './askAll.js'
import { assembleBlocks } from './assembleBlocks.js'
import { checkLogs } from './checkLogs.js'
import { fetchCallsOfBlocks } from './fetchCalls.js'
import { detailQuestions } from './fetchDetails.js'
import { fetchHeaders } from './fetchHeaders.js'
import { fetchLogsOfBlocks } from './fetchLogs.js'
import type { LogProof } from './proveLogs.js'
import type { Rpc } from './rpc.js'
import { witnessed } from './witnessed.js'

/** What follows a block near the head of the chain. */
export type NextBlocks =
  | Readonly<{ kind: 'blocks'; blocks: readonly Block[] }>
  /** The block before is no longer on the chain. */
  | Readonly<{ kind: 'reorg' }>
  /** The chain changed while it was read; ask again. */
  | Readonly<{ kind: 'moved' }>

/**
 * All blocks from `first` on, at most `most`, linked to each other and to `parent` by their hashes. Logs are
 * asked by block hash, so none can be missing or foreign.
 *
 * @param options.parent the block before `first`, if there is one
 * @param options.head the newest header of the chain
 */
export const fetchNext = (rpc: Rpc, options: NextOptions): Promise<NextBlocks> =>
  witnessed(rpc, { isFinal: false }, (witness) => readNext(witness, options))

type NextOptions = Readonly<{
  first: number
  parent: BlockPointer | undefined
  head: BlockHeader
  wants: ChainWants
  most: number
  proof: LogProof
  signal: AbortSignal
}>

const readNext = async (rpc: Rpc, options: NextOptions): Promise<NextBlocks> => {
  const { first, parent, head, wants, most, proof, signal } = options
  const headNumber = Number(head.number)
  const last = Math.min(headNumber, first + most - 1)
  const toFetch = Array.from(
    { length: Math.max(0, Math.min(last, headNumber - 1) - first + 1) },
    (_, at) => first + at,
  )
  const fetched = await fetchHeaders(rpc, toFetch, { signal })
  const headers = last === headNumber ? [...fetched, head] : fetched
  const linked = linkedPrefix(headers, parent)
  if (linked.length === 0) return headers[0] && parent ? { kind: 'reorg' } : { kind: 'moved' }
  const hashes = linked.map(({ hash }) => hash)
  const filters = mergeFilters(wants.filters)
  const [logs, calls] = await Promise.all([
    fetchLogsOfBlocks(rpc, hashes, { filters, signal }),
    fetchCallsOfBlocks(rpc, linked, { wants: wants.calls, signal }),
  ])
  checkLogs(linked, logs, proof.bloom)
  await proof.prove?.(rpc, linked, logs, { filters, signal })
  const { questions, details } = detailQuestions({ logs, calls }, wants.receiptTopics)
  await askAll(rpc, questions, { signal })
  return { kind: 'blocks', blocks: assembleBlocks(linked, { logs, calls }, details) }
}

/** Headers from the first on, as far as each follows the one before. */
export const linkedPrefix = (
  headers: readonly (BlockHeader | null)[],
  parent: BlockPointer | undefined,
): readonly BlockHeader[] => {
  const linked: BlockHeader[] = []
  let hash = parent?.hash
  for (const header of headers) {
    if (!header || (hash !== undefined && header.parentHash !== hash)) break
    linked.push(header)
    hash = header.hash
  }
  return linked
}
