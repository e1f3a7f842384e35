import { type Heap } from './heap.js';
import { TypeIndex } from './typeIndex.js';
/** The pointers that the array at `pointer` holds. */
export declare const readPointers: (heap: Heap, pointer: number) => number[];
/** A new array of pointers. */
export declare const writePointers: (heap: Heap, pointers: readonly number[], type: TypeIndex) => number;
/** A new object whose fields are the given words, in order. */
export declare const writeWords: (heap: Heap, words: readonly number[], type: TypeIndex) => number;
