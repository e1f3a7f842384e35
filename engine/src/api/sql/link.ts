import type { EntityType, Field, IdKind } from '../../core/inputSchema.js'
import { QueryError } from '../request/queryError.js'
import { column } from './compiler.js'
import { raw, type Sql, sql } from './sql.js'

/** The same id as the other kind keeps it: parents and children may disagree about bytes and text. */
const convertId = (expression: Sql, from: IdKind, to: IdKind): Sql => {
  if (from === to) return expression
  if (to === 'Int8') return sql`CAST(${expression} AS INTEGER)`
  if (to === 'Bytes') return sql`unhex(substr(${expression}, 3))`
  return from === 'Bytes' ? sql`'0x' || lower(hex(${expression}))` : sql`CAST(${expression} AS TEXT)`
}

/** Ids of a stored list, as columns keep them. */
export const listedIds = (list: Sql, idKind: IdKind): Sql => {
  const value = raw('value')
  const id = idKind === 'String' ? value : convertId(value, 'String', idKind)
  return sql`SELECT ${id} FROM json_each(${list})`
}

/** A parent's row: its type and the alias its columns are read from. */
export type Parent = Readonly<{ type: EntityType; alias: string }>

/** Column of the parent that `linkCondition` reads. */
export const linkColumn = (field: Field): string => (field.derivedFrom === undefined ? field.name : 'id')

/** Condition that holds for the children a parent's field leads to. */
export const linkCondition = (parent: Parent, field: Field, child: EntityType, alias: string): Sql => {
  const own = column(parent.alias, linkColumn(field))
  if (field.derivedFrom === undefined)
    return field.list
      ? sql`${column(alias, 'id')} IN (${listedIds(own, child.idKind)})`
      : sql`${column(alias, 'id')} = ${own}`
  const back = child.fields.get(field.derivedFrom)
  if (!back || back.derivedFrom !== undefined)
    throw new QueryError(
      `Store error: \`${child.name}.${field.derivedFrom}\` is not stored and cannot be joined on`,
      { attestable: false },
    )
  const backColumn = column(alias, back.name)
  if (!back.list) return sql`${backColumn} = ${convertId(own, parent.type.idKind, back.kind as IdKind)}`
  const text = convertId(own, parent.type.idKind, 'String')
  return sql`EXISTS (SELECT 1 FROM json_each(${backColumn}) WHERE value = ${text})`
}
