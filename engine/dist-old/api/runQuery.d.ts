import type { QueryAnswer, QueryRequest } from './createQueryApi.js';
export type RunQueryOptions = Readonly<{
    /** Characters that the variables were sent in. Large ones are not read in the serving thread. @default 0 */
    variablesSize?: number | undefined;
    /** Called when the query has to wait; aborting the signal frees what it occupies. */
    signal?: (() => AbortSignal | undefined) | undefined;
}>;
/**
 * Answers a query, at once or later. Rejects with an `AbortError` when its signal was aborted, never for what a
 * client sent.
 */
export type RunQuery = (request: QueryRequest, options?: RunQueryOptions) => QueryAnswer | Promise<QueryAnswer>;
