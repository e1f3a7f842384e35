import type { BlockHeader, Log, Receipt, Transaction } from '../core/chain.js'
import type { Hex } from '../core/hex.js'
import { RpcError } from './rpcError.js'

/** An answer of the RPC that was not parsed yet. */
type Raw = Readonly<Record<string, unknown>>

/** The RPC's answer to a request is not what it should be. */
export const malformed = (method: string, what: string) =>
  new RpcError(`The RPC's answer to ${method} is not valid: ${what}.`, {
    kind: 'malformed',
    method,
    details: what,
    remedy: 'Use another RPC endpoint.',
  })

const record = (value: unknown, method: string, what: string): Raw => {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Raw
  throw malformed(method, `${what} is no object`)
}

const hex = (raw: Raw, key: string, method: string): Hex => {
  const value = raw[key]
  if (typeof value === 'string' && value.startsWith('0x')) return value.toLowerCase() as Hex
  throw malformed(method, `${key} is ${JSON.stringify(value) ?? 'missing'}`)
}

/** Like `hex`; where `kept` is the same text already, it is the answer. */
const hexOrKept = (raw: Raw, key: string, method: string, kept: Hex | undefined): Hex =>
  kept !== undefined && raw[key] === kept ? kept : hex(raw, key, method)

const optionalHex = (raw: Raw, key: string, method: string): Hex | undefined =>
  raw[key] === undefined || raw[key] === null ? undefined : hex(raw, key, method)

const list = (value: unknown, method: string, what: string): readonly unknown[] => {
  if (Array.isArray(value)) return value
  throw malformed(method, `${what} is no list`)
}

/** A quantity such as `0x1b4`, as a number. */
export const parseQuantity = (value: unknown, method: string): number => {
  const number = typeof value === 'string' ? Number(value) : Number.NaN
  if (Number.isSafeInteger(number)) return number
  throw malformed(method, `${JSON.stringify(value)} is no quantity`)
}

/** Bytes such as the return data of a call. */
export const parseBytes = (value: unknown, method: string): Hex => hex({ value }, 'value', method)

/** A header, or null where the chain has no such block. */
export const parseHeader = (value: unknown, method: string): BlockHeader | null => {
  if (value === null) return null
  const raw = record(value, method, 'the block')
  return {
    hash: hex(raw, 'hash', method),
    parentHash: hex(raw, 'parentHash', method),
    sha3Uncles: hex(raw, 'sha3Uncles', method),
    miner: hex(raw, 'miner', method),
    stateRoot: hex(raw, 'stateRoot', method),
    transactionsRoot: hex(raw, 'transactionsRoot', method),
    receiptsRoot: hex(raw, 'receiptsRoot', method),
    number: hex(raw, 'number', method),
    gasUsed: hex(raw, 'gasUsed', method),
    gasLimit: hex(raw, 'gasLimit', method),
    timestamp: hex(raw, 'timestamp', method),
    difficulty: optionalHex(raw, 'difficulty', method) ?? '0x0',
    totalDifficulty: optionalHex(raw, 'totalDifficulty', method),
    size: optionalHex(raw, 'size', method),
    baseFeePerGas: optionalHex(raw, 'baseFeePerGas', method),
    logsBloom: optionalHex(raw, 'logsBloom', method),
  }
}

/** A transaction and the block it is in, or null where the chain has none. */
export const parseTransaction = (
  value: unknown,
  method: string,
): Readonly<{ transaction: Transaction; blockHash: Hex }> | null => {
  if (value === null) return null
  const raw = record(value, method, 'the transaction')
  if (raw.blockHash === null) return null
  return {
    blockHash: hex(raw, 'blockHash', method),
    transaction: {
      hash: hex(raw, 'hash', method),
      transactionIndex: hex(raw, 'transactionIndex', method),
      from: hex(raw, 'from', method),
      to: optionalHex(raw, 'to', method) ?? null,
      value: hex(raw, 'value', method),
      gas: hex(raw, 'gas', method),
      gasPrice: optionalHex(raw, 'gasPrice', method) ?? '0x0',
      input: hex(raw, 'input', method),
      nonce: hex(raw, 'nonce', method),
    },
  }
}

/** What a log says of its place; logs that follow each other mostly say the same. */
type Place = Pick<Log, 'blockHash' | 'blockNumber' | 'transactionHash' | 'transactionIndex'> & Partial<Log>

/** What was read before, and need not be kept twice. */
type Known = Readonly<{
  /** Where the logs come from. */
  place?: Place
  /** Logs that may be among these, in the same order. */
  logs?: readonly Log[] | undefined
}>

/**
 * Logs in the order they were sent, without those a reorg removed. Equal texts of logs that follow each other are kept once,
 * and so are logs that are known.
 */
export const parseLogs = (value: unknown, method: string, { place, logs = [] }: Known = {}): Log[] => {
  const parsed: Log[] = []
  let last: Place | undefined = place
  let next = 0
  for (const item of list(value, method, 'the list of logs')) {
    const raw = record(item, method, 'a log')
    if (raw.removed === true) continue
    const known = logs[next]?.logIndex === raw.logIndex ? logs[next++] : undefined
    const log = known && isSame(known, raw) ? known : parseLog(raw, method, last)
    parsed.push(log)
    last = log
  }
  return parsed
}

const parseLog = (raw: Raw, method: string, last: Place | undefined): Log => {
  const topics: Hex[] = []
  for (const topic of list(raw.topics, method, 'topics'))
    topics.push(hexOrKept({ topic }, 'topic', method, last?.topics?.[topics.length]))
  return {
    address: hexOrKept(raw, 'address', method, last?.address),
    topics,
    data: hex(raw, 'data', method),
    blockHash: hexOrKept(raw, 'blockHash', method, last?.blockHash),
    blockNumber: hexOrKept(raw, 'blockNumber', method, last?.blockNumber),
    transactionHash: hexOrKept(raw, 'transactionHash', method, last?.transactionHash),
    transactionIndex: hexOrKept(raw, 'transactionIndex', method, last?.transactionIndex),
    logIndex: hex(raw, 'logIndex', method),
  }
}

/** Whether an answer is to the letter a log that is known. */
const isSame = (known: Log, raw: Raw): boolean =>
  raw.address === known.address &&
  raw.data === known.data &&
  raw.blockHash === known.blockHash &&
  raw.blockNumber === known.blockNumber &&
  raw.transactionHash === known.transactionHash &&
  raw.transactionIndex === known.transactionIndex &&
  Array.isArray(raw.topics) &&
  raw.topics.length === known.topics.length &&
  known.topics.every((topic, index) => topic === (raw.topics as unknown[])[index])

/**
 * A receipt, or null where the chain has none.
 *
 * @param logs logs of the transaction that were read before, in order; the receipt shares them
 */
export const parseReceipt = (value: unknown, method: string, logs?: readonly Log[]): Receipt | null => {
  if (value === null) return null
  const raw = record(value, method, 'the receipt')
  const known = logs?.[0]
  const transactionHash = hexOrKept(raw, 'transactionHash', method, known?.transactionHash)
  const transactionIndex = hexOrKept(raw, 'transactionIndex', method, known?.transactionIndex)
  const blockHash = hexOrKept(raw, 'blockHash', method, known?.blockHash)
  const blockNumber = hexOrKept(raw, 'blockNumber', method, known?.blockNumber)
  const place = { transactionHash, transactionIndex, blockHash, blockNumber }
  return {
    transactionHash,
    transactionIndex,
    blockHash,
    blockNumber,
    cumulativeGasUsed: hex(raw, 'cumulativeGasUsed', method),
    gasUsed: hex(raw, 'gasUsed', method),
    contractAddress: optionalHex(raw, 'contractAddress', method) ?? null,
    logs: parseLogs(raw.logs, method, { place, logs }),
    status: optionalHex(raw, 'status', method) ?? null,
    root: optionalHex(raw, 'root', method) ?? null,
    logsBloom: hex(raw, 'logsBloom', method),
    type: optionalHex(raw, 'type', method),
  }
}
