import type { Database } from 'better-sqlite3';
import type { InputSchema } from '../../core/inputSchema.js';
import type { Manifest } from '../../core/manifest.js';
/** How far indexing is, as the indexer knows it. */
export type Progress = Readonly<{
    health: 'healthy' | 'unhealthy' | 'failed';
    synced: boolean;
    chainHead: Readonly<{
        number: number;
        hash: string;
    }> | undefined;
    /** Why it failed, or what it waits for since when, in Unix seconds. */
    problem: Readonly<{
        kind: 'rpc' | 'disk' | 'mapping' | 'other';
        message: string;
        since: number;
    }> | undefined;
}>;
/** A deployment whose status can be asked for. */
export type StatusSource = Readonly<{
    deployment: string;
    /** Names under which it is served. */
    names: readonly string[];
    /** Names under which it will be served when it has caught up. @default none */
    pendingNames?: readonly string[];
    network: string;
    manifest: Manifest;
    schema: InputSchema;
    db: Database;
    progress: () => Progress;
}>;
