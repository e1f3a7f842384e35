import type { Block } from '../core/chain.js';
import type { ChainWants } from '../core/chainWants.js';
import type { RangeCache } from './fetchHistory.js';
import type { LogProof } from './proveLogs.js';
import type { Rpc } from './rpc.js';
/**
 * The block with those of its logs and calls that `wants` asks for, in place of those it has.
 *
 * @param options.cache for final blocks only
 */
export declare const fetchBlockFor: (rpc: Rpc, block: Block, options: {
    wants: ChainWants;
    proof: LogProof;
    cache?: RangeCache | undefined;
    signal: AbortSignal;
}) => Promise<Block>;
