/** A module whose mutable globals can be read and written from outside, under `names`. */
export type ExportedGlobals = Readonly<{
    bytes: Uint8Array;
    names: readonly string[];
}>;
/**
 * Exports every mutable global of a WASM binary. The compiler keeps them private, but an instance can only
 * be set back to an earlier state when they can be written.
 *
 * Throws a `RangeError` when the binary is cut off, a `TypeError` when it holds what no mapping uses.
 */
export declare const exportGlobals: (binary: Uint8Array) => ExportedGlobals;
