import { keccak_256 } from '@noble/hashes/sha3.js';
import { hexToBytes } from './hex.js';
export const createBloomReader = () => {
    let bits = new Map();
    const bitsOf = (value) => {
        const known = bits.get(value) ?? computeBits(value);
        if (bits.size >= MOST_VALUES)
            bits = new Map();
        bits.set(value, known);
        return known;
    };
    const mayHold = (bloom, value) => bitsOf(value).every(([position, mask]) => (Number.parseInt(bloom.charAt(2 + position), 16) & mask) !== 0);
    return {
        mayHold,
        mayMatch: (bloom, { addresses, topics0 }) => topics0.some((topic) => mayHold(bloom, topic)) &&
            (addresses === undefined || addresses.some((address) => mayHold(bloom, address))),
        mayHoldLog: (bloom, { address, topics: [topic] }) => mayHold(bloom, address) && (topic === undefined || mayHold(bloom, topic)),
    };
};
/** Factories make addresses without end; those remembered have one. */
const MOST_VALUES = 10_000;
const BLOOM_BITS = 2_048;
const computeBits = (value) => {
    const hash = keccak_256(hexToBytes(value));
    return [0, 2, 4].map((at) => {
        const bit = (((hash[at] ?? 0) << 8) | (hash[at + 1] ?? 0)) % BLOOM_BITS;
        return [BLOOM_BITS / 4 - 1 - Math.floor(bit / 4), 1 << (bit % 4)];
    });
};
//# sourceMappingURL=bloom.js.map