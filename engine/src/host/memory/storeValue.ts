import { deterministic } from '../hostError.js'
import type { StoreFields, StoreValue } from '../storeValue.js'
import { readPointers, writePointers, writeWords } from './array.js'
import { readBigDecimal, writeBigDecimal } from './bigDecimal.js'
import { readBigInt, writeBigInt } from './bigInt.js'
import { readBytes, writeBytes } from './bytes.js'
import { type Heap, required } from './heap.js'
import { readTagged, writeTagged } from './tagged.js'
import { readText, shareText, writeText } from './text.js'
import { TypeIndex } from './typeIndex.js'

const NULL: StoreValue = { kind: 'Null' }

/** The store `Value` at `pointer`. */
export const readStoreValue = (heap: Heap, pointer: number, depth = 0): StoreValue => {
  const { kind, low, high } = readTagged(heap, pointer, 'a store value', depth)
  switch (kind) {
    case 0:
      return { kind: 'String', value: readText(heap, low) }
    case 1:
      return { kind: 'Int', value: low | 0 }
    case 2:
      return { kind: 'BigDecimal', value: readBigDecimal(heap, low) }
    case 3:
      return { kind: 'Boolean', value: low !== 0 }
    case 4:
      return {
        kind: 'List',
        value: readPointers(heap, low).map((element) => readStoreValue(heap, element, depth + 1)),
      }
    case 5:
      return NULL
    case 6:
      return { kind: 'Bytes', value: readBytes(heap, low) }
    case 7:
      return { kind: 'BigInt', value: readBigInt(heap, low) }
    case 8:
      return { kind: 'Int8', value: signed64(low, high) }
    case 9:
      return { kind: 'Timestamp', value: signed64(low, high) }
    default:
      throw deterministic(`Store value of the unknown kind ${kind}`)
  }
}

/** A new store `Value`. */
export const writeStoreValue = (heap: Heap, stored: StoreValue): number => {
  const tagged = (kind: number, low: number, high?: number) =>
    writeTagged(heap, kind, low, TypeIndex.StoreValue, high)
  switch (stored.kind) {
    case 'String':
      return tagged(0, writeText(heap, stored.value))
    case 'Int':
      return tagged(1, stored.value, stored.value < 0 ? -1 : 0)
    case 'BigDecimal':
      return tagged(2, writeBigDecimal(heap, stored.value))
    case 'Boolean':
      return tagged(3, stored.value ? 1 : 0)
    case 'List': {
      const elements = stored.value.map((element) => writeStoreValue(heap, element))
      return tagged(4, writePointers(heap, elements, TypeIndex.ArrayStoreValue))
    }
    case 'Null':
      return tagged(5, 0)
    case 'Bytes':
      return tagged(6, writeBytes(heap, stored.value))
    case 'BigInt':
      return tagged(7, writeBigInt(heap, stored.value))
    case 'Int8':
      return tagged(8, ...signedWords(stored.value))
    case 'Timestamp':
      return tagged(9, ...signedWords(stored.value))
  }
}

/** The `Entity` (or data source context) at `pointer`. A name set twice keeps its last value. */
export const readStoreFields = (heap: Heap, pointer: number): StoreFields => {
  const fields = new Map<string, StoreValue>()
  const entries = heap.word(required(pointer, 'an entity'))
  for (const entry of readPointers(heap, entries)) {
    const address = required(entry, 'a map entry')
    fields.set(readText(heap, heap.word(address)), readStoreValue(heap, heap.word(address + 4)))
  }
  return fields
}

/** A new `Entity` with its fields in the given order. */
export const writeStoreFields = (heap: Heap, fields: Iterable<readonly [string, StoreValue]>): number => {
  const entries: number[] = []
  for (const [name, value] of fields) {
    const key = shareText(heap, name)
    entries.push(
      writeWords(heap, [key, writeStoreValue(heap, value)], TypeIndex.TypedMapEntryStringStoreValue),
    )
  }
  const array = writePointers(heap, entries, TypeIndex.ArrayTypedMapEntryStringStoreValue)
  return writeWords(heap, [array], TypeIndex.TypedMapStringStoreValue)
}

/** A new array of entities. */
export const writeEntities = (heap: Heap, entities: readonly number[]): number =>
  writePointers(heap, entities, TypeIndex.ArrayTypedMapStringStoreValue)

/** The signed 64-bit number of two words. */
export const signed64 = (low: number, high: number): bigint => (BigInt(high | 0) << 32n) | BigInt(low >>> 0)

/** Low and high word of a signed 64-bit number. */
export const signedWords = (value: bigint): [number, number] => [
  Number(BigInt.asIntN(32, value)),
  Number(BigInt.asIntN(32, value >> 32n)),
]
