import type { RunQuery } from '../../api/runQuery.js';
import type { Engine } from '../openEngine.js';
/** Bounds of what queries may take. */
export type QueryLimits = Readonly<{
    /** Most large queries at a time, each in a process of its own. @default 2 */
    processes?: number | undefined;
    /** Most large queries that wait for a process. @default 256 */
    queue?: number | undefined;
    /** Most milliseconds a large query may run, and as long again wait. @default 10_000 */
    timeLimitMs?: number | undefined;
    /** Longest body of an answer, in characters. @default 32 Mi */
    maxResultSize?: number | undefined;
    /** Most bytes that a process may hold, some 110 Mi of which are the process itself. @default 384 Mi */
    maxMemory?: number | undefined;
}>;
export type QueriesOptions = QueryLimits & Readonly<{
    /** Refuses queries that break the validation rules of GraphQL. @default false */
    strictQueries?: boolean | undefined;
}>;
/** Answers queries on what an engine indexes. */
export type Queries = AsyncDisposable & Readonly<{
    /** The served schema as SDL. */
    schemaSdl: string;
    run: RunQuery;
    /** Ends all queries; a query that is running is never answered. */
    close(): void;
}>;
/**
 * Answers queries so that none delays the others or the indexing for long: what is sure to be small is run at once,
 * in this thread; everything else in a few processes beside it, within limits.
 *
 * @example
 * await using queries = openQueries(engine)
 * (await queries.run({ query: '{ deals { id } }' })).body // '{"data":{"deals":[…]}}'
 */
export declare const openQueries: ({ subgraph, deployment, database, reader }: Pick<Engine, 'subgraph' | 'deployment' | 'database' | 'reader'>, options?: QueriesOptions) => Queries;
