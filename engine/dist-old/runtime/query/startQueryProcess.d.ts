import type { QueryAnswer, QueryRequest } from '../../api/createQueryApi.js';
import type { QueryProcessSettings } from './queryMessages.js';
/** A process that runs one query at a time; see `startQueryProcess`. */
export type QueryProcess = Readonly<{
    /** Rejects when the process ended before it answered: with a QueryError when the query was the reason. */
    run(request: QueryRequest): Promise<QueryAnswer>;
    /** Ends it at once, in the middle of whatever it does. */
    kill(): void;
}>;
/**
 * Starts a process that reads the database. A process and not a thread: SQLite does not return from a statement
 * before its end, and a thread inside it cannot be ended.
 */
export declare const startQueryProcess: (settings: QueryProcessSettings) => QueryProcess;
