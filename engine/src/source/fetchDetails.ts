import type { Call, Log, Receipt } from '../core/chain.js'
import type { Hex } from '../core/hex.js'
import type { Details } from './assembleBlocks.js'
import { ChainMovedError } from './chainMovedError.js'
import { parseReceipt, parseTransaction } from './parse.js'
import type { RpcCall, RpcOutcome } from './rpc.js'
import { WrongAnswerError } from './wrongAnswerError.js'

const TRANSACTION = 'eth_getTransactionByHash'
const RECEIPT = 'eth_getTransactionReceipt'

/** What was found in blocks and makes handlers run. */
export type Findings = Readonly<{ logs: readonly Log[]; calls: readonly Call[] }>

/**
 * Requests for the transactions of these logs and calls, and a reader of their outcomes. A call needs the receipt too,
 * which says whether the whole transaction succeeded.
 */
export const detailCalls = (
  { logs, calls }: Findings,
  receiptTopics: ReadonlySet<Hex>,
): Readonly<{ calls: readonly RpcCall[]; read(outcomes: readonly RpcOutcome[]): Details }> => {
  const transactions = hashesOf([...logs, ...calls])
  const wantsReceipt = ({ topics: [topic] }: Log) => topic !== undefined && receiptTopics.has(topic)
  const receipts = hashesOf([...logs.filter(wantsReceipt), ...calls])
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

const hashesOf = (findings: readonly Readonly<{ transactionHash: Hex }>[]): readonly Hex[] => [
  ...new Set(findings.map(({ transactionHash }) => transactionHash)),
]

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
    throw new ChainMovedError(`The RPC gave a log or call of transaction ${hash} but not the transaction.`, {
      transaction: hash,
    })
  if (hashOf(found) === hash) return found
  throw new WrongAnswerError(`The RPC gave transaction ${hashOf(found)} for transaction ${hash}.`, {
    transaction: hash,
  })
}
