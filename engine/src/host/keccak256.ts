// The file of this one algorithm: the package as a whole takes a megabyte of each thread.
import hashWasm from 'hash-wasm/dist/keccak.umd.min.js'

const hasher = await hashWasm.createKeccak(256)

/** The Keccak-256 hash of the bytes. Mappings hash a lot, and WASM is several times as fast at it as JavaScript. */
export const keccak256 = (bytes: Uint8Array): Uint8Array => hasher.init().update(bytes).digest('binary')
