/** Lower-case `0x` text of the bytes; `0x` when there are none. */
export const bytesToHex = (bytes) => `0x${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex')}`;
/**
 * Bytes of hexadecimal text, with or without `0x`, in any letter case.
 * Returns undefined when the text is no sequence of whole bytes.
 */
export const parseHex = (text) => {
    const digits = /^0[xX]/.test(text) ? text.slice(2) : text;
    return digits.length % 2 === 0 && /^[0-9a-fA-F]*$/.test(digits) ? Buffer.from(digits, 'hex') : undefined;
};
/** Bytes of `0x` text that is already known to be well formed (an RPC answer after parsing). */
export const hexToBytes = (hex) => Buffer.from(hex.slice(2), 'hex');
//# sourceMappingURL=hex.js.map