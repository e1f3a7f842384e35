import type { BlockRange } from '../core/blockRange.js';
import type { ChainIdentity } from '../core/chain.js';
import { type Hex } from '../core/hex.js';
import type { Log } from '../core/log.js';
/** What the chain said of final blocks, kept in a file of its own; see `openChainCache`. */
export type ChainCache = Readonly<{
    /** The chain that the contents are of; undefined while empty. */
    identity(): ChainIdentity | undefined;
    /** The newest block that was kept. */
    newest(): Readonly<{
        number: number;
        hash: Hex;
    }> | undefined;
    /** The first kept stretch for these wants that ends at or after a block; it may begin after it. */
    range(wants: string, number: number): BlockRange | undefined;
    keepRange(wants: string, range: BlockRange): Promise<void>;
    /** Undefined when not kept. */
    state(block: Hex, query: string): Hex | null | undefined;
    keepState(block: Hex, query: string, answer: Hex | null): void;
    /** Forgets what was kept of blocks after `number`; −1 forgets everything. */
    forgetAfter(number: number): void;
    /** Begins anew for a chain. */
    reset(identity: ChainIdentity): void;
    close(): void;
}>;
/**
 * Opens, or creates, a cache of at most about `maxBytes`. What was not used for the most runs goes first. The cache never
 * stands in the way: a damaged file is thrown away, and after a failure nothing is kept any more.
 */
export declare const openChainCache: (path: string, { maxBytes, log }: {
    maxBytes: number;
    log: Log;
}) => ChainCache;
