import type { Log, LogFilter } from '../core/chain.js'
import type { Hex } from '../core/hex.js'
import type { RangeSizer } from '../core/rangeSizer.js'
import { acceptedSpan } from './acceptedSpan.js'
import { ChainMovedError } from './chainMovedError.js'
import { parseLogs } from './parse.js'
import type { Rpc, RpcCall } from './rpc.js'
import { isUnknownBlock, RpcError } from './rpcError.js'

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
  const refusal = await attempt(rpc, filters, { fromBlock: quantity(from), toBlock: quantity(to) }, signal)
  if (Array.isArray(refusal)) {
    sizer.answered(span, refusal.length)
    return inChainOrder(refusal, filters.length > 1)
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
  const logs = outcomes.flatMap((outcome) => {
    if ('value' in outcome) return parseLogs(outcome.value, METHOD)
    if (isUnknownBlock(outcome.error))
      throw new ChainMovedError('The RPC no longer has a block it gave.', { hashes })
    throw outcome.error
  })
  return inChainOrder(logs, filters.length > 1)
}

/** Ranges of at most `size` blocks that cover the range, oldest first. */
export const splitRange = ({ from, to }: Span, size: number): readonly Span[] => {
  const parts: Span[] = []
  for (let start = from; start <= to; start += size)
    parts.push({ from: start, to: Math.min(to, start + size - 1) })
  return parts
}

const attempt = async (
  rpc: Rpc,
  filters: readonly LogFilter[],
  where: object,
  signal: AbortSignal,
): Promise<Log[] | RpcError> => {
  try {
    const outcomes = await rpc.requestAll(
      filters.map((filter) => logsCall(filter, where)),
      { signal },
    )
    return outcomes.flatMap((outcome) => {
      if ('error' in outcome) throw outcome.error
      return parseLogs(outcome.value, METHOD)
    })
  } catch (error) {
    // Some RPCs refuse a range with the code of "invalid input" and words of their own.
    if (error instanceof RpcError && (error.kind === 'tooMuch' || error.code === -32_000)) return error
    throw error
  }
}

const logsCall = ({ addresses, topics0 }: LogFilter, where: object): RpcCall => ({
  method: METHOD,
  params: [{ ...where, ...(addresses ? { address: addresses } : {}), topics: [topics0] }],
})

const quantity = (number: number): Hex => `0x${number.toString(16)}`

const inChainOrder = (logs: readonly Log[], mayRepeat: boolean): readonly Log[] => {
  const keyed = logs.map((log) => [Number(log.blockNumber), Number(log.logIndex), log] as const)
  keyed.sort((a, b) => a[0] - b[0] || a[1] - b[1])
  const ordered = keyed.map(([, , log]) => log)
  if (!mayRepeat) return ordered
  return ordered.filter((log, index) => {
    const before = ordered[index - 1]
    return before?.blockNumber !== log.blockNumber || before.logIndex !== log.logIndex
  })
}
