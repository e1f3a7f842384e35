import type { Log } from '../core/log.js';
import type { IndexerStatus } from './indexerStatus.js';
import { type IndexerSettings } from './openIndexer.js';
/** An indexer at work, wherever it runs. */
export type IndexerThread = Readonly<{
    /** Resolves when build, RPC and database were found good; rejects when they were not. */
    ready: Promise<void>;
    /** Resolves with the last status when indexing ended. Rejects when it never began or its thread died. */
    done: Promise<IndexerStatus>;
    /** Asks it to end. */
    stop(): void;
    /** Ends it at once, losing what is not committed. */
    kill(): Promise<void>;
}>;
type Hooks = Readonly<{
    log: Log;
    onStatus: (status: IndexerStatus) => void;
}>;
/** Runs the indexer in this thread: for tests, where a debugger and coverage should see it. */
export declare const startHere: (settings: IndexerSettings, { log, onStatus }: Hooks) => IndexerThread;
/** Runs the indexer in a thread of its own, so that neither it nor queries wait for the other. */
export declare const startWorker: (settings: IndexerSettings, { log, onStatus }: Hooks) => IndexerThread;
export {};
