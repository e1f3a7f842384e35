import { type BigDecimal, normalise } from '../../core/bigDecimal.js'
import { deterministic } from '../hostError.js'
import { writePair } from './array.js'
import { readBigInt, readInteger, writeBigInt, writeInteger } from './bigInt.js'
import { type Heap, required } from './heap.js'
import { TypeIndex } from './typeIndex.js'

const MIN_EXPONENT = -6143
const MAX_EXPONENT = 6144

/** The BigDecimal at `pointer` in normal form; the exponent must be one of IEEE decimal128. */
export const readBigDecimal = (heap: Heap, pointer: number): BigDecimal => {
  const object = required(pointer, 'a BigDecimal')
  const digits = readBigInt(heap, heap.word(object))
  const exponent = heap.word(object + 4)
  const normal = normalise({
    digits,
    exponent: readInteger(heap, exponent) ?? Number(readBigInt(heap, exponent)),
  })
  if (normal.exponent < MIN_EXPONENT || normal.exponent > MAX_EXPONENT)
    throw deterministic(
      `big decimal exponent \`${normal.exponent}\` is outside the \`${MIN_EXPONENT}\` to \`${MAX_EXPONENT}\` range`,
    )
  return normal
}

/** A new BigDecimal. */
export const writeBigDecimal = (heap: Heap, { digits, exponent }: BigDecimal): number => {
  const digitsPointer = writeBigInt(heap, digits)
  const exponentPointer = writeInteger(heap, exponent)
  return writePair(heap, digitsPointer, exponentPointer, TypeIndex.BigDecimal)
}
