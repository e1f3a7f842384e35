import type { Field } from '../../core/inputSchema.js'
import type { Piece } from './jsonObject.js'
import { type Sql, sql } from './sql.js'

/** Plain digits of a stored number. Only negative and huge ones need a function of ours. */
const digits = (column: Sql, present: Sql): Sql =>
  sql`iif(${column} >= '0' AND ${column} < '99', substr(${column}, 3), decode_number(${present}))`

const quotedText = (field: Field, column: Sql, present: Sql): Sql | undefined => {
  switch (field.kind) {
    case 'Bytes':
      return sql`'0x' || lower(hex(${present}))`
    case 'BigInt':
      return digits(column, present)
    case 'BigDecimal':
      // What mappings store is short enough; sums may have more digits than a decimal shows.
      return field.aggregate ? sql`print_number(${present})` : digits(column, present)
    case 'Int8':
    case 'Timestamp':
      return present
    default:
      return undefined
  }
}

/**
 * JSON of a stored scalar or list of scalars. `orElse` is what a missing value of a non-null field
 * yields.
 */
export const scalarPieces = (field: Field, column: Sql, orElse: Sql): Piece[] => {
  const present = field.nonNull ? sql`coalesce(${column}, ${orElse})` : column
  if (field.list) return [field.nonNull ? present : sql`coalesce(${column}, 'null')`]
  const quoted = quotedText(field, column, present)
  if (quoted) {
    if (field.nonNull) return ['"', quoted, '"']
    return [sql`iif(${column} IS NULL, 'null', '"' || ${quoted} || '"')`]
  }
  if (field.kind === 'String') return [sql`json_quote(${present})`]
  if (field.kind === 'Int') return [field.nonNull ? present : sql`coalesce(${column}, 'null')`]
  return [sql`CASE ${present} WHEN 0 THEN 'false' WHEN 1 THEN 'true' ELSE 'null' END`]
}
