import type { Connection } from './openDatabase.js';
/** Remembers that the head of the chain was reached once; see `openSyncMark`. */
export type SyncMark = Readonly<{
    hasSynced(): boolean;
    markSynced(): void;
}>;
/** The mark of a database, which nothing takes back: not a restart, and not a rewind. */
export declare const openSyncMark: (db: Connection) => SyncMark;
