import type { Log, Receipt } from '../core/chain.js'
import type { Hex } from '../core/hex.js'
import type { Details } from './assembleBlocks.js'
import { ChainMovedError } from './chainMovedError.js'
import { parseReceipt, parseTransaction } from './parse.js'
import type { RpcCall, RpcOutcome } from './rpc.js'
import { WrongAnswerError } from './wrongAnswerError.js'

const TRANSACTION = 'eth_getTransactionByHash'
const RECEIPT = 'eth_getTransactionReceipt'

/** Requests for the transactions of these logs, and a reader of their outcomes. */
export const detailCalls = (
  logs: readonly Log[],
  receiptTopics: ReadonlySet<Hex>,
): Readonly<{ calls: readonly RpcCall[]; read(outcomes: readonly RpcOutcome[]): Details }> => {
  const transactions = [...new Set(logs.map((log) => log.transactionHash))]
  const wantsReceipt = ({ topics: [topic] }: Log) => topic !== undefined && receiptTopics.has(topic)
  const receipts = [...new Set(logs.filter(wantsReceipt).map((log) => log.transactionHash))]
  return {
    calls: [
      ...transactions.map((hash) => ({ method: TRANSACTION, params: [hash] })),
      ...receipts.map((hash) => ({ method: RECEIPT, params: [hash] })),
    ],
    read: (outcomes) => ({
      transactions: new Map(
        transactions.map((hash, index) => [
          hash,
          present(parseTransaction(resultOf(outcomes[index]), TRANSACTION), hash, hashOfTransaction),
        ]),
      ),
      receipts: new Map(
        receipts.map((hash, index) => [
          hash,
          present(
            parseReceipt(resultOf(outcomes[transactions.length + index]), RECEIPT),
            hash,
            hashOfReceipt,
          ),
        ]),
      ),
    }),
  }
}

/** The value of an outcome; throws its error. */
const resultOf = (outcome: RpcOutcome | undefined): unknown => {
  if (outcome && 'error' in outcome) throw outcome.error
  return outcome?.value
}

type Mined = NonNullable<ReturnType<typeof parseTransaction>>

const hashOfTransaction = ({ transaction }: Mined): Hex => transaction.hash
const hashOfReceipt = ({ transactionHash }: Receipt): Hex => transactionHash

const present = <T>(found: T | null, hash: Hex, hashOf: (found: T) => Hex): T => {
  if (found === null)
    throw new ChainMovedError(`The RPC gave a log of transaction ${hash} but not the transaction.`, {
      transaction: hash,
    })
  if (hashOf(found) === hash) return found
  throw new WrongAnswerError(`The RPC gave transaction ${hashOf(found)} for transaction ${hash}.`, {
    transaction: hash,
  })
}
