import { checkDepth, type Heap, required } from './heap.js'
import type { TypeIndex } from './typeIndex.js'

/** A value with a kind: the layout of `Value`, `ethereum.Value`, `JSONValue` and `YAMLValue`. */
export type Tagged = Readonly<{ kind: number; low: number; high: number }>

/** Kind and payload of the value at `pointer`; `low` is the payload's pointer, boolean or low word. */
export const readTagged = (heap: Heap, pointer: number, what: string, depth: number): Tagged => {
  checkDepth(depth)
  const object = required(pointer, what)
  return { kind: heap.word(object), low: heap.word(object + 8), high: heap.word(object + 12) }
}

/** A new value with a kind. */
export const writeTagged = (heap: Heap, kind: number, low: number, type: TypeIndex, high = 0): number => {
  const object = heap.allocate(16, type)
  const u32 = heap.words
  u32[object >>> 2] = kind
  u32[(object >>> 2) + 1] = 0
  u32[(object >>> 2) + 2] = low
  u32[(object >>> 2) + 3] = high
  return object
}
