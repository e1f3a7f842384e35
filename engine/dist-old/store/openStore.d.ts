import type { BlockPointer } from '../core/chain.js';
import type { EntityChange, StoredEntities } from '../core/entityCache.js';
import { type Context } from '../core/handler.js';
import { type Hex } from '../core/hex.js';
import type { InputSchema } from '../core/inputSchema.js';
import type { LogEntry } from '../core/logEntry.js';
import type { IndexHint } from '../core/queryIndexHints.js';
import { type SyncMark } from './openSyncMark.js';
import { type StoredError } from './readErrors.js';
import { type StoreIdentity } from './storeIdentity.js';
/** A block as the store knows it. `timestamp` is in Unix seconds. */
export type StoredBlock = BlockPointer & Readonly<{
    parentHash: Hex;
    timestamp: number;
}>;
/** A data source that a handler made from template number `template`. */
export type StoredDataSource = Readonly<{
    template: number;
    address: Hex;
    context: Context;
    block: number;
}>;
/** A file that a handler asked for through template number `template`. */
export type NewFile = Readonly<{
    template: number;
    /** In normal form, `<cid>[/<path>]`. */
    reference: string;
    context: Context;
    /** Block of the event behind it. */
    block: number;
    /** Id of the file that the chain asked for and this one comes from; undefined when the chain asked for this one. */
    origin?: number | undefined;
}>;
/** A file as the store keeps it. Its id counts from 1. */
export type StoredFile = NewFile & Readonly<{
    id: number;
}>;
/** What the handler of a file did: entities that only this file may write, all of them new. */
export type FileRun = Readonly<{
    id: number;
    changes: readonly EntityChange[];
}>;
/** Everything that one block changes. */
export type BlockWrite = Readonly<{
    block: StoredBlock;
    /** False for a block that only moves the head. */
    hasTriggers: boolean;
    /** False for the end of a range whose blocks were not delivered one by one: it completes no bucket. @default true */
    completesBuckets?: boolean;
    changes: readonly EntityChange[];
    dataSources: readonly StoredDataSource[];
    errors: readonly StoredError[];
    /** Files asked for. One that was asked for before, in the same words, is left out. */
    files?: readonly NewFile[];
    /** Files whose handler ran at the end of the block. */
    fileRuns?: readonly FileRun[];
    /** What mappings logged. */
    log?: readonly LogEntry[];
}>;
/** The writing side of one subgraph's database; see `openStore`. */
export type Store = StoredEntities & SyncMark & Readonly<{
    path: string;
    /** Newest block written, committed or not. */
    head(): StoredBlock | undefined;
    /**
     * Writes a block into the open transaction, beginning one if there is none, and rolls up the buckets that
     * it completes. A block that breaks a rule of the schema leaves no trace and throws a `HandlerError`.
     */
    write(block: BlockWrite): void;
    /** Makes everything written since the last commit durable and visible to readers. */
    commit(): void;
    /** Drops everything written since the last commit. */
    rollBack(): void;
    /** Brings everything back to how it was after block `number`, in one transaction; −1 empties the store. */
    rewind(number: number): void;
    /** Blocks that can be rewound to, newest first, below `below`. */
    blocks(options: {
        below: number;
        limit: number;
    }): readonly BlockPointer[];
    /** Number of the oldest block that is known. */
    earliestBlock(): number | undefined;
    /** Data sources made by handlers, in order of creation. */
    dataSources(): readonly StoredDataSource[];
    /** Files whose handler has not run, in order of creation: all, those of one reference, or those after an id. */
    pendingFiles(which?: {
        reference?: string;
        after?: number;
        limit?: number;
    }): readonly StoredFile[];
    /** How many files come from one that the chain asked for, that one not counted. */
    filesFrom(origin: number): number;
    errors(): readonly StoredError[];
    /** Makes the indexes that only queries need; takes a while on a large database. */
    createQueryIndexes(): void;
    /** Forgets blocks below `number` that hold nothing. */
    forgetEmptyBlocks(number: number): void;
    close(): void;
}>;
/**
 * Opens, or creates, the database of one subgraph for writing. Refuses a file of another subgraph or chain, a
 * damaged one, and one that somebody else writes to. Nothing written is visible to readers before `commit`.
 */
export declare const openStore: (path: string, options: {
    schema: InputSchema;
    identity: StoreIdentity;
    /** Names of the entity types that handlers of files may write. @default none */
    fileTypes?: ReadonlySet<string>;
    /** Indexes wanted besides those that follow from the schema. @default none */
    indexHints?: readonly IndexHint[];
}) => Store;
