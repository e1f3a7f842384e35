import type { ExpandedField } from '../request/expandSelection.js';
import type { Value } from '../request/value.js';
import type { StoredEntry } from './storedEntry.js';
/** A `_logs` field: its arguments, which may be variables, and how its entries are answered. */
export type LogsRoot = Readonly<{
    kind: 'logs';
    key: string;
    arguments: ReadonlyMap<string, Value>;
    render: (entries: readonly StoredEntry[], deployment: string) => string;
}>;
export declare const planLogs: (field: ExpandedField) => LogsRoot;
