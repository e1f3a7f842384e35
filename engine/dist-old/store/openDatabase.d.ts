import Database from 'better-sqlite3';
export type Connection = Database.Database;
/**
 * Opens a database file with what every connection of ours needs: our SQL functions and patience with the other side's locks. Errors name the file.
 */
export declare const openDatabase: (path: string, { readonly }: {
    readonly: boolean;
}) => Connection;
/** A read-only connection to a store's file, for queries beside the one writer. */
export declare const openReader: (path: string) => Connection;
/** Whether nothing was ever written: a process that is killed at its first start leaves such a file. */
export declare const isEmpty: (db: Connection) => boolean;
/** The error that SQLite's own stands for, when the file is to blame; else the error itself. */
export declare const databaseError: (error: unknown, path: string) => unknown;
