import { RLP } from '@ethereumjs/rlp'
import type { Receipt } from '../core/chain.js'
import { bytesToHex, type Hex } from '../core/hex.js'

/** The root that a header must name if these are all receipts of its block, encoded, in their order. */
export const receiptsRoot = async (receipts: readonly Uint8Array[]): Promise<Hex> => {
  // Loaded where it is used: most indexes prove nothing, and it is large.
  const { createMPT } = await import('@ethereumjs/mpt')
  const trie = await createMPT()
  for (const [index, receipt] of receipts.entries())
    await trie.put(RLP.encode(quantity(toHex(index))), receipt)
  return bytesToHex(trie.root())
}

/** EIP-2718: a legacy receipt is its fields, any other is its type and then its fields. */
export const encodeReceipt = ({
  type,
  status,
  root,
  cumulativeGasUsed,
  logsBloom,
  logs,
}: Receipt): Uint8Array => {
  const fields = RLP.encode([
    root ?? quantity(status ?? '0x0'),
    quantity(cumulativeGasUsed),
    logsBloom,
    logs.map(({ address, topics, data }) => [address, [...topics], data]),
  ])
  return type === undefined || Number(type) === 0
    ? fields
    : Buffer.concat([Uint8Array.of(Number(type)), fields])
}

const toHex = (number: number): Hex => `0x${number.toString(16)}`

/** A quantity as whole bytes without leading zeros: zero is none. */
const quantity = (hex: Hex): Hex => {
  const digits = hex.slice(2).replace(/^0+/, '')
  return `0x${digits.length % 2 === 0 ? digits : `0${digits}`}`
}
