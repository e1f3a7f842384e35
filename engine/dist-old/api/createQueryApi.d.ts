import type { Database } from 'better-sqlite3';
import type { InputSchema } from '../core/inputSchema.js';
import type { QueryAnswer } from './execute/queryAnswer.js';
import type { RawVariables } from './request/coerceVariables.js';
export type { QueryAnswer, QueryHead } from './execute/queryAnswer.js';
/** A query as clients send it. */
export type QueryRequest = Readonly<{
    query: string;
    variables?: RawVariables | null | undefined;
}>;
/** `strict` overrides the option `strictQueries`. */
export type ExecuteOptions = Readonly<{
    strict?: boolean | undefined;
}>;
/** Answers GraphQL queries on one deployment. */
export type QueryApi = Readonly<{
    /** The served schema as SDL. */
    schemaSdl: string;
    /**
     * Answers a query from a connection on the deployment's database, in one read transaction.
     * Never throws for what a client sent.
     *
     * @example
     * api.execute(db, { query: '{ deals(first: 5) { id } }' }).body // '{"data":{"deals":[…]}}'
     */
    execute(db: Database, request: QueryRequest, options?: ExecuteOptions): QueryAnswer;
    /**
     * The same for a query that is small and found by indexes whatever its variables; undefined, without having run
     * it, for any other.
     */
    executeBounded(db: Database, request: QueryRequest): QueryAnswer | undefined;
}>;
export type QueryApiOptions = Readonly<{
    schema: InputSchema;
    /** The deployment's id, as `_meta` shows it. */
    deployment: string;
    /** Longest body of an answer, in characters. @default no limit */
    maxResultSize?: number | undefined;
    /** Lowest block whose state is kept. @default 0 */
    earliestBlock?: ((db: Database) => number) | undefined;
    /** Answers `_logs` from the log that the store keeps. @default false */
    logs?: boolean | undefined;
    /** Applies the validation rules of the GraphQL specification first, instead of reading queries leniently. @default false */
    strictQueries?: boolean | undefined;
    /** Most entities a query may ask for, counted before it is run. @default unlimited */
    maxComplexity?: number | undefined;
}>;
/** Prepares the query API of a data model; expensive parts are shared by all requests. */
export declare const createQueryApi: ({ schema: input, deployment, maxResultSize, earliestBlock, logs, strictQueries, maxComplexity, }: QueryApiOptions) => QueryApi;
