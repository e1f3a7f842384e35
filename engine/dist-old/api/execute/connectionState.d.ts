import type { Database } from 'better-sqlite3';
/** A block as the store knows it; hashes without `0x`. */
export type StoredBlock = Readonly<{
    number: number;
    hash: string;
    parentHash: string;
    timestamp: number;
}>;
/** The indexed head, and the block of the first deterministic error if there was one. */
export type StoredHead = StoredBlock & Readonly<{
    firstError: number | null;
}>;
/** One step of how SQLite runs a statement, in its own words. */
export type PlanStep = Readonly<{
    detail: string;
}>;
/** What one connection keeps between requests: prepared statements and the errors they reported. */
export type ConnectionState = Readonly<{
    /** Runs a statement that yields one value. */
    read(text: string, values: readonly unknown[]): unknown;
    /** Whether `isFine` holds for how SQLite would run a statement. Asked once; a new index is noticed. */
    judge(statement: Readonly<{
        text: string;
        parameters: number;
    }>, isFine: (plan: readonly PlanStep[]) => boolean): boolean;
    /** Errors reported since this was last called, as indexes. */
    takeReports(): readonly number[];
    head(): StoredHead | undefined;
    blockByHash(hash: Uint8Array): StoredBlock | undefined;
    /** Runs `work` so that all its reads see one state of the store. */
    transaction<T>(work: () => T): T;
    /** The same, where all that runs before the next turn of the event loop sees the same state. */
    sharedTransaction<T>(work: () => T): T;
}>;
export declare const createConnectionState: (db: Database) => ConnectionState;
