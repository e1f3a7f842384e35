import { createKeccak } from 'hash-wasm';
const hasher = await createKeccak(256);
/** The Keccak-256 hash of the bytes. Mappings hash a lot, and WASM is several times as fast at it as JavaScript. */
export const keccak256 = (bytes) => hasher.init().update(bytes).digest('binary');
//# sourceMappingURL=keccak256.js.map