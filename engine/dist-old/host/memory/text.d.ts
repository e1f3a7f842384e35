import { type Heap } from './heap.js';
/** Text of the string at `pointer`, without U+0000. Lone surrogates are a deterministic error. */
export declare const readText: (heap: Heap, pointer: number) => string;
/** Like `readText`, with null for the null pointer. */
export declare const readOptionalText: (heap: Heap, pointer: number) => string | null;
/** A new string. */
export declare const writeText: (heap: Heap, text: string) => number;
/** A string with this text, shared with a constant of the module where there is one. Strings never change. */
export declare const shareText: (heap: Heap, text: string) => number;
