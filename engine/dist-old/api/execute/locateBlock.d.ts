import type { BlockConstraint } from '../plan/plan.js';
import { type Value } from '../request/value.js';
import type { StoredBlock } from './connectionState.js';
/** The block a group reads at; hash and times are known unless the client named a number. */
export type ReadBlock = Readonly<{
    number: number;
    known: StoredBlock | undefined;
}>;
/** What `locateBlock` needs to know of a deployment. */
export type ChainView = Readonly<{
    deployment: string;
    head: StoredBlock;
    /** Lowest block whose state is kept. */
    earliest: number;
    blockByHash: (hash: Uint8Array) => StoredBlock | undefined;
}>;
/**
 * Finds the block that a constraint means.
 *
 * @throws QueryError when the block is unknown, not indexed yet or no longer kept.
 */
export declare const locateBlock: (constraint: BlockConstraint, variables: ReadonlyMap<string, Value>, chain: ChainView) => ReadBlock;
