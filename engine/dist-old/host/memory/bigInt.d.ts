import type { Hex } from '../../core/hex.js';
import { type Heap } from './heap.js';
/** The BigInt at `pointer`: two's complement, little endian, any length; no bytes are zero. */
export declare const readBigInt: (heap: Heap, pointer: number) => bigint;
/** A new BigInt with the fewest bytes that keep the sign. */
export declare const writeBigInt: (heap: Heap, value: bigint) => number;
/** The BigInt of an RPC quantity. */
export declare const writeQuantity: (heap: Heap, quantity: Hex) => number;
/** The BigInt of a whole number of at most 48 bits with sign. */
export declare const writeInteger: (heap: Heap, value: number) => number;
