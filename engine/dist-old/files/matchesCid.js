import { createHash } from 'node:crypto';
import { blake2b, blake2s } from '@noble/hashes/blake2.js';
import { blake3 } from '@noble/hashes/blake3.js';
import { keccak_224, keccak_256, keccak_384, keccak_512 } from '@noble/hashes/sha3.js';
const native = (name) => (bytes) => createHash(name).update(bytes).digest();
/** The hashes that a CID may name, by multihash code. */
const HASHES = new Map([
    [0x00, (bytes) => bytes],
    [0x12, native('sha256')],
    [0x13, native('sha512')],
    [0x14, native('sha3-512')],
    [0x15, native('sha3-384')],
    [0x16, native('sha3-256')],
    [0x17, native('sha3-224')],
    [0x1a, keccak_224],
    [0x1b, keccak_256],
    [0x1c, keccak_384],
    [0x1d, keccak_512],
    [0x1e, (bytes) => blake3(bytes)],
    [0xb220, (bytes) => blake2b(bytes, { dkLen: 32 })],
    [0xb240, (bytes) => blake2b(bytes, { dkLen: 64 })],
    [0xb260, (bytes) => blake2s(bytes, { dkLen: 32 })],
]);
/** Whether these bytes are the block that the CID names. False also for hashes that we do not know. */
export const matchesCid = ({ multihash }, bytes) => {
    const hash = HASHES.get(multihash.code);
    return hash !== undefined && Buffer.compare(hash(bytes), multihash.digest) === 0;
};
//# sourceMappingURL=matchesCid.js.map