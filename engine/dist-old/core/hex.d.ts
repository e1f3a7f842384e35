/** Lower-case hexadecimal text with `0x`, as JSON-RPC and GraphQL carry bytes. */
export type Hex = `0x${string}`;
/** Lower-case `0x` text of the bytes; `0x` when there are none. */
export declare const bytesToHex: (bytes: Uint8Array) => Hex;
/**
 * Bytes of hexadecimal text, with or without `0x`, in any letter case.
 * Returns undefined when the text is no sequence of whole bytes.
 */
export declare const parseHex: (text: string) => Uint8Array | undefined;
/** Bytes of `0x` text that is already known to be well formed (an RPC answer after parsing). */
export declare const hexToBytes: (hex: Hex) => Uint8Array;
