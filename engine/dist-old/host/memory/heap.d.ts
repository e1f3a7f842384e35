import type { TypeIndex } from './typeIndex.js';
/** What the heap needs of an instance: its memory, its allocator, and its class ids by `TypeIndex`. */
export type HeapExports = Readonly<{
    memory: WebAssembly.Memory;
    allocate: (size: number) => number;
    id_of_type: (index: number) => number;
}>;
/**
 * The linear memory of one instance: words, bytes and strings in, objects out.
 *
 * Objects are carved from arenas, many per call of the module's allocator. A memory that grew detaches its
 * old buffer, which shows as a view of length 0; every access goes through `u8`/`u32`, which notice that.
 */
export declare class Heap {
    #private;
    /** Binds the heap to an instance, which needs the host functions that use the heap to come into being. */
    attach(exports: HeapExports): void;
    /** All bytes of the memory. Valid until WASM code runs again. */
    get u8(): Buffer;
    /** The memory as UTF-16 code units. Valid until WASM code runs again. */
    get u16(): Uint16Array;
    /** The memory as little-endian words. Valid until WASM code runs again. */
    get u32(): Uint32Array;
    /** Forgets the arena: the next object opens a new one. */
    dropArena(): void;
    /** Declares everything below `address` constant, so that its strings are decoded only once. */
    markConstants(address: number): void;
    /** The 32-bit word at `address`. */
    word(address: number): number;
    /** A pointer that lies at `address`; null pointers are refused. */
    pointer(address: number, what: string): number;
    /** Checks that `length` bytes lie at `address`. */
    check(address: number, length: number): void;
    /** A new object with an uninitialised payload of `length` bytes; returns its address. */
    allocate(length: number, type: TypeIndex): number;
    /** A string that the module may have decoded before, or undefined. */
    constant(pointer: number): string | undefined;
    /** Remembers `text` when the string at `pointer` is a constant. */
    remember(pointer: number, text: string): void;
    /** Address of a constant with this text that was decoded before, or undefined. */
    constantPointer(text: string): number | undefined;
}
/** Refuses the null pointer where an object of kind `what` is needed. */
export declare const required: (pointer: number, what: string) => number;
/** Objects that contain objects are read this deep. */
export declare const MAX_DEPTH = 128;
/** Refuses to read deeper than `MAX_DEPTH`. */
export declare const checkDepth: (depth: number) => void;
