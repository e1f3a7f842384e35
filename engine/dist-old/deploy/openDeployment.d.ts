import type { RunQuery } from '../api/runQuery.js';
import type { Log } from '../core/log.js';
import { type Engine } from '../runtime/openEngine.js';
import type { IndexerSettings } from '../runtime/openIndexer.js';
import { type QueriesOptions } from '../runtime/query/openQueries.js';
/** A deployment that is being indexed and answers queries. */
export type Deployment = Readonly<{
    id: string;
    network: string;
    engine: Engine;
    run: RunQuery;
    /** Whether it had caught up with the chain once, in this process or an earlier one. */
    hasSynced(): boolean;
    /** Ends it when the queries that are running have their answers. */
    retire(): Promise<void>;
    close(): Promise<void>;
}>;
/** Begins to index a build, or goes on. */
export declare const openDeployment: (settings: IndexerSettings, { queries: limits, log, signal }: Readonly<{
    queries: QueriesOptions;
    log: Log;
    signal: AbortSignal;
}>) => Promise<Deployment>;
