import type { BloomReader } from '../core/bloom.js'
import type { BlockHeader, Log as ChainLog, LogFilter, Receipt } from '../core/chain.js'
import { groupBy } from '../core/groupBy.js'
import type { Log } from '../core/log.js'
import { tellsNothing } from './checkLogs.js'
import { logsCall, matchesFilter } from './fetchLogs.js'
import { parseLogs, parseReceipt } from './parse.js'
import { encodeReceipt, receiptsRoot } from './receiptsRoot.js'
import type { Rpc } from './rpc.js'
import { WrongAnswerError } from './wrongAnswerError.js'

const METHOD = 'eth_getBlockReceipts'

/** Proves that logs are complete; see `createLogProver`. */
export type LogProver = (
  rpc: Rpc,
  headers: readonly BlockHeader[],
  found: readonly ChainLog[],
  options: { filters: readonly LogFilter[]; signal: AbortSignal },
) => Promise<void>

/** How far logs are doubted. */
export type LogProof = Readonly<{
  bloom: BloomReader
  /** Proves that no log is missing; undefined when the RPC is believed in that. */
  prove: LogProver | undefined
}>

/**
 * Proves for every block which may hold a wanted log, by its bloom filter, that all of those were found: the block's
 * receipts must have the root that its header names. Where no endpoint gives receipts that do, all endpoints must find
 * the same logs. Throws a `WrongAnswerError` when logs are missing or foreign.
 */
export const createLogProver =
  (bloom: BloomReader, log: Log): LogProver =>
  async (rpc, headers, found, { filters, signal }) => {
    const isBlind = tellsNothing(headers)
    const open = headers.filter(
      ({ logsBloom }) =>
        isBlind || logsBloom === undefined || filters.some((filter) => bloom.mayMatch(logsBloom, filter)),
    )
    const isWanted = (candidate: ChainLog) => filters.some((filter) => matchesFilter(candidate, filter))
    const foundIn = groupBy(found.filter(isWanted), ({ blockNumber }) => Number(blockNumber))
    const compare = ({ number }: BlockHeader, held: readonly ChainLog[]): Comparison => {
      const given = foundIn.get(Number(number)) ?? []
      const wanted = held.filter(isWanted)
      return { held: wanted.length, given: given.length, isSame: textOf(wanted) === textOf(given) }
    }
    const proofs = await rpc.readAll(
      open.map(({ number }) => ({ method: METHOD, params: [number] })),
      (outcome, index) => {
        const receipts = 'value' in outcome ? parseReceipts(outcome.value) : undefined
        if (!receipts) return undefined
        const logs = receipts.flatMap((receipt) => receipt.logs)
        return { encoded: receipts.map(encodeReceipt), comparison: compare(open[index]!, logs) }
      },
      { signal },
    )
    for (const [index, header] of open.entries()) {
      const proof = proofs[index]
      const isProof = proof && (await receiptsRoot(proof.encoded)) === header.receiptsRoot
      if (!isProof) log.debug({ block: Number(header.number) }, 'Compared logs without receipts')
      const { isSame, given, held } = isProof
        ? proof.comparison
        : compare(header, await agreedLogs(rpc, header, { filters, signal }))
      if (isSame) continue
      throw new WrongAnswerError(`The RPC gave other logs of block ${Number(header.number)} than it holds.`, {
        block: Number(header.number),
        given,
        held,
      })
    }
  }

/** Whether the wanted logs that a block holds are those that were found, and how many there are of each. */
type Comparison = Readonly<{ held: number; given: number; isSame: boolean }>

/** What tells logs of one block from others. */
const textOf = (logs: readonly ChainLog[]): string =>
  JSON.stringify(logs.map(({ logIndex, address, topics, data }) => [Number(logIndex), address, topics, data]))

const parseReceipts = (value: unknown): readonly Receipt[] | undefined => {
  if (!Array.isArray(value)) return undefined
  const receipts: Receipt[] = []
  for (const item of value) {
    const receipt = parseReceipt(item, METHOD)
    if (!receipt) return undefined
    receipts.push(receipt)
  }
  return receipts
}

const agreedLogs = async (
  rpc: Rpc,
  { hash, number }: BlockHeader,
  { filters, signal }: { filters: readonly LogFilter[]; signal: AbortSignal },
): Promise<readonly ChainLog[]> => {
  const byPlace = new Map<number, ChainLog>()
  for (const filter of filters) {
    const outcomes = await rpc.requestEach(logsCall(filter, { blockHash: hash }), { signal })
    const answers = outcomes.flatMap((outcome) =>
      'value' in outcome ? [parseLogs(outcome.value, 'eth_getLogs')] : [],
    )
    const [first = [], ...others] = answers
    if (others.some((other) => textOf(other) !== textOf(first)))
      throw new WrongAnswerError(`RPCs disagree on the logs of block ${Number(number)}.`, {
        block: Number(number),
        counts: answers.map(({ length }) => length),
      })
    for (const candidate of first) byPlace.set(Number(candidate.logIndex), candidate)
  }
  return [...byPlace.values()].sort((a, b) => Number(a.logIndex) - Number(b.logIndex))
}
