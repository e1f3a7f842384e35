import type { Entity, FieldValue } from './entity.js';
import type { EntityType, Field } from './inputSchema.js';
/**
 * How entities lie in SQLite. The store writes by these rules and the query API reads by them.
 *
 * One table per entity type, named like the type; one column per stored field, named like the field.
 * Names with `$` are the engine's own: GraphQL names cannot contain it.
 *
 * | kind                | column                                                              |
 * | ---                 | ---                                                                 |
 * | String, id, enum    | TEXT                                                                |
 * | Bytes               | BLOB                                                                |
 * | Int                 | INTEGER                                                             |
 * | Int8, Timestamp     | INTEGER (64 bit; microseconds)                                      |
 * | BigInt, BigDecimal  | TEXT of `encodeNumber`: byte order is numeric order                 |
 * | Boolean             | INTEGER 0 or 1                                                      |
 * | list of any         | TEXT, JSON array of what the API prints for each element            |
 *
 * A mutable type has half-open version ranges `[$from, $to)` with `$to = OPEN` for the current version;
 * an immutable one has `$block` alone. `$vid` is the row id, rising in write order.
 */
export declare const OPEN = 2147483647;
/** Single-row table with the indexed head: `number INTEGER, hash BLOB, parentHash BLOB, timestamp INTEGER`. */
export declare const HEAD_TABLE = "$head";
/** Canonical blocks that were processed, for look-up by hash and for reorgs: same columns as the head. */
export declare const BLOCKS_TABLE = "$blocks";
/** Deterministic errors that stopped the subgraph: `block INTEGER, message TEXT, handler TEXT`. */
/** What mappings logged, newest last: `id, time` in Unix milliseconds`, level, text, module, arguments` as JSON. */
export declare const LOGS_TABLE = "$logs";
export declare const ERRORS_TABLE = "$errors";
/** A quoted SQL identifier. */
export declare const identifier: (name: string) => string;
/** What better-sqlite3 binds and returns (integers of 64-bit kinds as bigint). */
export type ColumnValue = string | number | bigint | Uint8Array | null;
/** The column value of a field, for writing and for comparing in filters. */
export declare const toColumn: (field: Pick<Field, 'kind' | 'list'>, value: FieldValue) => ColumnValue;
/** The field value that `toColumn` was given. */
export declare const fromColumn: (field: Pick<Field, 'kind' | 'list'>, value: ColumnValue) => FieldValue;
/** An entity from a row; null columns are left out. */
export declare const entityFromRow: (type: EntityType, row: Readonly<Record<string, ColumnValue>>) => Entity;
