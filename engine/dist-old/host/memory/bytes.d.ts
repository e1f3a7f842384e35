import type { Hex } from '../../core/hex.js';
import { type Heap } from './heap.js';
/** The part of memory that the typed array at `pointer` shows. Valid until WASM code runs again. */
export declare const viewBytes: (heap: Heap, pointer: number) => Buffer;
/** A copy of the bytes of the typed array at `pointer`. */
export declare const readBytes: (heap: Heap, pointer: number) => Uint8Array;
/** Lower-case `0x` text of the bytes of the typed array at `pointer`. */
export declare const readHex: (heap: Heap, pointer: number) => Hex;
/** A new `Uint8Array`, which is also the layout of Bytes, Address, ByteArray and BigInt. */
export declare const writeBytes: (heap: Heap, bytes: Uint8Array) => number;
/** A new `Uint8Array` of the bytes of `hex`. */
export declare const writeHex: (heap: Heap, hex: Hex) => number;
/** The typed array over a whole buffer. */
export declare const writeView: (heap: Heap, buffer: number, length: number) => number;
