import type { Block, Log, Receipt, Transaction } from '../../core/chain.js'
import type { CallTrigger, EventTrigger } from '../../core/handler.js'
import { writePointers, writeWords } from './array.js'
import { writeQuantity } from './bigInt.js'
import { writeHex } from './bytes.js'
import { writeEventParams } from './ethereumValue.js'
import type { Heap } from './heap.js'
import { TypeIndex } from './typeIndex.js'

/** Where the parts are that triggers of one block, or of one transaction of it, have in common. */
export type SharedParts = Readonly<{ block: number; transaction: number; receipt: number }>

/** A new `ethereum.Event`. */
export const writeEvent = (heap: Heap, { log, params }: EventTrigger, shared: SharedParts): number => {
  const logIndex = writeQuantity(heap, log.logIndex)
  return writeWords(
    heap,
    [
      writeHex(heap, log.address),
      logIndex,
      // The position within the transaction is not known to any client; the log index stands in for it.
      logIndex,
      0,
      shared.block,
      shared.transaction,
      writeEventParams(heap, params),
      shared.receipt,
    ],
    TypeIndex.EthereumEvent,
  )
}

/** A new `ethereum.Call`. */
export const writeCall = (
  heap: Heap,
  { call, inputs, outputs }: CallTrigger,
  shared: Omit<SharedParts, 'receipt'>,
): number =>
  writeWords(
    heap,
    [
      writeHex(heap, call.to),
      writeHex(heap, call.from),
      shared.block,
      shared.transaction,
      writeEventParams(heap, inputs),
      writeEventParams(heap, outputs),
    ],
    TypeIndex.EthereumCall,
  )

/** A new `ethereum.Block`. */
export const writeBlock = (heap: Heap, { header }: Block): number =>
  writeWords(
    heap,
    [
      writeHex(heap, header.hash),
      writeHex(heap, header.parentHash),
      writeHex(heap, header.sha3Uncles),
      writeHex(heap, header.miner),
      writeHex(heap, header.stateRoot),
      writeHex(heap, header.transactionsRoot),
      writeHex(heap, header.receiptsRoot),
      writeQuantity(heap, header.number),
      writeQuantity(heap, header.gasUsed),
      writeQuantity(heap, header.gasLimit),
      writeQuantity(heap, header.timestamp),
      writeQuantity(heap, header.difficulty),
      writeQuantity(heap, header.totalDifficulty ?? '0x0'),
      header.size === undefined ? 0 : writeQuantity(heap, header.size),
      header.baseFeePerGas === undefined ? 0 : writeQuantity(heap, header.baseFeePerGas),
    ],
    TypeIndex.EthereumBlock,
  )

/** A new `ethereum.Transaction`. */
export const writeTransaction = (heap: Heap, transaction: Transaction): number =>
  writeWords(
    heap,
    [
      writeHex(heap, transaction.hash),
      writeQuantity(heap, transaction.transactionIndex),
      writeHex(heap, transaction.from),
      transaction.to === null ? 0 : writeHex(heap, transaction.to),
      writeQuantity(heap, transaction.value),
      writeQuantity(heap, transaction.gas),
      writeQuantity(heap, transaction.gasPrice),
      writeHex(heap, transaction.input),
      writeQuantity(heap, transaction.nonce),
    ],
    TypeIndex.EthereumTransaction,
  )

/** A new `ethereum.TransactionReceipt`. */
export const writeReceipt = (heap: Heap, receipt: Receipt): number =>
  writeWords(
    heap,
    [
      writeHex(heap, receipt.transactionHash),
      writeQuantity(heap, receipt.transactionIndex),
      writeHex(heap, receipt.blockHash),
      writeQuantity(heap, receipt.blockNumber),
      writeQuantity(heap, receipt.cumulativeGasUsed),
      writeQuantity(heap, receipt.gasUsed),
      receipt.contractAddress ? writeHex(heap, receipt.contractAddress) : 0,
      writePointers(
        heap,
        receipt.logs.map((log) => writeLog(heap, log)),
        TypeIndex.ArrayLog,
      ),
      receipt.status ? writeQuantity(heap, receipt.status) : 0,
      receipt.root ? writeHex(heap, receipt.root) : 0,
      writeHex(heap, receipt.logsBloom),
    ],
    TypeIndex.TransactionReceipt,
  )

const writeLog = (heap: Heap, log: Log): number =>
  writeWords(
    heap,
    [
      writeHex(heap, log.address),
      writePointers(
        heap,
        log.topics.map((topic) => writeHex(heap, topic)),
        TypeIndex.ArrayH256,
      ),
      writeHex(heap, log.data),
      writeHex(heap, log.blockHash),
      writeQuantity(heap, log.blockNumber),
      writeHex(heap, log.transactionHash),
      writeQuantity(heap, log.transactionIndex),
      writeQuantity(heap, log.logIndex),
      0,
      0,
      log.removed === undefined ? 0 : writeWords(heap, [log.removed ? 1 : 0], TypeIndex.WrappedBool),
    ],
    TypeIndex.Log,
  )
