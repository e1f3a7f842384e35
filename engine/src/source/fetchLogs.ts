import type { Log, LogFilter } from '../core/chain.js'
import type { Hex } from '../core/hex.js'
import type { RangeSizer } from '../core/rangeSizer.js'
import { acceptedSpan } from './acceptedSpan.js'
import { ChainMovedError } from './chainMovedError.js'
import { parseLogs } from './parse.js'
import type { Rpc, RpcCall } from './rpc.js'
import { isUnknownBlock, RpcError, type RpcErrorKind } from './rpcError.js'
import { WrongAnswerError } from './wrongAnswerError.js'

const METHOD = 'eth_getLogs'

type Span = Readonly<{ from: number; to: number }>

/**
 * Logs of a range of blocks that match any of the filters, in chain order and each once. A range that the RPC
 * refuses is split, and the sizer learns from the refusal.
 */
export const fetchLogs = async (
  rpc: Rpc,
  { from, to }: Span,
  options: { filters: readonly LogFilter[]; sizer: RangeSizer; signal: AbortSignal },
): Promise<readonly Log[]> => {
  const { filters, sizer, signal } = options
  const span = to - from + 1
  if (filters.length === 0) {
    sizer.answered(span, 0)
    return []
  }
  const refusal = await attempt(rpc, filters, { from, to }, signal)
  if (Array.isArray(refusal)) {
    sizer.answered(span, refusal.length)
    return inChainOrder(refusal)
  }
  if (span === 1) throw refusal
  sizer.refused(span, acceptedSpan(refusal.details))
  const parts = await Promise.all(
    splitRange({ from, to }, Math.min(sizer.size(), Math.ceil(span / 2))).map((part) =>
      fetchLogs(rpc, part, options),
    ),
  )
  return parts.flat()
}

/** Logs of single blocks by hash: what the RPC sends can belong to no other block. */
export const fetchLogsOfBlocks = async (
  rpc: Rpc,
  hashes: readonly Hex[],
  { filters, signal }: { filters: readonly LogFilter[]; signal: AbortSignal },
): Promise<readonly Log[]> => {
  const calls = hashes.flatMap((blockHash) => filters.map((filter) => logsCall(filter, { blockHash })))
  const outcomes = await rpc.requestAll(calls, { signal })
  const asked = new Set(hashes)
  const logs = outcomes.flatMap((outcome) => {
    if ('value' in outcome) return logsWithin(outcome, asked)
    if (isUnknownBlock(outcome.error))
      throw new ChainMovedError('The RPC no longer has a block it gave.', { hashes })
    throw outcome.error
  })
  return inChainOrder(logs)
}

/** Ranges of at most `size` blocks that cover the range, oldest first. */
export const splitRange = ({ from, to }: Span, size: number): readonly Span[] => {
  const parts: Span[] = []
  for (let start = from; start <= to; start += size)
    parts.push({ from: start, to: Math.min(to, start + size - 1) })
  return parts
}

/** The logs in an answer, all of which must be of blocks that were asked for. */
const logsWithin = (
  { value, from }: Readonly<{ value: unknown; from: string }>,
  asked: Span | ReadonlySet<Hex>,
): readonly Log[] => {
  const logs = parseLogs(value, METHOD)
  for (const log of logs) {
    if (isWithin(log, asked)) continue
    const facts = { block: Number(log.blockNumber), hash: log.blockHash }
    throw new WrongAnswerError('The RPC gave a log of a block that it was not asked for.', facts, from)
  }
  return logs
}

const isWithin = ({ blockHash, blockNumber }: Log, asked: Span | ReadonlySet<Hex>): boolean => {
  if (!('from' in asked)) return asked.has(blockHash)
  return Number(blockNumber) >= asked.from && Number(blockNumber) <= asked.to
}

const REFUSALS: ReadonlySet<RpcErrorKind> = new Set(['tooMuch', 'slow'])

const attempt = async (
  rpc: Rpc,
  filters: readonly LogFilter[],
  { from, to }: Span,
  signal: AbortSignal,
): Promise<Log[] | RpcError> => {
  try {
    const where = { fromBlock: quantity(from), toBlock: quantity(to) }
    const found = await rpc.readAll(
      filters.map((filter) => logsCall(filter, where)),
      (outcome) => {
        if ('error' in outcome) throw outcome.error
        return logsWithin(outcome, { from, to })
      },
      { signal },
    )
    return found.flat()
  } catch (error) {
    // Some RPCs refuse a range with the code of "invalid input" and words of their own, some never end.
    if (error instanceof RpcError && (REFUSALS.has(error.kind) || error.code === -32_000)) return error
    throw error
  }
}

/** The request for the logs that a filter wants, in a block or a range. */
export const logsCall = ({ addresses, topics0 }: LogFilter, where: object): RpcCall => ({
  method: METHOD,
  params: [{ ...where, ...(addresses ? { address: addresses } : {}), topics: [topics0] }],
})

const quantity = (number: number): Hex => `0x${number.toString(16)}`

/** Whether a filter wants the log. */
export const matchesFilter = (
  { address, topics: [topic] }: Log,
  { addresses, topics0 }: LogFilter,
): boolean =>
  topic !== undefined && topics0.includes(topic) && (addresses === undefined || addresses.includes(address))

/** Logs in order, each once: two filters may both find one, and some RPCs repeat themselves. */
const inChainOrder = (logs: readonly Log[]): readonly Log[] => {
  const ordered: Log[] = []
  let last: Placed | undefined
  for (const placed of logs.map(withPlace).sort(byPlace)) {
    if (last && byPlace(last, placed) === 0) continue
    ordered.push(placed.log)
    last = placed
  }
  return ordered
}

type Placed = Readonly<{ block: number; index: number; log: Log }>

const withPlace = (log: Log): Placed => ({
  block: Number(log.blockNumber),
  index: Number(log.logIndex),
  log,
})

const byPlace = (a: Placed, b: Placed): number => a.block - b.block || a.index - b.index
