import { type InputSchema } from '../core/inputSchema.js';
import type { Connection } from './openDatabase.js';
/**
 * Brings all tables back to how they were after block `number`; −1 empties them. To be called in a transaction.
 *
 * Rows lie in write order, so those to delete are the last ones and are found without an index on blocks. A
 * version to open again belongs to an entity that was written anew, and so is among the deleted, or was removed.
 */
export declare const rewindTables: (db: Connection, schema: InputSchema, number: number) => void;
