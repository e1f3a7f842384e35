import type { Block } from './chain.js';
import type { Hex } from './hex.js';
/** Facts that identify a block in the store. */
export type BlockMark = Readonly<{
    number: number;
    hash: Hex;
    parentHash: Hex;
    timestamp: number;
}>;
/** A stretch of the chain that was read whole: its blocks of interest, and where it ends. */
export type BlockRange = Readonly<{
    from: number;
    to: number;
    /** In chain order. */
    blocks: readonly Block[];
    end: BlockMark;
}>;
