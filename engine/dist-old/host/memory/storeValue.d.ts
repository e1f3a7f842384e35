import type { StoreFields, StoreValue } from '../storeValue.js';
import { type Heap } from './heap.js';
/** The store `Value` at `pointer`. */
export declare const readStoreValue: (heap: Heap, pointer: number, depth?: number) => StoreValue;
/** A new store `Value`. */
export declare const writeStoreValue: (heap: Heap, stored: StoreValue) => number;
/** The `Entity` (or data source context) at `pointer`. A name set twice keeps its last value. */
export declare const readStoreFields: (heap: Heap, pointer: number) => StoreFields;
/** A new `Entity` with its fields in the given order. */
export declare const writeStoreFields: (heap: Heap, fields: Iterable<readonly [string, StoreValue]>) => number;
/** A new array of entities. */
export declare const writeEntities: (heap: Heap, entities: readonly number[]) => number;
/** Low and high word of a signed 64-bit number. */
export declare const signedWords: (value: bigint) => [number, number];
