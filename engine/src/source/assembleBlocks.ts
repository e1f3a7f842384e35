import type { Block, BlockHeader, Call, Log, Receipt, Transaction } from '../core/chain.js'
import { groupBy } from '../core/groupBy.js'
import type { Hex } from '../core/hex.js'
import { ChainMovedError } from './chainMovedError.js'
import type { Findings } from './fetchDetails.js'

/** Transactions and receipts by transaction hash, each with the block it said to be in. */
export type Details = Readonly<{
  transactions: ReadonlyMap<Hex, Readonly<{ transaction: Transaction; blockHash: Hex }>>
  receipts: ReadonlyMap<Hex, Receipt>
}>

/**
 * Puts together what was fetched in pieces, one block per header, without the calls of transactions that failed.
 * Throws a `ChainMovedError` when the pieces do not belong to the same blocks.
 *
 * @param findings in chain order
 */
export const assembleBlocks = (
  headers: readonly BlockHeader[],
  findings: Findings,
  details: Details,
): readonly Block[] => {
  const logsByNumber = groupBy(findings.logs, numberOf)
  const callsByNumber = groupBy(findings.calls, numberOf)
  const blocks: Block[] = []
  for (const header of headers) {
    const number = Number(header.number)
    const logs = logsByNumber.get(number) ?? []
    const calls = callsByNumber.get(number) ?? []
    blocks.push(assemble(header, { logs, calls }, details))
  }
  return blocks
}

/** A block's transactions and receipts, as they are found. */
type Mined = Readonly<{
  header: BlockHeader
  transactions: Map<Hex, Transaction>
  receipts: Map<Hex, Receipt>
}>

const assemble = (header: BlockHeader, { logs, calls }: Findings, details: Details): Block => {
  const transactions = new Map<Hex, Transaction>()
  const receipts = new Map<Hex, Receipt>()
  const mined: Mined = { header, transactions, receipts }
  for (const log of logs) addMined(mined, 'log', log, details)
  for (const call of calls) addMined(mined, 'call', call, details)
  return {
    number: Number(header.number),
    hash: header.hash,
    parentHash: header.parentHash,
    timestamp: Number(header.timestamp),
    header,
    logs,
    calls: calls.filter(({ transactionHash }) => !hasFailed(receipts.get(transactionHash))),
    transactions,
    receipts,
  }
}

/** Adds the transaction of a log or call, and its receipt where there is one. */
const addMined = (
  mined: Mined,
  what: string,
  { blockHash, transactionHash }: Log | Call,
  details: Details,
): void => {
  const { hash, number } = mined.header
  if (blockHash !== hash) throw moved(what, number, transactionHash)
  const found = details.transactions.get(transactionHash)
  if (found?.blockHash !== hash) throw moved('transaction', number, transactionHash)
  mined.transactions.set(transactionHash, found.transaction)
  const receipt = details.receipts.get(transactionHash)
  if (!receipt) return
  if (receipt.blockHash !== hash) throw moved('receipt', number, transactionHash)
  mined.receipts.set(transactionHash, receipt)
}

const numberOf = ({ blockNumber }: Log | Call): number => Number(blockNumber)

/** Receipts of the first years say nothing of it; then the trace alone decides. */
const hasFailed = (receipt: Receipt | undefined): boolean => Number(receipt?.status ?? 1) === 0

const moved = (what: string, number: Hex, transaction: Hex): ChainMovedError => {
  const block = Number(number)
  return new ChainMovedError(`The RPC gave a ${what} that is not in block ${block} as it gave that block.`, {
    block,
    transaction,
  })
}
