import { createMPT } from '@ethereumjs/mpt'
import { concat, toRlp } from 'viem'
import type { Receipt } from '../core/chain.js'
import { bytesToHex, type Hex, hexToBytes } from '../core/hex.js'

/** The root that a header must name if these are all receipts of its block, in their order. */
export const receiptsRoot = async (receipts: readonly Receipt[]): Promise<Hex> => {
  const trie = await createMPT()
  for (const [index, receipt] of receipts.entries())
    await trie.put(toRlp(quantity(toHex(index)), 'bytes'), hexToBytes(encodeReceipt(receipt)))
  return bytesToHex(trie.root())
}

/** EIP-2718: a legacy receipt is its fields, any other is its type and then its fields. */
const encodeReceipt = ({ type, status, root, cumulativeGasUsed, logsBloom, logs }: Receipt): Hex => {
  const fields = toRlp([
    root ?? quantity(status ?? '0x0'),
    quantity(cumulativeGasUsed),
    logsBloom,
    logs.map(({ address, topics, data }) => [address, [...topics], data]),
  ])
  return type === undefined || Number(type) === 0 ? fields : concat([toHex(Number(type), 2), fields])
}

const toHex = (number: number, digits = 1): Hex => `0x${number.toString(16).padStart(digits, '0')}`

/** A quantity as whole bytes without leading zeros: zero is none. */
const quantity = (hex: Hex): Hex => {
  const digits = hex.slice(2).replace(/^0+/, '')
  return `0x${digits.length % 2 === 0 ? digits : `0${digits}`}`
}
