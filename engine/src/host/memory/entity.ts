import type { BigDecimal } from '../../core/bigDecimal.js'
import type { Entity, FieldValue, ScalarValue } from '../../core/entity.js'
import type { Field, ValueKind } from '../../core/inputSchema.js'
import { writePointers, writeWords } from './array.js'
import { writeBigDecimal } from './bigDecimal.js'
import { writeBigInt } from './bigInt.js'
import { writeBytes } from './bytes.js'
import type { Heap } from './heap.js'
import { signedWords } from './storeValue.js'
import { writeTagged } from './tagged.js'
import { shareText, writeText } from './text.js'
import { TypeIndex } from './typeIndex.js'

/** A new `Entity` of what the store holds: the given fields in the given order, absent ones left out. */
export const writeEntity = (heap: Heap, fields: readonly Field[], entity: Entity): number => {
  const entries: number[] = []
  for (const field of fields) {
    const value = entity[field.name]
    if (value === undefined) continue
    const key = shareText(heap, field.name)
    const pointer = writeField(heap, field, value)
    entries.push(writeWords(heap, [key, pointer], TypeIndex.TypedMapEntryStringStoreValue))
  }
  const array = writePointers(heap, entries, TypeIndex.ArrayTypedMapEntryStringStoreValue)
  return writeWords(heap, [array], TypeIndex.TypedMapStringStoreValue)
}

const writeField = (heap: Heap, { kind, list }: Field, value: FieldValue): number => {
  if (value === null) return writeTagged(heap, 5, 0, TypeIndex.StoreValue)
  if (!list) return writeScalar(heap, kind, value as ScalarValue)
  const elements = (value as readonly ScalarValue[]).map((element) => writeScalar(heap, kind, element))
  return writeTagged(heap, 4, writePointers(heap, elements, TypeIndex.ArrayStoreValue), TypeIndex.StoreValue)
}

/** The shape of a scalar follows from its kind (see `core/entity.ts`). */
const writeScalar = (heap: Heap, kind: ValueKind, value: ScalarValue): number => {
  const tagged = (tag: number, low: number, high = 0) =>
    writeTagged(heap, tag, low, TypeIndex.StoreValue, high)
  switch (kind) {
    case 'String':
      return tagged(0, writeText(heap, value as string))
    case 'Int':
      return tagged(1, value as number, (value as number) < 0 ? -1 : 0)
    case 'BigDecimal':
      return tagged(2, writeBigDecimal(heap, value as BigDecimal))
    case 'Boolean':
      return tagged(3, value ? 1 : 0)
    case 'Bytes':
      return tagged(6, writeBytes(heap, value as Uint8Array))
    case 'BigInt':
      return tagged(7, writeBigInt(heap, value as bigint))
    case 'Int8':
      return tagged(8, ...signedWords(value as bigint))
    case 'Timestamp':
      return tagged(9, ...signedWords(value as bigint))
  }
}
