import type { QueryAnswer, QueryRequest } from '../../api/createQueryApi.js';
/** What a query process has to know before its first query. */
export type QueryProcessSettings = Readonly<{
    /** Path of the database file. */
    database: string;
    deployment: string;
    schemaText: string;
    specVersion: string;
    strictQueries: boolean;
    /** Longest body of an answer, in characters. */
    maxResultSize: number;
    /** Most bytes that the process may hold. */
    maxMemory: number;
}>;
/** What the serving thread tells a query process: its settings first, then queries, one at a time. */
export type ToQueryProcess = Readonly<{
    kind: 'open';
    settings: QueryProcessSettings;
}> | Readonly<{
    kind: 'run';
    request: QueryRequest;
}>;
/** What a query process answers to each `run`. */
export type FromQueryProcess = Readonly<{
    kind: 'answer';
    answer: QueryAnswer;
}> | Readonly<{
    kind: 'failed';
    message: string;
}>;
