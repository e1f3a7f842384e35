import type { BlockRange } from '../core/blockRange.js';
import type { ChainWants } from '../core/chainWants.js';
import type { RangeSizer } from '../core/rangeSizer.js';
import type { LogProof } from './proveLogs.js';
import type { Rpc } from './rpc.js';
type HistoryOptions = Readonly<{
    /** First and last block, both inclusive; all of them must be final. */
    from: number;
    to: number;
    wants: ChainWants;
    sizer: RangeSizer;
    proof: LogProof;
    cache?: RangeCache | undefined;
    /** How many ranges to fetch ahead. @default 4 */
    inFlight?: number;
    signal: AbortSignal;
}>;
/** Stretches of final blocks that were read before, for the same wants. */
export type RangeCache = Readonly<{
    /** The first that ends at or after a block; it may begin after it. */
    next(number: number): BlockRange | undefined;
    keep(range: BlockRange): Promise<void>;
}>;
/**
 * Final blocks with triggers, range after range. Ranges are fetched ahead at the same time and delivered in
 * order; when the reader is slow, fetching waits. What the cache has is not fetched.
 */
export declare const fetchHistory: (rpc: Rpc, options: HistoryOptions) => AsyncGenerator<BlockRange, void, undefined>;
export {};
