import type { QueryAnswer, QueryRequest } from '../../api/createQueryApi.js';
import type { QueryProcess } from './startQueryProcess.js';
export type QueryPoolOptions = Readonly<{
    start: () => QueryProcess;
    /** Most queries at a time. */
    processes: number;
    /** Most queries that wait for one. */
    queue: number;
    /** Most milliseconds a query may run, and as long again wait. */
    timeLimitMs: number;
    /** Milliseconds after which a process without work is ended. */
    idleMs: number;
}>;
/** Runs queries in processes of their own; see `createQueryPool`. */
export type QueryPool = Readonly<{
    run(request: QueryRequest, signal?: AbortSignal | undefined): Promise<QueryAnswer>;
    close(): void;
}>;
/**
 * Runs queries in up to `processes` processes, which are started when needed. Queries that are known to be slow
 * leave one process to the others.
 */
export declare const createQueryPool: (options: QueryPoolOptions) => QueryPool;
