import type { LogEntry } from '../core/logEntry.js';
import type { Connection } from './openDatabase.js';
/** The statement that adds the log to a database. */
export declare const LOG_DEFINITION: string;
/** Writes entries into the log of a database, in whatever transaction is open. No rewind takes them back. */
export declare const openLogKeeper: (db: Connection) => ((entries: readonly LogEntry[]) => void);
