import { keccak_256 } from '@noble/hashes/sha3.js'
import type { Log, LogFilter } from './chain.js'
import { type Hex, hexToBytes } from './hex.js'

/** The three bits that a value sets in the bloom filter of a block, each as a digit of its hex text and a mask. */
type Bits = readonly (readonly [position: number, mask: number])[]

/**
 * Tests of the bloom filters of blocks. The bits of a value are computed once, because few values are looked for in
 * many blocks.
 */
export type BloomReader = Readonly<{
  /** Whether the block may have logged this address or topic; false is certain. */
  mayHold(bloom: Hex, value: Hex): boolean
  /** Whether the block may hold a log that a filter wants; false is certain. */
  mayMatch(bloom: Hex, filter: LogFilter): boolean
  /** Whether the block can have logged this, by its address and first topic: the others have no end. */
  mayHoldLog(bloom: Hex, log: Log): boolean
}>

export const createBloomReader = (): BloomReader => {
  let bits = new Map<Hex, Bits>()
  const bitsOf = (value: Hex): Bits => {
    const known = bits.get(value)
    if (known) return known
    if (bits.size >= MOST_VALUES) bits = new Map()
    const computed = computeBits(value)
    bits.set(value, computed)
    return computed
  }
  const mayHold = (bloom: Hex, value: Hex) =>
    bitsOf(value).every(([position, mask]) => (Number.parseInt(bloom.charAt(2 + position), 16) & mask) !== 0)
  return {
    mayHold,
    mayMatch: (bloom, { addresses, topics0 }) =>
      topics0.some((topic) => mayHold(bloom, topic)) &&
      (addresses === undefined || addresses.some((address) => mayHold(bloom, address))),
    mayHoldLog: (bloom, { address, topics: [topic] }) =>
      mayHold(bloom, address) && (topic === undefined || mayHold(bloom, topic)),
  }
}

/** Factories make addresses without end; those remembered have one. */
const MOST_VALUES = 10_000
const BLOOM_BITS = 2_048

const computeBits = (value: Hex): Bits => {
  const hash = keccak_256(hexToBytes(value))
  return [0, 2, 4].map((at) => {
    const bit = (((hash[at] ?? 0) << 8) | (hash[at + 1] ?? 0)) % BLOOM_BITS
    return [BLOOM_BITS / 4 - 1 - Math.floor(bit / 4), 1 << (bit % 4)] as const
  })
}
