import type { ActiveDataSource } from '../core/activeDataSource.js';
import type { Block } from '../core/chain.js';
import type { EntityCache } from '../core/entityCache.js';
import { HandlerError } from '../core/handler.js';
import type { Log } from '../core/log.js';
import type { LogEntry } from '../core/logEntry.js';
import type { Manifest } from '../core/manifest.js';
import type { StateReader } from '../source/readState.js';
import type { NewFile } from '../store/openStore.js';
import type { StoredError } from '../store/readErrors.js';
import type { Executor } from './createExecutor.js';
import type { Preparation } from './prepareAhead.js';
/** What handlers did in one block. The entities they wrote are in the entity cache. */
export type BlockOutcome = Readonly<{
    /** Data sources made in this block. */
    created: readonly ActiveDataSource[];
    /** Files asked for in this block, some perhaps again. */
    files: readonly NewFile[];
    /** Handlers that failed and were skipped. */
    errors: readonly StoredError[];
    /** What handlers logged. */
    log: readonly LogEntry[];
    /** Number of handlers that ran. */
    handlers: number;
}>;
export type BlockProcessorOptions = Readonly<{
    manifest: Manifest;
    executor: Executor;
    cache: EntityCache;
    readState: StateReader;
    /** The block with those of its logs that the given data sources want. */
    fetchBlockFor(block: Block, sources: readonly ActiveDataSource[], signal: AbortSignal): Promise<Block>;
    log: Log;
}>;
/** Runs the handlers of blocks; see `createBlockProcessor`. */
export type BlockProcessor = Readonly<{
    /**
     * Runs all handlers of a block. Afterwards the cache holds the block's changes.
     *
     * @param options.skipFailures go on after a handler that failed deterministically, leaving out what it did;
     *   otherwise its error is thrown, as a `BlockFailure`
     */
    process(block: Block, options: {
        sources: readonly ActiveDataSource[];
        skipFailures: boolean;
        signal: AbortSignal;
    }): Promise<BlockOutcome>;
    /**
     * Begins to fetch what the handlers of these blocks will ask of the chain's state, as far as can be foreseen. Handlers
     * make trial runs meanwhile, so neither this nor `finish` may be called while a block is processed.
     */
    foresee(blocks: readonly Block[], options: {
        sources: readonly ActiveDataSource[];
        signal: AbortSignal;
    }): Preparation;
    /** Drops what was foreseen for blocks that were not processed. */
    forget(): void;
}>;
/** A handler failed; says where, for the record. */
export declare class BlockFailure extends Error {
    name: string;
    readonly block: Block;
    readonly record: StoredError;
    readonly failure: HandlerError;
    /** What handlers of the block had logged before. */
    readonly log: readonly LogEntry[];
    constructor(block: Block, record: StoredError, failure: HandlerError, entries?: readonly LogEntry[]);
}
/**
 * Runs handlers synchronously. One that needs state of the chain is abandoned, the state is fetched, and it is run again
 * with nothing left of its first run.
 */
export declare const createBlockProcessor: (options: BlockProcessorOptions) => BlockProcessor;
/** Where in the mapping an error came from, to follow its text. */
export declare const tracedFrom: (error: unknown) => string;
/** The error and its causes, as far as they say something new. */
export declare const chainText: (error: Error) => string;
