import type { Log } from '../core/log.js';
import type { IndexerSettings } from '../runtime/openIndexer.js';
import type { QueriesOptions } from '../runtime/query/openQueries.js';
import { type Deployment } from './openDeployment.js';
import type { Registered } from './openRegistry.js';
export type FleetOptions = Readonly<{
    /** Folder for builds and databases. */
    dataDir: string;
    /** How to read each network that subgraphs may be deployed for. */
    networks: ReadonlyMap<string, Omit<IndexerSettings, 'build' | 'dataDir' | 'network'>>;
    queries?: QueriesOptions;
    /** Keeps the databases of deployments that are dropped. @default false */
    keepOld?: boolean;
    log: Log;
    signal: AbortSignal;
}>;
/** Called when a deployment has caught up with the chain, at most once for each. */
type OnSynced = (deployment: Deployment) => Promise<void>;
/** The deployments that are running, by id, and their files. */
export type Fleet = Readonly<{
    get(deployment: string): Deployment | undefined;
    all(): readonly Deployment[];
    serves(network: string): boolean;
    /** Begins to index a build. */
    launch(build: string, registered: Registered): Promise<Deployment>;
    /** Takes what may change in a build that was launched by an earlier process. */
    renew(build: string, registered: Registered): Promise<void>;
    /** Goes on with what was launched by an earlier process. */
    resume(registered: Registered): Promise<Deployment>;
    /** Ends a deployment when it has given the answers that it owes, and deletes its files. */
    drop(registered: Registered): Promise<void>;
    close(): Promise<void>;
}>;
export declare const openFleet: ({ dataDir, networks, queries, keepOld, log, signal }: FleetOptions, onSynced: OnSynced) => Fleet;
export {};
