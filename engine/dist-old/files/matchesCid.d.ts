import type { CID } from 'multiformats/cid';
/** Whether these bytes are the block that the CID names. False also for hashes that we do not know. */
export declare const matchesCid: ({ multihash }: CID, bytes: Uint8Array) => boolean;
