import type { ReadableStorage } from 'ipfs-unixfs-exporter';
import type { CID } from 'multiformats/cid';
/**
 * The content of a UnixFS file, leaf after leaf.
 *
 * The exporter's own reader goes on behind its caller's back after an error, which then nobody can catch. This one
 * reads one block at a time and ends with the first that cannot be had.
 */
export declare function readFile(root: CID, storage: ReadableStorage): AsyncGenerator<Uint8Array>;
