import { type Heap, required } from './heap.js'
import { TypeIndex } from './typeIndex.js'

/** The pointers that the array at `pointer` holds. */
export const readPointers = (heap: Heap, pointer: number): number[] => {
  const array = required(pointer, 'an array')
  const start = heap.word(array + 4)
  const length = heap.word(array + 12)
  heap.check(start, length * 4)
  const pointers = new Array<number>(length)
  for (let index = 0; index < length; index++) pointers[index] = heap.word(start + 4 * index)
  return pointers
}

/** A new array of pointers. */
export const writePointers = (heap: Heap, pointers: readonly number[], type: TypeIndex): number => {
  const buffer = heap.allocate(4 * pointers.length, TypeIndex.ArrayBuffer)
  const array = heap.allocate(16, type)
  const u32 = heap.words
  for (let index = 0; index < pointers.length; index++) u32[(buffer >>> 2) + index] = pointers[index]!
  u32[array >>> 2] = buffer
  u32[(array >>> 2) + 1] = buffer
  u32[(array >>> 2) + 2] = 4 * pointers.length
  u32[(array >>> 2) + 3] = pointers.length
  return array
}

/** A new object whose fields are the given words, in order. */
export const writeWords = (heap: Heap, words: readonly number[], type: TypeIndex): number => {
  const object = heap.allocate(4 * words.length, type)
  const u32 = heap.words
  for (let index = 0; index < words.length; index++) u32[(object >>> 2) + index] = words[index]!
  return object
}

/** A new object of two words. */
export const writePair = (heap: Heap, first: number, second: number, type: TypeIndex): number => {
  const object = heap.allocate(8, type)
  const u32 = heap.words
  u32[object >>> 2] = first
  u32[(object >>> 2) + 1] = second
  return object
}
