import type { RequestListener } from 'node:http';
import type { Database } from 'better-sqlite3';
import { type Log } from '../../core/log.js';
import type { QueryApi } from '../createQueryApi.js';
import type { RunQuery } from '../runQuery.js';
import type { StatusApi } from '../status/createStatusApi.js';
import { type Target } from './target.js';
/** A deployment that can be queried: its API and a connection on its database, or something that runs queries. */
export type QuerySource = Readonly<{
    api: QueryApi;
    db: Database;
}> | Readonly<{
    run: RunQuery;
}>;
export type SubgraphListenerOptions = Readonly<{
    /** Finds a deployment by name or id; undefined when there is none. */
    resolve: (target: Target) => QuerySource | undefined;
    /** Answers what is asked about the deployments themselves, at `/index-node/graphql`. */
    status?: StatusApi | undefined;
    /** Largest request body in bytes. @default 10 MiB */
    maxBodyBytes?: number | undefined;
    log?: Log | undefined;
}>;
/**
 * A request listener with the HTTP interface that subgraph clients expect: queries by POST on
 * `/subgraphs/name/<name>` and `/subgraphs/id/<id>`, a query page by GET on the same path.
 *
 * @example
 * createServer(createSubgraphListener({ resolve: ({ value }) => sources.get(value) })).listen(8000)
 */
export declare const createSubgraphListener: ({ resolve, status, maxBodyBytes, log, }: SubgraphListenerOptions) => RequestListener;
