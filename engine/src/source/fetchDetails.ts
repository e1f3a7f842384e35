import type { Call, Log, Receipt } from '../core/chain.js'
import { groupBy } from '../core/groupBy.js'
import type { Hex } from '../core/hex.js'
import type { Question } from './askAll.js'
import type { Details } from './assembleBlocks.js'
import { ChainMovedError } from './chainMovedError.js'
import { parseReceipt, parseTransaction } from './parse.js'
import type { RpcOutcome } from './rpc.js'
import { WrongAnswerError } from './wrongAnswerError.js'

const TRANSACTION = 'eth_getTransactionByHash'
const RECEIPT = 'eth_getTransactionReceipt'

/** What was found in blocks and makes handlers run. */
export type Findings = Readonly<{ logs: readonly Log[]; calls: readonly Call[] }>

/**
 * The transactions of these logs and calls, with the receipts that are wanted. A call needs its receipt too, which says
 * whether the whole transaction succeeded. They are there when all questions were asked.
 */
export const detailQuestions = (
  { logs, calls }: Findings,
  receiptTopics: ReadonlySet<Hex>,
): Readonly<{ questions: readonly Question[]; details: Details }> => {
  const transactions = new Map<Hex, Mined>()
  const receipts = new Map<Hex, Receipt>()
  const wantsReceipt = ({ topics: [topic] }: Log) => topic !== undefined && receiptTopics.has(topic)
  const logsOf = groupBy(receiptTopics.size > 0 ? logs : [], ({ transactionHash }) => transactionHash)
  return {
    questions: [
      ...hashesOf([...logs, ...calls]).map((hash) => ({
        call: { method: TRANSACTION, params: [hash] },
        take: (outcome: RpcOutcome) => {
          const found = parseTransaction(resultOf(outcome), TRANSACTION)
          transactions.set(hash, present(found, hash, hashOfTransaction))
        },
      })),
      ...hashesOf([...logs.filter(wantsReceipt), ...calls]).map((hash) => ({
        call: { method: RECEIPT, params: [hash] },
        take: (outcome: RpcOutcome) => {
          const found = parseReceipt(resultOf(outcome), RECEIPT, logsOf.get(hash))
          receipts.set(hash, present(found, hash, hashOfReceipt))
        },
      })),
    ],
    details: { transactions, receipts },
  }
}

const hashesOf = (findings: readonly Readonly<{ transactionHash: Hex }>[]): readonly Hex[] => [
  ...new Set(findings.map(({ transactionHash }) => transactionHash)),
]

/** The value of an outcome; throws its error. */
const resultOf = (outcome: RpcOutcome): unknown => {
  if ('error' in outcome) throw outcome.error
  return outcome.value
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
