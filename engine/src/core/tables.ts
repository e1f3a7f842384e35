import { type BigDecimal, bigDecimalToString } from './bigDecimal.js'
import type { Entity, FieldValue, ScalarValue } from './entity.js'
import { bytesToHex, type Hex, hexToBytes } from './hex.js'
import type { Field, ValueKind } from './inputSchema.js'
import { decodeNumber, encodeNumber } from './numberText.js'

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
 * A mutable type has half-open version ranges `[$from, $to)` with `$to = OPEN` for the current version; an immutable one has
 * `$block` alone. `$vid` is the row id. Those of current versions rise in the order in which entities came to be, those of
 * past versions, from `PAST` on, in the order in which they ended: so current versions lie close together, wherever in
 * history they began.
 */
export const OPEN = 2_147_483_647
/** The first row id of past versions. */
export const PAST = 2 ** 30

/** Single-row table with the indexed head: `number INTEGER, hash BLOB, parentHash BLOB, timestamp INTEGER`. */
export const HEAD_TABLE = '$head'
/** Canonical blocks that were processed, for look-up by hash and for reorgs: same columns as the head. */
export const BLOCKS_TABLE = '$blocks'
/** What mappings logged, newest last: `id, time` in Unix milliseconds`, level, text, module, arguments` as JSON. */
export const LOGS_TABLE = '$logs'
/** Deterministic errors that stopped the subgraph: `block INTEGER, message TEXT, handler TEXT`. */
export const ERRORS_TABLE = '$errors'

/** A quoted SQL identifier. */
export const identifier = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** What better-sqlite3 binds and returns (integers of 64-bit kinds as bigint). */
export type ColumnValue = string | number | bigint | Uint8Array | null

const scalarToColumn = (kind: ValueKind, value: ScalarValue): ColumnValue => {
  switch (kind) {
    case 'BigInt':
      return encodeNumber(String(value))
    case 'BigDecimal':
      return encodeNumber(bigDecimalToString(value as BigDecimal))
    case 'Boolean':
      return value ? 1 : 0
    default:
      return value as ColumnValue
  }
}

/** One element as the API prints it, for JSON arrays. */
const scalarToJson = (kind: ValueKind, value: ScalarValue): string | number | boolean => {
  switch (kind) {
    case 'Bytes':
      return bytesToHex(value as Uint8Array)
    case 'BigDecimal':
      return bigDecimalToString(value as BigDecimal)
    case 'Int':
    case 'Boolean':
      return value as number | boolean
    default:
      return String(value)
  }
}

/** The column value of a field, for writing and for comparing in filters. */
export const toColumn = (field: Pick<Field, 'kind' | 'list'>, value: FieldValue): ColumnValue => {
  if (value === null) return null
  return Array.isArray(value)
    ? JSON.stringify(value.map((element) => scalarToJson(field.kind, element)))
    : scalarToColumn(field.kind, value as ScalarValue)
}

const scalarFromColumn = (kind: ValueKind, value: ColumnValue): ScalarValue => {
  switch (kind) {
    case 'BigInt':
      return BigInt(decodeNumber(value as string))
    case 'BigDecimal':
      return parseBigDecimal(decodeNumber(value as string))
    case 'Boolean':
      return Boolean(Number(value))
    case 'Int':
      return Number(value)
    case 'Int8':
    case 'Timestamp':
      return BigInt(value as bigint)
    default:
      return value as ScalarValue
  }
}

const scalarFromJson = (kind: ValueKind, value: string | number | boolean): ScalarValue => {
  switch (kind) {
    case 'Bytes':
      return hexToBytes(value as Hex)
    case 'BigInt':
    case 'Int8':
    case 'Timestamp':
      return BigInt(value)
    case 'BigDecimal':
      return parseBigDecimal(value as string)
    default:
      return value
  }
}

/** The field value that `toColumn` was given. */
export const fromColumn = (field: Pick<Field, 'kind' | 'list'>, value: ColumnValue): FieldValue => {
  if (value === null) return null
  if (!field.list) return scalarFromColumn(field.kind, value)
  const elements = JSON.parse(value as string) as (string | number | boolean)[]
  return elements.map((element) => scalarFromJson(field.kind, element))
}

/** An entity from the columns of its fields, in their order, and from what is known of it; nulls are left out. */
export const entityFromColumns = (
  fields: readonly Field[],
  columns: readonly ColumnValue[],
  known: Readonly<{ id?: ScalarValue }> = {},
): Entity => {
  const entity: Record<string, FieldValue> = known.id === undefined ? {} : { id: known.id }
  for (let index = 0; index < fields.length; index++) {
    const field = fields[index]!
    const value = columns[index] ?? null
    if (value !== null) entity[field.name] = fromColumn(field, value)
  }
  return entity
}

/** A plain decimal of ours, already in normal form. */
const parseBigDecimal = (plain: string): BigDecimal => {
  const point = plain.indexOf('.')
  if (point !== -1)
    return {
      digits: BigInt(plain.slice(0, point) + plain.slice(point + 1)),
      exponent: point + 1 - plain.length,
    }
  const trimmed = plain.replace(/0+$/, '')
  if (trimmed === '' || trimmed === '-') return { digits: 0n, exponent: 0 }
  return { digits: BigInt(trimmed), exponent: plain.length - trimmed.length }
}
