import type { Entity, EntityId, FieldValue } from '../../core/entity.js'
import { idFromValue } from '../../core/entityId.js'
import type { EntityType, Field } from '../../core/inputSchema.js'
import { readPointers, writePair, writePointers, writeWords } from './array.js'
import { readField, writeField } from './entity.js'
import { type Heap, required } from './heap.js'
import { readText, writeText } from './text.js'
import { TypeIndex } from './typeIndex.js'

/** An entity that a mapping saves. It is `from`, which the mapping was given, with some fields set to values. */
export type SavedEntity = Readonly<{ entity: Entity; from: Entity | undefined }>

/** An entity that the mapping was given, and how it lies in memory. */
type Given = Readonly<{
  type: EntityType
  entity: Entity
  keys: readonly number[]
  values: readonly number[]
  /** Everything that the values consist of lies from `start` to `end`; a copy of it begins at `copy`. */
  start: number
  end: number
  copy: number
}>

/** A field, and the constant of the module that has its name, once the module was seen to have one. */
type Slot = { readonly field: Field; key: number | undefined }
/** The fields of a type in the order of their names, and how many of them an entity had at most. */
type Layout = { readonly slots: readonly Slot[]; most: number }

/** Room for one value with what it points to, mostly enough. */
const VALUE_ROOM = 192
const FIRST_COPIES = 64 * 1024
const MOST_COPIES = 1024 * 1024

/**
 * Entities on their way into the memory of one instance and back. Mostly a mapping changes few fields of an entity that it
 * was given; the others are not read again, unless the memory that holds them has changed.
 */
export class EntityExchange {
  readonly #heap: Heap
  readonly #layouts = new Map<EntityType, Layout>()
  #given = new Map<number, Given>()
  #generation = 0
  #copies = Buffer.alloc(0)
  #copied = 0

  constructor(heap: Heap) {
    this.#heap = heap
  }

  /** A new `Entity` of what the store holds: fields in the order of their names, absent ones left out. */
  write(type: EntityType, entity: Entity): number {
    const heap = this.#heap
    const layout = this.#layoutOf(type)
    const { slots } = layout
    heap.reserve(layout.most * VALUE_ROOM)
    const { position: start, arenas } = heap
    const keys = new Array<number>(slots.length)
    const values = new Array<number>(slots.length)
    let count = 0
    let hasNull = false
    for (const slot of slots) {
      const { field } = slot
      const value = entity[field.name]
      if (value === undefined) continue
      slot.key ??= heap.constantPointer(field.name)
      keys[count] = slot.key ?? writeText(heap, field.name)
      values[count] = writeField(heap, field, value)
      hasNull ||= value === null
      count += 1
    }
    keys.length = values.length = count
    layout.most = Math.max(layout.most, count)
    const end = heap.position
    const isOnePiece = heap.arenas === arenas
    const pointer = this.#writeMap(keys, values)
    const copy = isOnePiece && !hasNull ? this.#keepCopy(start, end) : undefined
    if (copy !== undefined) this.#given.set(pointer, { type, entity, keys, values, start, end, copy })
    return pointer
  }

  /** The `Entity` at `pointer`; undefined when it is not wholly of fields that the schema knows, each of its kind. */
  read(type: EntityType, id: EntityId, pointer: number): SavedEntity | undefined {
    const heap = this.#heap
    const given = this.#givenAt(type, pointer)
    const known = given?.values.length ?? 0
    const entries = readPointers(heap, heap.word(required(pointer, 'an entity')))
    if (entries.length < known) return undefined
    let entity: Record<string, FieldValue> | undefined
    let hasNull = false
    for (let index = 0; index < entries.length; index++) {
      const entry = required(entries[index]!, 'a map entry')
      const key = heap.word(entry)
      const pointer = heap.word(entry + 4)
      if (given && index < known) {
        if (key !== given.keys[index]) return undefined
        if (pointer === given.values[index]) continue
      }
      const field = type.fields.get(readText(heap, key))
      if (!field || field.derivedFrom !== undefined) return undefined
      const value = readField(heap, field, pointer)
      if (value === undefined) return undefined
      hasNull ||= value === null
      entity ??= { ...given?.entity }
      entity[field.name] = value
    }
    const saved = entity ?? given?.entity
    const itself = saved?.id ?? null
    if (!saved || itself === null || Array.isArray(itself) || idFromValue(itself as string) !== id)
      return undefined
    return { entity: saved, from: hasNull ? undefined : given?.entity }
  }

  /** What the mapping was given at `pointer`, if the memory of its values is as it was. */
  #givenAt(type: EntityType, pointer: number): Given | undefined {
    const { generation, u8 } = this.#heap
    const given = generation === this.#generation ? this.#given.get(pointer) : undefined
    if (given?.type !== type) return undefined
    const { start, end, copy } = given
    return u8.compare(this.#copies, copy, copy + end - start, start, end) === 0 ? given : undefined
  }

  #writeMap(keys: readonly number[], values: readonly number[]): number {
    const heap = this.#heap
    const entries = new Array<number>(keys.length)
    for (let index = 0; index < keys.length; index++)
      entries[index] = writePair(heap, keys[index]!, values[index]!, TypeIndex.TypedMapEntryStringStoreValue)
    const array = writePointers(heap, entries, TypeIndex.ArrayTypedMapEntryStringStoreValue)
    return writeWords(heap, [array], TypeIndex.TypedMapStringStoreValue)
  }

  /** Copies a piece of memory; gives the place of the copy, or undefined when there are too many. */
  #keepCopy(start: number, end: number): number | undefined {
    const { generation, u8 } = this.#heap
    if (generation !== this.#generation) {
      this.#generation = generation
      this.#given = new Map()
      this.#copied = 0
    }
    const copy = this.#copied
    if (copy + end - start > MOST_COPIES) return undefined
    this.#copied += end - start
    if (this.#copied > this.#copies.length) this.#makeRoom(this.#copied)
    this.#copies.set(u8.subarray(start, end), copy)
    return copy
  }

  #makeRoom(bytes: number): void {
    const larger = Buffer.alloc(Math.max(FIRST_COPIES, 2 * bytes))
    this.#copies.copy(larger)
    this.#copies = larger
  }

  #layoutOf(type: EntityType): Layout {
    let layout = this.#layouts.get(type)
    if (!layout) {
      const fields = type.stored.toSorted((a, b) => (a.name < b.name ? -1 : 1))
      layout = { slots: fields.map((field) => ({ field, key: undefined })), most: 0 }
      this.#layouts.set(type, layout)
    }
    return layout
  }
}
