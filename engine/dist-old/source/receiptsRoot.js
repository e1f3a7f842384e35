import { RLP } from '@ethereumjs/rlp';
import { bytesToHex } from '../core/hex.js';
/** The root that a header must name if these are all receipts of its block, in their order. */
export const receiptsRoot = async (receipts) => {
    // Loaded where it is used: most indexes prove nothing, and it is large.
    const { createMPT } = await import('@ethereumjs/mpt');
    const trie = await createMPT();
    for (const [index, receipt] of receipts.entries())
        await trie.put(RLP.encode(quantity(toHex(index))), encodeReceipt(receipt));
    return bytesToHex(trie.root());
};
/** EIP-2718: a legacy receipt is its fields, any other is its type and then its fields. */
const encodeReceipt = ({ type, status, root, cumulativeGasUsed, logsBloom, logs }) => {
    const fields = RLP.encode([
        root ?? quantity(status ?? '0x0'),
        quantity(cumulativeGasUsed),
        logsBloom,
        logs.map(({ address, topics, data }) => [address, [...topics], data]),
    ]);
    return type === undefined || Number(type) === 0
        ? fields
        : Buffer.concat([Uint8Array.of(Number(type)), fields]);
};
const toHex = (number) => `0x${number.toString(16)}`;
/** A quantity as whole bytes without leading zeros: zero is none. */
const quantity = (hex) => {
    const digits = hex.slice(2).replace(/^0+/, '');
    return `0x${digits.length % 2 === 0 ? digits : `0${digits}`}`;
};
//# sourceMappingURL=receiptsRoot.js.map