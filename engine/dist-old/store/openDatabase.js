import Database from 'better-sqlite3';
import { EngineError } from '../core/errors.js';
import { registerFunctions } from './registerFunctions.js';
import { StorageError } from './storageError.js';
/**
 * Opens a database file with what every connection of ours needs: our SQL functions and patience with the other side's locks. Errors name the file.
 */
export const openDatabase = (path, { readonly }) => {
    let db;
    try {
        db = new Database(path, { readonly, fileMustExist: readonly, timeout: 10_000 });
        // Reads the first page, and so finds out whether this is a database at all.
        db.pragma('schema_version');
        registerFunctions(db);
        return db;
    }
    catch (error) {
        db?.close();
        throw databaseError(error, path);
    }
};
/** A read-only connection to a store's file, for queries beside the one writer. */
export const openReader = (path) => {
    const db = openDatabase(path, { readonly: true });
    // Queries sort pages, not tables; a temporary file for each costs more than the sorting.
    db.pragma('temp_store = MEMORY');
    return db;
};
/** Whether nothing was ever written: a process that is killed at its first start leaves such a file. */
export const isEmpty = (db) => db.prepare('SELECT 1 FROM sqlite_schema').get() === undefined;
/** The error that SQLite's own stands for, when the file is to blame; else the error itself. */
export const databaseError = (error, path) => {
    const code = error instanceof Database.SqliteError ? error.code : '';
    const text = error instanceof Error ? error.message : '';
    const fault = (message, remedy, Fault = EngineError) => new Fault(message, { facts: { path, code }, remedy, cause: error });
    if (/^SQLITE_(NOTADB|CORRUPT)/.test(code))
        return fault(`The database ${path} is damaged.`, 'Delete the file (and its -wal and -shm files) and index again, or restore a backup.');
    if (/^SQLITE_(READONLY|CANTOPEN|PERM)/.test(code) || /directory does not exist/.test(text))
        return fault(`The database ${path} cannot be opened for writing.`, 'Check that its directory exists and is writable.');
    if (/^SQLITE_FULL/.test(code))
        return fault(`There is no space left for the database ${path}.`, 'Free some disk space.', StorageError);
    if (/^SQLITE_IOERR/.test(code))
        return fault(`The disk failed while the database ${path} was used.`, 'Check the disk, and the limits on the size of files.', StorageError);
    if (/^SQLITE_BUSY/.test(code))
        return fault(`The database ${path} is in use by another process.`, 'Stop the other process, or use another data directory.', StorageError);
    return error;
};
//# sourceMappingURL=openDatabase.js.map