import type { Block, BlockHeader, BlockPointer } from '../core/chain.js';
import { type ChainWants } from '../core/chainWants.js';
import type { LogProof } from './proveLogs.js';
import type { Rpc } from './rpc.js';
/** What follows a block near the head of the chain. */
export type NextBlocks = Readonly<{
    kind: 'blocks';
    blocks: readonly Block[];
}>
/** The block before is no longer on the chain. */
 | Readonly<{
    kind: 'reorg';
}>
/** The chain changed while it was read; ask again. */
 | Readonly<{
    kind: 'moved';
}>;
/**
 * All blocks from `first` on, at most `most`, linked to each other and to `parent` by their hashes. Logs are
 * asked by block hash, so none can be missing or foreign.
 *
 * @param options.parent the block before `first`, if there is one
 * @param options.head the newest header of the chain
 */
export declare const fetchNext: (rpc: Rpc, options: NextOptions) => Promise<NextBlocks>;
type NextOptions = Readonly<{
    first: number;
    parent: BlockPointer | undefined;
    head: BlockHeader;
    wants: ChainWants;
    most: number;
    proof: LogProof;
    signal: AbortSignal;
}>;
/** Headers from the first on, as far as each follows the one before. */
export declare const linkedPrefix: (headers: readonly (BlockHeader | null)[], parent: BlockPointer | undefined) => readonly BlockHeader[];
export {};
