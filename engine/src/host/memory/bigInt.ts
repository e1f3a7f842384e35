import type { Hex } from '../../core/hex.js'
import { deterministic } from '../hostError.js'
import { type Heap, required } from './heap.js'

const MAX_BITS = 435_412
const WORD = 0x1_0000_0000
/** Most bytes that a JavaScript number holds exactly, in steps of bytes. */
const SMALL = 6

/** The BigInt at `pointer`: two's complement, little endian, any length; no bytes are zero. */
export const readBigInt = (heap: Heap, pointer: number): bigint => {
  const small = readInteger(heap, pointer)
  if (small === 0) return 0n
  if (small !== undefined) return BigInt(small)
  const array = pointer >>> 0
  const start = heap.word(array + 4)
  const length = heap.word(array + 8)
  const u8 = heap.u8
  if (length <= 2 * SMALL)
    return (BigInt(u8.readIntLE(start + SMALL, length - SMALL)) << 48n) | BigInt(u8.readUIntLE(start, SMALL))
  const magnitude = BigInt(
    `0x${Buffer.from(u8.subarray(start, start + length))
      .reverse()
      .toString('hex')}`,
  )
  const value = BigInt.asIntN(length * 8, magnitude)
  if (length * 8 > MAX_BITS) checkSize(value)
  return value
}

/** The BigInt at `pointer` as a number; undefined when it is too long for one. */
export const readInteger = (heap: Heap, pointer: number): number | undefined => {
  const array = required(pointer, 'a BigInt')
  const start = heap.word(array + 4)
  const length = heap.word(array + 8)
  heap.check(start, length)
  if (length === 0) return 0
  if (length > SMALL) return undefined
  if ((start & 3) !== 0) return heap.u8.readIntLE(start, length)
  const low = heap.u32[start >>> 2]!
  if (length <= 4) return signExtended(low, length)
  return signExtended(heap.u32[(start >>> 2) + 1]!, length - 4) * WORD + low
}

/** The lowest bytes of a word as a number with sign. */
const signExtended = (word: number, bytes: number): number => {
  const unused = 32 - 8 * bytes
  return (word << unused) >> unused
}

/** A new BigInt with the fewest bytes that keep the sign. */
export const writeBigInt = (heap: Heap, value: bigint): number => {
  const small = Number(value)
  if (small >= -0x8000_0000_0000 && small <= 0x7fff_ffff_ffff) return writeInteger(heap, small)
  const length = Math.floor(bitLength(value) / 8) + 1
  if (length * 8 > MAX_BITS) checkSize(value)
  const pointer = heap.allocateBytes(length)
  const buffer = heap.words[pointer >>> 2]!
  const digits = BigInt.asUintN(length * 8, value)
    .toString(16)
    .padStart(length * 2, '0')
  const u8 = heap.u8
  u8.write(digits, buffer, length, 'hex')
  u8.subarray(buffer, buffer + length).reverse()
  return pointer
}

/** The BigInt of an RPC quantity. */
export const writeQuantity = (heap: Heap, quantity: Hex): number =>
  quantity.length <= 13
    ? writeInteger(heap, Number.parseInt(quantity, 16))
    : writeBigInt(heap, BigInt(quantity))

/** The BigInt of a whole number of at most 48 bits with sign. */
export const writeInteger = (heap: Heap, value: number): number => {
  let length = 1
  for (let limit = 0x80; value >= limit || value < -limit; limit *= 0x100) length++
  const pointer = heap.allocateBytes(length)
  const u32 = heap.words
  const word = u32[pointer >>> 2]! >>> 2
  // Objects are padded, so whole words may be written whatever the length.
  u32[word] = value
  if (length > 4) u32[word + 1] = Math.floor(value / WORD)
  return pointer
}

/** Bits of the magnitude, counted so that one sign bit more always suffices (−128 needs 7). */
const bitLength = (value: bigint): number => {
  const magnitude = value < 0n ? -value - 1n : value
  return magnitude === 0n ? 0 : magnitude.toString(2).length
}

const checkSize = (value: bigint): void => {
  const bits = (value < 0n ? -value : value).toString(2).length
  if (bits > MAX_BITS) throw deterministic(`BigInt is too big, total bits ${bits} (max ${MAX_BITS})`)
}
