import type { CallWants } from '../core/callWants.js'
import type { BlockHeader, Call } from '../core/chain.js'
import type { Hex } from '../core/hex.js'
import { ChainMovedError } from './chainMovedError.js'
import { existingHeader, fetchHeaders } from './fetchHeaders.js'
import { splitRange } from './fetchLogs.js'
import type { Rpc, RpcCall } from './rpc.js'
import { RpcError } from './rpcError.js'
import { isUnsupported, TracesUnavailableError } from './tracesUnavailableError.js'
import { WrongAnswerError } from './wrongAnswerError.js'

type Options = Readonly<{ wants: CallWants | undefined; signal: AbortSignal }>

/** Blocks per `trace_filter`: traces are dear, and RPCs give up on long searches. */
const MOST_BLOCKS = 50
/** With more, whole blocks are traced, as a search by so many addresses is refused or slow. */
const MOST_CONTRACTS = 100
/** Root of the trie of a block without transactions, and what some chains give in its place. */
const NO_TRANSACTIONS: Hex = '0x56e81f171bcc55a6ff8345e692c0f86e5b48e01b996cadc001622fb5e363b421'
const NO_ROOT: Hex = `0x${'0'.repeat(64)}`

/** Wanted calls in a range of final blocks, in chain order. */
export const fetchCalls = async (
  rpc: Rpc,
  range: Readonly<{ from: number; to: number }>,
  { wants, signal }: Options,
): Promise<readonly Call[]> => {
  if (!wants) return []
  const from = Math.max(range.from, wants.from)
  const to = Math.min(range.to, wants.to)
  if (from > to) return []
  if (wants.contracts.length <= MOST_CONTRACTS)
    try {
      const parts = splitRange({ from, to }, MOST_BLOCKS)
      const calls = await Promise.all(parts.map((part) => filterTraces(rpc, part, { wants, signal })))
      return calls.flat()
    } catch (error) {
      if (!isUnsupported(error)) throw error
    }
  const numbers = Array.from({ length: to - from + 1 }, (_, index) => from + index)
  const headers = await fetchHeaders(rpc, numbers, { signal })
  return fetchCallsOfBlocks(
    rpc,
    headers.map((header, index) => existingHeader(header, from + index)),
    { wants, signal },
  )
}

/** Wanted calls in single blocks, in chain order. Throws a `ChainMovedError` when the RPC's are of other blocks. */
export const fetchCallsOfBlocks = async (
  rpc: Rpc,
  headers: readonly BlockHeader[],
  { wants, signal }: Options,
): Promise<readonly Call[]> => {
  if (!wants) return []
  // The first block shows which traces the RPC serves.
  const [first, ...others] = headers.filter(
    ({ number, transactionsRoot }) =>
      Number(number) >= wants.from && Number(number) <= wants.to && transactionsRoot !== NO_TRANSACTIONS,
  )
  if (!first) return []
  const { trace, calls } = await traceFirst(rpc, first, signal)
  const more = await Promise.all(others.map((header) => trace(rpc, header, signal)))
  return [calls, ...more].flat().filter(wants.includes)
}

/** Loaded where they are used: most indexes trace nothing. */
const parsers = () => import('./parseTraces.js')

type TraceBlock = (rpc: Rpc, header: BlockHeader, signal: AbortSignal) => Promise<readonly Call[]>

/** Calls of a block by the best traces that the RPC serves, and how to trace others. */
const traceFirst = async (
  rpc: Rpc,
  header: BlockHeader,
  signal: AbortSignal,
): Promise<Readonly<{ trace: TraceBlock; calls: readonly Call[] }>> => {
  let refusal: RpcError | undefined
  for (const trace of [traceBlock, debugBlock])
    try {
      return { trace, calls: await trace(rpc, header, signal) }
    } catch (error) {
      if (!isUnsupported(error)) throw error
      refusal = error
    }
  throw new TracesUnavailableError(refusal)
}

const filterTraces = async (
  rpc: Rpc,
  { from, to }: Readonly<{ from: number; to: number }>,
  options: Readonly<{ wants: CallWants; signal: AbortSignal }>,
): Promise<readonly Call[]> => {
  const { wants, signal } = options
  const method = 'trace_filter'
  const filter = { fromBlock: quantity(from), toBlock: quantity(to), toAddress: wants.contracts }
  const { parseTraces } = await parsers()
  try {
    const calls = parseTraces(await rpc.request({ method, params: [filter] }, { signal }), method)
    return calls.filter(wants.includes).sort(byTransaction)
  } catch (error) {
    if (!(error instanceof RpcError) || error.kind !== 'tooMuch' || from === to) throw error
    const middle = Math.floor((from + to) / 2)
    const before = await filterTraces(rpc, { from, to: middle }, options)
    return [...before, ...(await filterTraces(rpc, { from: middle + 1, to }, options))]
  }
}

const byTransaction = (a: Call, b: Call) =>
  a.blockNumber - b.blockNumber || a.transactionIndex - b.transactionIndex

/** What one endpoint answers, and which it is. */
const ask = async (rpc: Rpc, call: RpcCall, signal: AbortSignal) => {
  const [outcome] = await rpc.requestAll([call], { signal })
  if (outcome && 'value' in outcome) return outcome
  throw outcome?.error ?? new RpcError('The RPC gave no answer.', { kind: 'malformed', method: call.method })
}

/** Traces by number, since many RPCs take no hash: they say themselves which block they are of. */
const traceBlock: TraceBlock = async (rpc, header, signal) => {
  const method = 'trace_block'
  const { value, from } = await ask(rpc, { method, params: [header.number] }, signal)
  if (value === null) throw moved(header)
  expectTraces(value, header, from)
  const { parseTraces } = await parsers()
  const calls = parseTraces(value, method)
  if (calls.some(({ blockHash }) => blockHash !== header.hash)) throw moved(header)
  return calls
}

const debugBlock: TraceBlock = async (rpc, header, signal) => {
  const method = 'debug_traceBlockByHash'
  const { value, from } = await ask(rpc, { method, params: [header.hash, { tracer: 'callTracer' }] }, signal)
  expectTraces(value, header, from)
  const { parseFrames } = await parsers()
  return parseFrames(value, method, { blockHash: header.hash, blockNumber: Number(header.number) })
}

/** Each transaction has a trace. Where the header names no root, the gas that was used tells whether there are any. */
const expectTraces = (
  value: unknown,
  { number, hash, transactionsRoot, gasUsed }: BlockHeader,
  from: string,
) => {
  const hasTransactions = transactionsRoot !== NO_ROOT || BigInt(gasUsed) > 0n
  if (!hasTransactions || !Array.isArray(value) || value.length > 0) return
  throw new WrongAnswerError(
    `The RPC gave no traces of block ${Number(number)}, which has transactions.`,
    { block: Number(number), hash },
    from,
  )
}

const moved = ({ number, hash }: BlockHeader) =>
  new ChainMovedError(`The RPC gave traces that are not of block ${Number(number)} as it gave that block.`, {
    block: Number(number),
    hash,
  })

const quantity = (number: number): Hex => `0x${number.toString(16)}`
