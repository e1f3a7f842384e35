import { bigDecimalToString } from './bigDecimal.js';
import { bytesToHex, hexToBytes } from './hex.js';
import { decodeNumber, encodeNumber } from './numberText.js';
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
export const OPEN = 2_147_483_647;
/** Single-row table with the indexed head: `number INTEGER, hash BLOB, parentHash BLOB, timestamp INTEGER`. */
export const HEAD_TABLE = '$head';
/** Canonical blocks that were processed, for look-up by hash and for reorgs: same columns as the head. */
export const BLOCKS_TABLE = '$blocks';
/** Deterministic errors that stopped the subgraph: `block INTEGER, message TEXT, handler TEXT`. */
/** What mappings logged, newest last: `id, time` in Unix milliseconds`, level, text, module, arguments` as JSON. */
export const LOGS_TABLE = '$logs';
export const ERRORS_TABLE = '$errors';
/** A quoted SQL identifier. */
export const identifier = (name) => `"${name.replaceAll('"', '""')}"`;
const scalarToColumn = (kind, value) => {
    switch (kind) {
        case 'BigInt':
            return encodeNumber(String(value));
        case 'BigDecimal':
            return encodeNumber(bigDecimalToString(value));
        case 'Boolean':
            return value ? 1 : 0;
        default:
            return value;
    }
};
/** One element as the API prints it, for JSON arrays. */
const scalarToJson = (kind, value) => {
    switch (kind) {
        case 'Bytes':
            return bytesToHex(value);
        case 'BigDecimal':
            return bigDecimalToString(value);
        case 'Int':
        case 'Boolean':
            return value;
        default:
            return String(value);
    }
};
/** The column value of a field, for writing and for comparing in filters. */
export const toColumn = (field, value) => {
    if (value === null)
        return null;
    return Array.isArray(value)
        ? JSON.stringify(value.map((element) => scalarToJson(field.kind, element)))
        : scalarToColumn(field.kind, value);
};
const scalarFromColumn = (kind, value) => {
    switch (kind) {
        case 'BigInt':
            return BigInt(decodeNumber(value));
        case 'BigDecimal':
            return parseBigDecimal(decodeNumber(value));
        case 'Boolean':
            return Boolean(Number(value));
        case 'Int':
            return Number(value);
        case 'Int8':
        case 'Timestamp':
            return BigInt(value);
        default:
            return value;
    }
};
const scalarFromJson = (kind, value) => {
    switch (kind) {
        case 'Bytes':
            return hexToBytes(value);
        case 'BigInt':
        case 'Int8':
        case 'Timestamp':
            return BigInt(value);
        case 'BigDecimal':
            return parseBigDecimal(value);
        default:
            return value;
    }
};
/** The field value that `toColumn` was given. */
export const fromColumn = (field, value) => {
    if (value === null)
        return null;
    if (!field.list)
        return scalarFromColumn(field.kind, value);
    const elements = JSON.parse(value);
    return elements.map((element) => scalarFromJson(field.kind, element));
};
/** An entity from a row; null columns are left out. */
export const entityFromRow = (type, row) => {
    const entity = {};
    for (const field of type.stored) {
        const value = row[field.name] ?? null;
        if (value !== null)
            entity[field.name] = fromColumn(field, value);
    }
    return entity;
};
/** A plain decimal of ours, already in normal form. */
const parseBigDecimal = (plain) => {
    const point = plain.indexOf('.');
    if (point !== -1)
        return {
            digits: BigInt(plain.slice(0, point) + plain.slice(point + 1)),
            exponent: point + 1 - plain.length,
        };
    const trimmed = plain.replace(/0+$/, '');
    if (trimmed === '' || trimmed === '-')
        return { digits: 0n, exponent: 0 };
    return { digits: BigInt(trimmed), exponent: plain.length - trimmed.length };
};
//# sourceMappingURL=tables.js.map