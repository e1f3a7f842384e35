import type { BlockHeader } from '../core/chain.js'
import type { ChainWants } from '../core/chainWants.js'
import type { RangeSizer } from '../core/rangeSizer.js'
import { assembleBlocks } from './assembleBlocks.js'
import type { BlockRange } from './blockRange.js'
import { ChainMovedError } from './chainMovedError.js'
import { detailCalls } from './fetchDetails.js'
import { headerCall } from './fetchHeaders.js'
import { fetchLogs } from './fetchLogs.js'
import { mapConcurrent } from './mapConcurrent.js'
import { parseHeader } from './parse.js'
import type { Rpc } from './rpc.js'

type HistoryOptions = Readonly<{
  /** First and last block, both inclusive; all of them must be final. */
  from: number
  to: number
  wants: ChainWants
  sizer: RangeSizer
  /** How many ranges to fetch ahead. @default 4 */
  inFlight?: number
  signal: AbortSignal
}>

/**
 * Final blocks with triggers, range after range. Ranges are fetched ahead at the same time and delivered in
 * order; when the reader is slow, fetching waits.
 */
export const fetchHistory = (
  rpc: Rpc,
  options: HistoryOptions,
): AsyncGenerator<BlockRange, void, undefined> =>
  mapConcurrent(nextRanges(options), (range, signal) => fetchRange(rpc, { ...options, ...range, signal }), {
    inFlight: options.inFlight ?? 4,
    signal: options.signal,
  })

/** Ranges are sized when they are asked for, so each uses what the ones before have taught. */
function* nextRanges({ from, to, sizer }: HistoryOptions) {
  for (let start = from; start <= to; ) {
    const end = Math.min(to, start + sizer.size() - 1)
    yield { from: start, to: end }
    start = end + 1
  }
}

const fetchRange = async (
  rpc: Rpc,
  { from, to, wants, sizer, signal }: HistoryOptions,
): Promise<BlockRange> => {
  const logs = await fetchLogs(rpc, { from, to }, { filters: wants.filters, sizer, signal })
  const numbers = new Set(logs.map((log) => Number(log.blockNumber)))
  for (let number = from; number <= to; number++) if (wants.wantsBlock(number)) numbers.add(number)
  const wanted = [...numbers].sort((a, b) => a - b)
  const asked = numbers.has(to) ? wanted : [...wanted, to]
  const details = detailCalls(logs, wants.receiptTopics)
  const outcomes = await rpc.requestAll([...asked.map(headerCall), ...details.calls], { signal })
  const headers = asked.map((number, index) => {
    const outcome = outcomes[index]
    if (outcome && 'error' in outcome) throw outcome.error
    return existing(parseHeader(outcome?.value, 'eth_getBlockByNumber'), number)
  })
  const last = headers.at(-1)
  if (!last) throw new ChainMovedError(`The RPC gave no block ${to}.`, { block: to })
  return {
    from,
    to,
    blocks: assembleBlocks(headers.slice(0, wanted.length), logs, details.read(outcomes.slice(asked.length))),
    end: { number: to, hash: last.hash, parentHash: last.parentHash, timestamp: Number(last.timestamp) },
  }
}

const existing = (header: BlockHeader | null, number: number): BlockHeader => {
  if (header && Number(header.number) === number) return header
  throw new ChainMovedError(`The RPC gave no block ${number}, though its chain is longer.`, { block: number })
}
