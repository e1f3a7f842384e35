import type { Block, BlockHeader, Log, Receipt, Transaction } from '../core/chain.js'
import type { Hex } from '../core/hex.js'
import { ChainMovedError } from './chainMovedError.js'

/** Transactions and receipts by transaction hash, each with the block it said to be in. */
export type Details = Readonly<{
  transactions: ReadonlyMap<Hex, Readonly<{ transaction: Transaction; blockHash: Hex }>>
  receipts: ReadonlyMap<Hex, Receipt>
}>

/**
 * Puts together what was fetched in pieces, one block per header. Throws a `ChainMovedError` when the pieces
 * do not belong to the same blocks.
 *
 * @param logs in chain order
 */
export const assembleBlocks = (
  headers: readonly BlockHeader[],
  logs: readonly Log[],
  { transactions, receipts }: Details,
): readonly Block[] => {
  const logsByNumber = new Map<number, Log[]>()
  for (const log of logs) {
    const number = Number(log.blockNumber)
    const sameBlock = logsByNumber.get(number)
    if (sameBlock) sameBlock.push(log)
    else logsByNumber.set(number, [log])
  }
  return headers.map((header) => {
    const number = Number(header.number)
    const blockLogs = logsByNumber.get(number) ?? []
    const own = { transactions: new Map<Hex, Transaction>(), receipts: new Map<Hex, Receipt>() }
    for (const log of blockLogs) {
      if (log.blockHash !== header.hash) throw moved('log', number, log.transactionHash)
      const found = transactions.get(log.transactionHash)
      if (found?.blockHash !== header.hash) throw moved('transaction', number, log.transactionHash)
      own.transactions.set(log.transactionHash, found.transaction)
      const receipt = receipts.get(log.transactionHash)
      if (!receipt) continue
      if (receipt.blockHash !== header.hash) throw moved('receipt', number, log.transactionHash)
      own.receipts.set(log.transactionHash, receipt)
    }
    return {
      number,
      hash: header.hash,
      parentHash: header.parentHash,
      timestamp: Number(header.timestamp),
      header,
      logs: blockLogs,
      ...own,
    }
  })
}

const moved = (what: string, block: number, transaction: Hex) =>
  new ChainMovedError(`The RPC gave a ${what} that is not in block ${block} as it gave that block.`, {
    block,
    transaction,
  })
