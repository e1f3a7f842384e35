import Database from 'better-sqlite3';
import { databaseError } from './openDatabase.js';
/**
 * Holds the right to write to a store until closed. It is a lock of the operating system, so it ends with the
 * process, however that ends. Throws when somebody else holds it.
 */
export const openWriteLock = (path) => {
    try {
        const lock = new Database(`${path}-lock`, { timeout: 0 });
        try {
            lock.exec('BEGIN EXCLUSIVE');
            return { close: () => lock.close() };
        }
        catch (error) {
            lock.close();
            throw error;
        }
    }
    catch (error) {
        throw databaseError(error, path);
    }
};
//# sourceMappingURL=openWriteLock.js.map