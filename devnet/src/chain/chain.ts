import { setTimeout as delay } from 'node:timers/promises'
import { type Address, decodeErrorResult, type Hex, hexToNumber, isHex, numberToHex, parseAbi } from 'viem'
import { z } from 'zod'
import { DevnetError } from '../devnetError.js'
import type { JsonRpc } from './jsonRpc.js'
import type { Accounts, Role } from './roles.js'
import { CHAIN_ID } from './startAnvil.js'
import type { PlannedBlock, Transaction } from './transaction.js'

/** A block, as much of it as the devnet needs. Time in seconds. */
export type BlockPointer = Readonly<{ number: number; hash: Hex; time: number }>

/** Sends what was planned to the running node, and makes sure it did what was meant. */
export type Chain = Readonly<{
  rpc: JsonRpc
  accounts: Accounts
  head(): Promise<BlockPointer>
  blockAt(number: number): Promise<BlockPointer | undefined>
  /**
   * Mines one block with exactly these transactions in this order.
   *
   * @param time seconds; later than the head's
   * @throws DevnetError that names the transaction when one reverts
   */
  mine(transactions: PlannedBlock, time: number): Promise<BlockPointer>
  /** Sends a transaction and waits until it is mined, for chains that mine by themselves. */
  send(transaction: Transaction): Promise<BlockPointer>
  /** Calls a view; unparsed result. */
  call(to: Address, data: Hex): Promise<Hex>
  /** From now on mines each transaction as it comes, at the time of the clock; `now` in seconds. */
  goLive(now: number): Promise<void>
  /** Forgets the counted nonces, after blocks were taken back or a transaction got lost. */
  resetNonces(): void
  /** Lets nobody `send` while blocks are rearranged, then goes on as before. */
  pauseSending<Result>(work: () => Promise<Result>): Promise<Result>
}>

const quantity = z.custom<Hex>((value) => isHex(value)).transform((value) => hexToNumber(value))
const hash = z.custom<Hex>((value) => isHex(value))
const BlockSchema = z.object({ number: quantity, hash, timestamp: quantity })
const ReceiptSchema = z.object({ transactionHash: hash, status: quantity, blockNumber: quantity })

const GAS_LIMIT = 30_000_000n
// 0.1 Gwei: cheap, but not free, so that nothing that counts fees sees zeros only.
const GAS_PRICE = 100_000_000n
const RECEIPT_POLL_MS = 20
const RECEIPT_TIMEOUT_MS = 30_000

/** Opens the sending side of a node. */
export const createChain = (rpc: JsonRpc, accounts: Accounts): Chain => {
  const nonces = new Map<Role, number>()

  const blockBy = async (tag: string): Promise<BlockPointer | undefined> => {
    const raw = await rpc('eth_getBlockByNumber', [tag, false])
    if (raw === null) return undefined
    const { number, hash: blockHash, timestamp } = BlockSchema.parse(raw)
    return { number, hash: blockHash, time: timestamp }
  }
  const head = async (): Promise<BlockPointer> => {
    const latest = await blockBy('latest')
    if (latest === undefined) throw new DevnetError('The chain has no blocks.')
    return latest
  }

  const submitNow = async (transaction: Transaction): Promise<Hex> => {
    const { from } = transaction
    const nonce =
      nonces.get(from) ??
      quantity.parse(await rpc('eth_getTransactionCount', [accounts[from].address, 'pending']))
    const raw = await signTransaction(accounts, transaction, nonce)
    try {
      const sent = hash.parse(await rpc('eth_sendRawTransaction', [raw]))
      nonces.set(from, nonce + 1)
      return sent
    } catch (error) {
      nonces.delete(from)
      throw error
    }
  }
  // One at a time: two transactions of one role must not take the same nonce, and blocks keep the order.
  let queue: Promise<unknown> = Promise.resolve()
  const submit = (transaction: Transaction): Promise<Hex> => {
    const sent = queue.then(() => submitNow(transaction))
    queue = sent.catch(() => undefined)
    return sent
  }

  const explain = async (transaction: Transaction, block: number): Promise<DevnetError> => {
    let reason = 'out of gas, or because of the block it is in'
    const { from, to, data, value = 0n } = transaction
    const sent = { from: accounts[from].address, data, value: numberToHex(value) }
    const request = to === null ? sent : { ...sent, to }
    try {
      await rpc('eth_call', [request, `0x${Math.max(block - 1, 0).toString(16)}`])
    } catch (error) {
      reason = revertReason(error)
    }
    return new DevnetError(`A transaction from ${from} reverted (${reason}).`, {
      facts: { from, to, selector: data.slice(0, 10), block },
    })
  }

  const mine = async (transactions: PlannedBlock, time: number): Promise<BlockPointer> => {
    const hashes: Hex[] = []
    for (const transaction of transactions) hashes.push(await submit(transaction))
    await rpc('evm_mine', [time])
    const block = await head()
    const raw = await rpc('eth_getBlockReceipts', [`0x${block.number.toString(16)}`])
    const receipts = new Map(
      z
        .array(ReceiptSchema)
        .parse(raw)
        .map((receipt) => [receipt.transactionHash, receipt]),
    )
    for (const [index, transaction] of transactions.entries()) {
      const receipt = receipts.get(hashes[index] ?? '0x')
      if (receipt === undefined)
        throw new DevnetError(`A transaction from ${transaction.from} is not in block ${block.number}.`)
      if (receipt.status !== 1) throw await explain(transaction, block.number)
    }
    return block
  }

  // Neither waiting nor mined: a reorganization took it away.
  const isDropped = async (transactionHash: Hex): Promise<boolean> =>
    (await rpc('eth_getTransactionByHash', [transactionHash])) === null &&
    (await rpc('eth_getTransactionReceipt', [transactionHash])) === null

  let isLive = false
  let gate: Promise<unknown> = Promise.resolve()
  const goLive = async (now: number): Promise<void> => {
    isLive = true
    const { time } = await head()
    if (now > time) await rpc('evm_setTime', [now])
    await rpc('evm_setAutomine', [true])
  }

  const send = async (transaction: Transaction): Promise<BlockPointer> => {
    await gate
    const transactionHash = await submit(transaction)
    const giveUpAt = Date.now() + RECEIPT_TIMEOUT_MS
    while (Date.now() < giveUpAt) {
      const raw = await rpc('eth_getTransactionReceipt', [transactionHash])
      if (raw !== null) {
        const { status, blockNumber } = ReceiptSchema.parse(raw)
        if (status !== 1) throw await explain(transaction, blockNumber)
        const block = await blockBy(`0x${blockNumber.toString(16)}`)
        if (block !== undefined) return block
      }
      await delay(RECEIPT_POLL_MS)
      if (await isDropped(transactionHash)) break
    }
    throw new DevnetError(`A transaction from ${transaction.from} was not mined.`, {
      facts: { hash: transactionHash },
      remedy: 'Send it again; chains that do not mine by themselves need goLive() first.',
    })
  }

  return {
    rpc,
    accounts,
    head,
    blockAt: (number) => blockBy(`0x${number.toString(16)}`),
    mine,
    send,
    call: async (to, data) => hash.parse(await rpc('eth_call', [{ to, data }, 'latest'])),
    goLive,
    resetNonces: () => nonces.clear(),
    pauseSending: async (work) => {
      const done = gate.then(async () => {
        await queue
        if (isLive) await rpc('evm_setAutomine', [false])
        try {
          return await work()
        } finally {
          if (isLive) await goLive(Math.floor(Date.now() / 1_000))
        }
      })
      gate = done.catch(() => undefined)
      return done
    },
  }
}

const signTransaction = (
  accounts: Accounts,
  { from, to, data, value = 0n }: Transaction,
  nonce: number,
): Promise<Hex> =>
  accounts[from].signTransaction({
    chainId: CHAIN_ID,
    type: 'eip1559',
    nonce,
    gas: GAS_LIMIT,
    maxFeePerGas: GAS_PRICE,
    maxPriorityFeePerGas: GAS_PRICE,
    data,
    value,
    ...(to === null ? {} : { to }),
  })

const revertAbi = parseAbi(['error Error(string)', 'error Panic(uint256)'])

const revertReason = (error: unknown): string => {
  const data = error instanceof DevnetError ? error.facts.data : undefined
  if (!isHex(data) || data.length < 10) return 'no reason given'
  try {
    return String(decodeErrorResult({ abi: revertAbi, data }).args[0])
  } catch {
    return `error ${data.slice(0, 10)}`
  }
}
