import type { QueryAnswer, QueryRequest } from '../createQueryApi.js';
import type { StatusSource } from './statusSource.js';
/** Answers queries about the deployments of an indexer. */
export type StatusApi = Readonly<{
    execute(request: QueryRequest): QueryAnswer;
}>;
/** Prepares the status API; `sources` tells the deployments at the time of each query. */
export declare const createStatusApi: (sources: () => readonly StatusSource[], { version }: {
    version: string;
}) => StatusApi;
