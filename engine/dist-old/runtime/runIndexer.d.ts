import type { Log } from '../core/log.js';
import type { HeadNotices } from '../source/openHeadNotices.js';
import type { Rpc } from '../source/rpc.js';
import type { ChainCache } from '../store/openChainCache.js';
import type { Store } from '../store/openStore.js';
import { type Executor } from './createExecutor.js';
import type { IndexerStatus } from './indexerStatus.js';
import type { Subgraph } from './loadBuild.js';
export type IndexerOptions = Readonly<{
    subgraph: Subgraph;
    /** Runs the subgraph's handlers. @default one made of its mappings */
    executor?: Executor;
    store: Store;
    rpc: Rpc;
    chainId: number;
    log: Log;
    signal: AbortSignal;
    /** Called on every change of the status. */
    onStatus?: (status: IndexerStatus) => void;
    /** Shortest time between looks at the head of the chain, in milliseconds. @default 250 */
    pollMs?: number;
    /** Tell of new blocks. @default the head is only looked at */
    notices?: HeadNotices;
    /** Blocks this far behind the head never change; when one does, indexing stops. @default 250 */
    finality?: number;
    /** Most blocks per log request. @default 10_000 */
    maxBlockRange?: number;
    /** Addresses of IPFS gateways, best first; without any, files are never fetched. @default none */
    ipfsGateways?: readonly string[];
    /** Proves from receipts that no log is missing. @default false */
    verifyLogs?: boolean;
    /** Keeps what the chain says of final blocks, for the next index. @default nothing is kept */
    cache?: ChainCache;
    /** Milliseconds before another try to fetch a file. @default 5 s, doubling to 10 min */
    fileRetryMs?: (failures: number) => number;
}>;
/**
 * Indexes a subgraph from where its store stands until the signal is aborted or the subgraph fails. Everything that was
 * committed stays valid whenever it ends.
 */
export declare const runIndexer: (options: IndexerOptions) => Promise<IndexerStatus>;
