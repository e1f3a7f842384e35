import { type Heap } from './heap.js';
import type { TypeIndex } from './typeIndex.js';
/** A value with a kind: the layout of `Value`, `ethereum.Value`, `JSONValue` and `YAMLValue`. */
export type Tagged = Readonly<{
    kind: number;
    low: number;
    high: number;
}>;
/** Kind and payload of the value at `pointer`; `low` is the payload's pointer, boolean or low word. */
export declare const readTagged: (heap: Heap, pointer: number, what: string, depth: number) => Tagged;
/** A new value with a kind. */
export declare const writeTagged: (heap: Heap, kind: number, low: number, type: TypeIndex, high?: number) => number;
