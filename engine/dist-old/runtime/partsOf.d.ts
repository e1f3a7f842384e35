import type { BlockRange } from '../core/blockRange.js';
import type { Block } from '../core/chain.js';
/** Some blocks of a range, and the range itself with the last of them. */
export type Part = Readonly<{
    blocks: readonly Block[];
    ends: BlockRange | undefined;
}>;
/** Ranges in parts of about so many logs, each of whole blocks. A range without blocks is one empty part. */
export declare function partsOf(ranges: AsyncGenerator<BlockRange, void, undefined>, { logs: most }: {
    logs: number;
}): AsyncGenerator<Part, void, undefined>;
