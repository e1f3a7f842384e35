import type { Database } from 'better-sqlite3';
/** Gives a connection the SQL functions that our statements use: `decode_number`, exact arithmetic, and searches. */
export declare const registerFunctions: (db: Database) => void;
