import type { Hex } from '../../core/hex.js'
import { type Heap, required } from './heap.js'

/** The part of memory that the typed array at `pointer` shows. Valid until WASM code runs again. */
export const viewBytes = (heap: Heap, pointer: number): Buffer => {
  const array = required(pointer, 'a byte array')
  const start = heap.word(array + 4)
  const length = heap.word(array + 8)
  heap.check(start, length)
  return heap.u8.subarray(start, start + length)
}

/** A copy of the bytes of the typed array at `pointer`. */
export const readBytes = (heap: Heap, pointer: number): Uint8Array => new Uint8Array(viewBytes(heap, pointer))

/** Lower-case `0x` text of the bytes of the typed array at `pointer`. */
export const readHex = (heap: Heap, pointer: number): Hex => `0x${viewBytes(heap, pointer).toString('hex')}`

/** A new `Uint8Array`, which is also the layout of Bytes, Address, ByteArray and BigInt. */
export const writeBytes = (heap: Heap, bytes: Uint8Array): number => {
  const pointer = heap.allocateBytes(bytes.length)
  heap.u8.set(bytes, heap.words[pointer >>> 2])
  return pointer
}

/** Most bytes for which a loop beats the native decoder. */
const SHORT = 32
/** Values of hex digits by their codes. */
const DIGITS = new Uint8Array(128)
for (let value = 0; value < 16; value++) {
  const digit = value.toString(16)
  DIGITS[digit.charCodeAt(0)] = DIGITS[digit.toUpperCase().charCodeAt(0)] = value
}

/** A new `Uint8Array` of the bytes of `hex`. */
export const writeHex = (heap: Heap, hex: Hex): number => {
  const length = (hex.length - 2) >>> 1
  const pointer = heap.allocateBytes(length)
  const buffer = heap.words[pointer >>> 2]!
  const u8 = heap.u8
  if (length > SHORT) u8.write(hex.slice(2), buffer, length, 'hex')
  else
    for (let index = 0; index < length; index++) {
      const at = 2 + 2 * index
      u8[buffer + index] = (DIGITS[hex.charCodeAt(at)]! << 4) | DIGITS[hex.charCodeAt(at + 1)]!
    }
  return pointer
}
