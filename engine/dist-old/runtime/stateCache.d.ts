import type { Hex } from '../core/hex.js';
import type { StateQuery } from '../source/readState.js';
/** Answers about the state of blocks, reverts included; see `createStateCache`. */
export type StateCache = Readonly<{
    /** Undefined when not known; null for a call that reverts. */
    get(blockHash: Hex, query: StateQuery): Hex | null | undefined;
    set(blockHash: Hex, query: StateQuery, answer: Hex | null): void;
    /** Drops what is known of a block. */
    forget(blockHash: Hex): void;
    clear(): void;
}>;
/** Remembers what the chain answered about the state of each block. Reorgs need no care: keys are block hashes. */
export declare const createStateCache: () => StateCache;
/** Text that is equal for equal questions. */
export declare const keyOf: (query: StateQuery) => string;
