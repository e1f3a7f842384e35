import { type Connection } from './openDatabase.js';
/** Throws when the file is shorter than its header says or, for a small file, inconsistent in itself. */
export declare const checkFile: (db: Connection) => void;
