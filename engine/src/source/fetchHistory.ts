import type { BlockRange } from '../core/blockRange.js'
import type { BlockHeader } from '../core/chain.js'
import type { ChainWants } from '../core/chainWants.js'
import type { RangeSizer } from '../core/rangeSizer.js'
import { askAll } from './askAll.js'
import { assembleBlocks } from './assembleBlocks.js'
import { ChainMovedError } from './chainMovedError.js'
import { checkLogs } from './checkLogs.js'
import { fetchCalls } from './fetchCalls.js'
import { detailQuestions } from './fetchDetails.js'
import { existingHeader, headerCall, readHeader } from './fetchHeaders.js'
import { fetchLogs } from './fetchLogs.js'
import { mapConcurrent } from './mapConcurrent.js'
import type { LogProof } from './proveLogs.js'
import type { Rpc, RpcOutcome } from './rpc.js'
import { witnessed } from './witnessed.js'

type HistoryOptions = Readonly<{
  /** First and last block, both inclusive; all of them must be final. */
  from: number
  to: number
  wants: ChainWants
  sizer: RangeSizer
  proof: LogProof
  cache?: RangeCache | undefined
  /** How many ranges to fetch ahead. @default 4 */
  inFlight?: number
  signal: AbortSignal
}>

/** Stretches of final blocks that were read before, for the same wants. */
export type RangeCache = Readonly<{
  /** The first that ends at or after a block; it may begin after it. */
  next(number: number): BlockRange | undefined
  keep(range: BlockRange): Promise<void>
}>

/**
 * Final blocks with triggers, range after range. Ranges are fetched ahead at the same time and delivered in
 * order; when the reader is slow, fetching waits. What the cache has is not fetched.
 */
export const fetchHistory = (
  rpc: Rpc,
  options: HistoryOptions,
): AsyncGenerator<BlockRange, void, undefined> =>
  mapConcurrent(
    nextRanges(options),
    async (range, signal) => {
      if ('kept' in range) return range.kept
      const fetched = await fetchRange(rpc, { ...options, ...range, signal })
      await options.cache?.keep(fetched)
      return fetched
    },
    { inFlight: options.inFlight ?? 4, signal: options.signal },
  )

type NextRange = Readonly<{ kept: BlockRange }> | Readonly<{ from: number; to: number }>

/** Ranges are sized when they are asked for, so each uses what the ones before have taught. */
function* nextRanges({ from, to, wants, sizer, cache }: HistoryOptions): Generator<NextRange> {
  for (let start = from; start <= to; ) {
    const kept = cache?.next(start)
    if (kept && kept.from <= start && kept.to <= to) {
      yield { kept: after(kept, start) }
      start = kept.to + 1
      continue
    }
    const before = kept && kept.from > start ? kept.from - 1 : to
    const end = Math.min(to, start + Math.min(sizer.size(), mostBlocks(wants, start)) - 1, before)
    yield { from: start, to: end }
    start = end + 1
  }
}

/** What a stretch holds from a block on. */
const after = (range: BlockRange, from: number): BlockRange => ({
  ...range,
  from,
  blocks: range.blocks.filter(({ number }) => number >= from),
})

/** Logs alone say how many blocks are worth a range; traces and headers of each block cost by the block. */
const mostBlocks = ({ calls, everyBlock }: ChainWants, start: number): number => {
  if (calls && start >= calls.from && start <= calls.to) return MOST_TRACED
  const untilTraced = calls && start < calls.from ? calls.from - start : Number.POSITIVE_INFINITY
  return everyBlock ? Math.min(MOST_WHOLE, untilTraced) : untilTraced
}

const MOST_TRACED = 200
const MOST_WHOLE = 1_000

const fetchRange = (rpc: Rpc, options: HistoryOptions): Promise<BlockRange> =>
  witnessed(rpc, { isFinal: true }, (witness) => readRange(witness, options))

const readRange = async (
  rpc: Rpc,
  { from, to, wants, sizer, proof, signal }: HistoryOptions,
): Promise<BlockRange> => {
  const { bloom, prove } = proof
  const [logs, calls] = await Promise.all([
    fetchLogs(rpc, { from, to }, { filters: wants.filters, sizer, signal }),
    fetchCalls(rpc, { from, to }, { wants: wants.calls, signal }),
  ])
  const numbers = new Set<number>()
  for (const { blockNumber } of logs) numbers.add(Number(blockNumber))
  for (const { blockNumber } of calls) numbers.add(blockNumber)
  for (let number = from; number <= to; number++) if (wants.wantsBlock(number)) numbers.add(number)
  const asked = prove ? every(from, to) : [...new Set([...numbers, to])].sort((a, b) => a - b)
  const { questions, details } = detailQuestions({ logs, calls }, wants.receiptTopics)
  const headers: BlockHeader[] = []
  const headerQuestions = asked.map((number, index) => ({
    call: headerCall(number),
    take: (outcome: RpcOutcome) => {
      headers[index] = existingHeader(readHeader(rpc, number, outcome), number)
    },
  }))
  await askAll(rpc, [...headerQuestions, ...questions], { signal })
  const last = headers.at(-1)
  if (!last) throw new ChainMovedError(`The RPC gave no block ${to}.`, { block: to })
  checkLogs(headers, logs, bloom)
  await prove?.(rpc, headers, logs, { filters: wants.filters, signal })
  const wanted = headers.filter(({ number }) => numbers.has(Number(number)))
  return {
    from,
    to,
    blocks: assembleBlocks(wanted, { logs, calls }, details),
    end: { number: to, hash: last.hash, parentHash: last.parentHash, timestamp: Number(last.timestamp) },
  }
}

const every = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from + 1 }, (_, at) => from + at)
