import type { Log } from '../core/log.js';
import { type Connection } from '../store/openDatabase.js';
import type { IndexerStatus } from './indexerStatus.js';
import { type Subgraph } from './loadBuild.js';
import { type IndexerSettings } from './openIndexer.js';
export type EngineOptions = IndexerSettings & Readonly<{
    log: Log;
    /** Closes the engine when aborted. */
    signal?: AbortSignal;
    /** Where to index. @default 'worker' */
    thread?: 'worker' | 'here';
}>;
/** One subgraph being indexed; see `openEngine`. */
export type Engine = AsyncDisposable & Readonly<{
    /** Id of the build. */
    deployment: string;
    subgraph: Subgraph;
    /** Path of the database file. */
    database: string;
    /** A read-only connection for queries in this thread. Closed with the engine. */
    reader: Connection;
    status(): IndexerStatus;
    /** Calls the listener on every change of the status, until the returned function is called. */
    onProgress(listener: (status: IndexerStatus) => void): () => void;
    /** Resolves when the head of the chain was reached once; rejects when indexing ends before. */
    whenSynced: Promise<void>;
    /** Resolves with the last status when indexing ended, for whatever reason. */
    done: Promise<IndexerStatus>;
    /** Ends indexing, keeping every block that was indexed whole. Calling it twice is harmless. */
    close(): Promise<void>;
}>;
/**
 * Indexes a built subgraph in a thread of its own. Resolves when build, RPC and database were found good; a
 * database of an earlier run is continued.
 *
 * @example
 * await using engine = await openEngine({ build: 'build/devnet', dataDir: '.poco', network: 'devnet', rpcUrls, log })
 * await engine.whenSynced
 * engine.reader.prepare('SELECT count(*) FROM "Deal"').pluck().get()
 */
export declare const openEngine: (options: EngineOptions) => Promise<Engine>;
