import type { BlockPointer } from '../core/chain.js';
import type { Facts } from '../core/errors.js';
import type { EndpointStatus } from '../source/endpointPool.js';
/** Where the indexer is in its life. */
export type IndexerState = 'starting' | 'backfilling' | 'following' | 'rewinding' | 'stopped';
/** What a problem is with: the chain's RPC, the disk, the mappings, or anything else. */
export type ProblemKind = 'rpc' | 'disk' | 'mapping' | 'other';
/** Why indexing failed or is held up. */
export type IndexerProblem = Readonly<{
    kind: ProblemKind;
    message: string;
    remedy?: string;
    facts?: Facts;
    /** When it began, in Unix seconds; it may have changed its face since. */
    since: number;
}>;
/** What an operator wants to know. Plain data, so it crosses threads. */
export type IndexerStatus = Readonly<{
    state: IndexerState;
    /** `unhealthy`: handlers failed and were skipped. `failed`: indexing stopped for good. */
    health: 'healthy' | 'unhealthy' | 'failed';
    /** Newest committed block, with its time in Unix seconds. */
    head: (BlockPointer & Readonly<{
        timestamp: number;
    }>) | undefined;
    /** Newest block of the chain that was seen. */
    chainHead: BlockPointer | undefined;
    /** Whether the head of the chain was reached once since the start. */
    synced: boolean;
    /** Entity versions written per second, over the last few seconds. */
    entitiesPerSecond: number;
    /** Reorgs met since the start. */
    reorgs: number;
    /** How the RPC endpoints fare, in the order they were given. */
    endpoints: readonly EndpointStatus[];
    /** The failure, or what the indexer currently retries. */
    problem: IndexerProblem | undefined;
}>;
