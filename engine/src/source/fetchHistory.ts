import type { ChainWants } from '../core/chainWants.js'
import type { RangeSizer } from '../core/rangeSizer.js'
import { assembleBlocks } from './assembleBlocks.js'
import type { BlockRange } from './blockRange.js'
import { ChainMovedError } from './chainMovedError.js'
import { fetchCalls } from './fetchCalls.js'
import { detailCalls } from './fetchDetails.js'
import { existingHeader, headerCall } from './fetchHeaders.js'
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
function* nextRanges({ from, to, wants, sizer }: HistoryOptions) {
  for (let start = from; start <= to; ) {
    const end = Math.min(to, start + Math.min(sizer.size(), mostBlocks(wants, start)) - 1)
    yield { from: start, to: end }
    start = end + 1
  }
}

/** Logs alone say how many blocks are worth a range; traces and headers of each block cost by the block. */
const mostBlocks = ({ calls, everyBlock }: ChainWants, start: number): number => {
  if (calls && start >= calls.from && start <= calls.to) return MOST_TRACED
  const untilTraced = calls && start < calls.from ? calls.from - start : Number.POSITIVE_INFINITY
  return everyBlock ? Math.min(MOST_WHOLE, untilTraced) : untilTraced
}

const MOST_TRACED = 200
const MOST_WHOLE = 1_000

const fetchRange = async (
  rpc: Rpc,
  { from, to, wants, sizer, signal }: HistoryOptions,
): Promise<BlockRange> => {
  const [logs, calls] = await Promise.all([
    fetchLogs(rpc, { from, to }, { filters: wants.filters, sizer, signal }),
    fetchCalls(rpc, { from, to }, { wants: wants.calls, signal }),
  ])
  const numbers = new Set([...logs, ...calls].map(({ blockNumber }) => Number(blockNumber)))
  for (let number = from; number <= to; number++) if (wants.wantsBlock(number)) numbers.add(number)
  const wanted = [...numbers].sort((a, b) => a - b)
  const asked = numbers.has(to) ? wanted : [...wanted, to]
  const details = detailCalls({ logs, calls }, wants.receiptTopics)
  const outcomes = await rpc.requestAll([...asked.map(headerCall), ...details.calls], { signal })
  const headers = asked.map((number, index) => {
    const outcome = outcomes[index]
    if (outcome && 'error' in outcome) throw outcome.error
    return existingHeader(parseHeader(outcome?.value, 'eth_getBlockByNumber'), number)
  })
  const last = headers.at(-1)
  if (!last) throw new ChainMovedError(`The RPC gave no block ${to}.`, { block: to })
  return {
    from,
    to,
    blocks: assembleBlocks(
      headers.slice(0, wanted.length),
      { logs, calls },
      details.read(outcomes.slice(asked.length)),
    ),
    end: { number: to, hash: last.hash, parentHash: last.parentHash, timestamp: Number(last.timestamp) },
  }
}
