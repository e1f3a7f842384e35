import type { Call, Log, Receipt } from '../core/chain.js'
import { groupBy } from '../core/groupBy.js'
import type { Hex } from '../core/hex.js'
import type { Question } from './askAll.js'
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
 * The transactions of these logs and calls, with the receipts that are wanted. A call needs its receipt too, which says
 * whether the whole transaction succeeded. They are there when all questions were asked.
 */
export const detailQuestions = (
  { logs, calls }: Findings,
  receiptTopics: ReadonlySet<Hex>,
): Readonly<{ questions: readonly Question[]; details: Details }> => {
  const transactions = new Map<Hex, Mined>()
  const receipts = new Map<Hex, Receipt>()
  const logsOf = groupBy(receiptTopics.size > 0 ? logs : [], transactionHashOf)
  const hashes = new Set<Hex>()
  const withReceipt = new Set<Hex>()
  for (const {
    transactionHash,
    topics: [topic],
  } of logs) {
    hashes.add(transactionHash)
    if (topic !== undefined && receiptTopics.has(topic)) withReceipt.add(transactionHash)
  }
  for (const { transactionHash } of calls) {
    hashes.add(transactionHash)
    withReceipt.add(transactionHash)
  }
  const questions: Question[] = []
  for (const hash of hashes) questions.push(new TransactionQuestion(hash, transactions))
  for (const hash of withReceipt) questions.push(new ReceiptQuestion(hash, receipts, logsOf.get(hash)))
  return { questions, details: { transactions, receipts } }
}

const transactionHashOf = ({ transactionHash }: Log): Hex => transactionHash

class TransactionQuestion implements Question {
  readonly call: RpcCall
  readonly #hash: Hex
  readonly #found: Map<Hex, Mined>

  constructor(hash: Hex, found: Map<Hex, Mined>) {
    this.call = { method: TRANSACTION, params: [hash] }
    this.#hash = hash
    this.#found = found
  }

  take(outcome: RpcOutcome): void {
    const found = parseTransaction(resultOf(outcome), TRANSACTION)
    this.#found.set(this.#hash, present(found, this.#hash, hashOfTransaction))
  }
}

class ReceiptQuestion implements Question {
  readonly call: RpcCall
  readonly #hash: Hex
  readonly #found: Map<Hex, Receipt>
  readonly #logs: readonly Log[] | undefined

  constructor(hash: Hex, found: Map<Hex, Receipt>, logs: readonly Log[] | undefined) {
    this.call = { method: RECEIPT, params: [hash] }
    this.#hash = hash
    this.#found = found
    this.#logs = logs
  }

  take(outcome: RpcOutcome): void {
    const found = parseReceipt(resultOf(outcome), RECEIPT, this.#logs)
    this.#found.set(this.#hash, present(found, this.#hash, hashOfReceipt))
  }
}

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
