import type { ValueKind } from '../../core/inputSchema.js';
import type { ColumnValue } from '../../core/tables.js';
import type { Value } from '../request/value.js';
/** Bytes of hexadecimal text, in any letter case, with or without `0x`. */
export declare const decodeBytes: (text: string) => Uint8Array;
/** A scalar as its column keeps it. */
export declare const encodeScalar: (kind: ValueKind) => (value: Value) => ColumnValue;
/** JSON array of column values, to compare a column with; bytes as hexadecimal digits. */
export declare const encodeCandidates: (kind: ValueKind) => (value: Value) => string;
/** JSON array as a list column keeps it. */
export declare const encodeList: (kind: ValueKind) => (value: Value) => string;
