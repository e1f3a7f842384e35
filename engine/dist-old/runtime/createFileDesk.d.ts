import type { Block } from '../core/chain.js';
import type { Log } from '../core/log.js';
import type { LogEntry } from '../core/logEntry.js';
import type { FileRun, NewFile, Store } from '../store/openStore.js';
import type { Executor } from './createExecutor.js';
import type { Subgraph } from './loadBuild.js';
/** What the handlers of files did at the end of a block. */
export type FileOutcome = Readonly<{
    runs: readonly FileRun[];
    files: readonly NewFile[];
    /** What they logged. */
    log: readonly LogEntry[];
}>;
export type FileDeskOptions = Readonly<{
    subgraph: Subgraph;
    executor: Executor;
    store: Store;
    log: Log;
    /** IPFS gateways, best first. */
    gateways: readonly string[];
    /** Milliseconds before another try, after `failures` (from 1). */
    retryMs(failures: number): number;
}>;
/** Fetches files and runs their handlers; see `createFileDesk`. */
export type FileDesk = Readonly<{
    /** Fetches what the store waits for and nothing else, as after a start or a rewind. */
    reload(): void;
    /** Runs the handlers of files that have arrived, as far as their time allows. Throws a `BlockFailure` when one fails. */
    run(block: Block): FileOutcome;
    /** Takes note that the block, with the outcome of `run`, is in the store. */
    keepBlock(): void;
    /** Ends all fetching. */
    close(): void;
}>;
/**
 * The desk where files come in. They are fetched beside the indexing and never delay it: what is here when a block
 * has been processed is handled at the end of that block, in order of arrival. Their handlers get a share of the time:
 * what is in a file, and how many there are, is up to strangers.
 *
 * A handler of a file sees only what it writes itself. It cannot fail alone: its block fails with it and is tried
 * again, as no two indexers need agree on the block at which a file arrives.
 */
export declare const createFileDesk: (options: FileDeskOptions) => FileDesk;
