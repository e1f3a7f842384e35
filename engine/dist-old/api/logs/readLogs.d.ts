import { type Value } from '../request/value.js';
import type { LogsRoot } from './planLogs.js';
import type { StoredEntry } from './storedEntry.js';
type Read = (text: string, values: readonly unknown[]) => unknown;
/**
 * The entries that a `_logs` field asks for.
 *
 * @throws QueryError for an argument outside its bounds
 */
export declare const readLogs: ({ arguments: given }: LogsRoot, variables: ReadonlyMap<string, Value>, read: Read) => readonly StoredEntry[];
export {};
