import type { BigDecimal } from '../../core/bigDecimal.js'
import type { FieldValue, ScalarValue } from '../../core/entity.js'
import type { Field, ValueKind } from '../../core/inputSchema.js'
import { readPointers, writePointers } from './array.js'
import { readBigDecimal, writeBigDecimal } from './bigDecimal.js'
import { readBigInt, writeBigInt } from './bigInt.js'
import { readBytes, writeBytes } from './bytes.js'
import { type Heap, required } from './heap.js'
import { signed64, signedWords } from './storeValue.js'
import { writeTagged } from './tagged.js'
import { readText, writeText } from './text.js'
import { TypeIndex } from './typeIndex.js'

/** Numbers by which a `Value` tells its kind. */
const TAGS: Readonly<Record<ValueKind, number>> = {
  String: 0,
  Int: 1,
  BigDecimal: 2,
  Boolean: 3,
  Bytes: 6,
  BigInt: 7,
  Int8: 8,
  Timestamp: 9,
}
const LIST = 4
const NULL = 5

/** A new `Value` of what the store holds in a field. */
export const writeField = (heap: Heap, { kind, list }: Field, value: FieldValue): number => {
  if (value === null) return writeTagged(heap, NULL, 0, TypeIndex.StoreValue)
  if (!list) return writeScalar(heap, kind, value as ScalarValue)
  const elements = (value as readonly ScalarValue[]).map((element) => writeScalar(heap, kind, element))
  return writeTagged(
    heap,
    LIST,
    writePointers(heap, elements, TypeIndex.ArrayStoreValue),
    TypeIndex.StoreValue,
  )
}

/** What the `Value` at `pointer` makes of a field; undefined when it is not of the field's kind. */
export const readField = (heap: Heap, { kind, list }: Field, pointer: number): FieldValue | undefined => {
  const tag = heap.word(required(pointer, 'a store value'))
  if (tag === NULL) return null
  if (!list) return tag === TAGS[kind] ? readScalar(heap, kind, pointer) : undefined
  if (tag !== LIST) return undefined
  const elements = readPointers(heap, heap.word(pointer + 8))
  if (elements.some((element) => heap.word(required(element, 'a store value')) !== TAGS[kind]))
    return undefined
  return elements.map((element) => readScalar(heap, kind, element))
}

/** The shape of a scalar follows from its kind (see `core/entity.ts`). */
const writeScalar = (heap: Heap, kind: ValueKind, value: ScalarValue): number => {
  switch (kind) {
    case 'Int':
      return writeTagged(
        heap,
        TAGS.Int,
        value as number,
        TypeIndex.StoreValue,
        (value as number) < 0 ? -1 : 0,
      )
    case 'Int8':
    case 'Timestamp': {
      const [low, high] = signedWords(value as bigint)
      return writeTagged(heap, TAGS[kind], low, TypeIndex.StoreValue, high)
    }
    default:
      return writeTagged(heap, TAGS[kind], writePayload(heap, kind, value), TypeIndex.StoreValue)
  }
}

const writePayload = (
  heap: Heap,
  kind: Exclude<ValueKind, 'Int' | 'Int8' | 'Timestamp'>,
  value: ScalarValue,
): number => {
  switch (kind) {
    case 'String':
      return writeText(heap, value as string)
    case 'BigDecimal':
      return writeBigDecimal(heap, value as BigDecimal)
    case 'Boolean':
      return value ? 1 : 0
    case 'Bytes':
      return writeBytes(heap, value as Uint8Array)
    case 'BigInt':
      return writeBigInt(heap, value as bigint)
  }
}

const readScalar = (heap: Heap, kind: ValueKind, pointer: number): ScalarValue => {
  const low = heap.word(pointer + 8)
  switch (kind) {
    case 'String':
      return readText(heap, low)
    case 'Int':
      return low | 0
    case 'BigDecimal':
      return readBigDecimal(heap, low)
    case 'Boolean':
      return low !== 0
    case 'Bytes':
      return readBytes(heap, low)
    case 'BigInt':
      return readBigInt(heap, low)
    case 'Int8':
    case 'Timestamp':
      return signed64(low, heap.word(pointer + 12))
  }
}
