import type { ExpandedField } from '../request/expandSelection.js';
import type { StoredEntry } from './storedEntry.js';
/** Prepares the answer to a `_logs` field. */
export declare const renderLogs: (field: ExpandedField) => (entries: readonly StoredEntry[], deployment: string) => string;
