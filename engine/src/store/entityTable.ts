import type { Statement } from 'better-sqlite3'
import type { Entity, EntityId, ScalarValue } from '../core/entity.js'
import { hashOfId, idFromValue, idToValue } from '../core/entityId.js'
import type { EntityType, Field } from '../core/inputSchema.js'
import { type ColumnValue, entityFromColumns, identifier, OPEN, toColumn } from '../core/tables.js'
import type { Connection } from './openDatabase.js'
import type { RowHints } from './rowHints.js'
import { fieldIndex, nextCurrent, nextPast } from './tableDefinitions.js'

/** Reads and writes the versions of one entity type; see `openEntityTable`. */
export type EntityTable = Readonly<{
  /** The current version, unless a file wrote it. */
  load(id: EntityId): Entity | null
  /** Whether there is a current version, whoever wrote it. */
  has(id: EntityId): boolean
  /** Current entities, but those of files, whose field `link` is `id` or contains it. */
  loadLinked(link: Field, id: EntityId): readonly Entity[]
  /** @param region id of the file that writes; 0, the default, is the chain */
  insert(entity: Entity, block: number, region?: number): void
  /**
   * Ends the current version at `block` and begins another.
   *
   * @param changed the fields that have another value in it. @default all
   */
  update(id: EntityId, entity: Entity, block: number, changed?: readonly Field[]): void
  /** Ends the current version at `block`. */
  remove(id: EntityId, block: number): void
  /** Number of versions; slow on large tables. */
  count(): number
}>

/** Writes some fields of a current version. */
type Update = Readonly<{ fields: readonly Field[]; statement: Statement }>

/** Columns of a row, in the order in which a statement asks for them. */
type Row = readonly ColumnValue[]

/** Mostly the same fields change again and again. Where more sets of fields than these do, all are written. */
const MOST_UPDATES = 64

/** Prepared access to one entity type's table. */
export const openEntityTable = (
  db: Connection,
  type: EntityType,
  { hints, hasRegions = false }: { hints: RowHints; hasRegions?: boolean },
): EntityTable => {
  const table = identifier(type.table)
  const columns = type.stored.map(({ name }) => identifier(name)).join(', ')
  const changeable = type.stored.filter(({ name }) => name !== 'id')
  const current = type.immutable ? '' : ` AND "$to" = ${OPEN}`
  const ofChain = hasRegions ? ' AND "$region" = 0' : ''
  const has64Bits = type.stored.some(({ kind, list }) => !list && (kind === 'Int8' || kind === 'Timestamp'))
  const prepareRead = (sql: string): Statement => db.prepare(sql).safeIntegers(has64Bits).raw()
  const toId = (id: EntityId) => idToValue(type.idKind, id)
  const seed = hashOfId(type.name)
  const hashOf = (id: EntityId) => hashOfId(id, seed)

  const loaded = [...changeable.map(({ name }) => name), '$vid'].map(identifier).join(', ')
  const selectBy = (key: string) =>
    prepareRead(`SELECT ${loaded} FROM ${table} WHERE ${key}${current}${ofChain}`)
  const select = selectBy('id = ?')
  const selectAt = selectBy('"$vid" = ? AND id = ?')
  const selectRow = db.prepare(`SELECT "$vid" FROM ${table} WHERE id = ?${current}`).pluck()
  const versionColumns =
    (type.immutable ? '"$block"' : '"$vid", "$from", "$to"') + (hasRegions ? ', "$region"' : '')
  const versionValues =
    (type.immutable ? '?' : `${nextCurrent(table)}, ?, ${OPEN}`) + (hasRegions ? ', ?' : '')
  const insert = db.prepare(
    `INSERT ${type.skipDuplicates ? 'OR IGNORE ' : ''}INTO ${table} (${versionColumns}, ${columns}) VALUES (${versionValues}, ${type.stored.map(() => '?').join(', ')})`,
  )
  const prepareUpdate = (fields: readonly Field[]): Statement => {
    const assignments = ['$from', ...fields.map(({ name }) => name)].map((name) => `${identifier(name)} = ?`)
    return db.prepare(`UPDATE ${table} SET ${assignments.join(', ')} WHERE "$vid" = ? AND id = ?${current}`)
  }
  const updates = new Map<string, Update>()
  const updateOf = (fields: readonly Field[]): Update => {
    const key = fields.map(({ name }) => name).join()
    const known = updates.get(key)
    if (known) return known
    if (updates.size >= MOST_UPDATES && fields !== changeable) return updateOf(changeable)
    const update = { fields, statement: prepareUpdate(fields) }
    updates.set(key, update)
    return update
  }
  const remove = type.immutable
    ? undefined
    : db.prepare(
        `UPDATE ${table} SET "$vid" = ${nextPast(table)}, "$to" = ? WHERE id = ? AND "$to" = ${OPEN}`,
      )

  const columnsOf = (fields: readonly Field[], entity: Entity, values: ColumnValue[]) => {
    for (const field of fields) values.push(toColumn(field, entity[field.name] ?? null))
    return values
  }

  const loadRow = (id: EntityId, value: ColumnValue): Row | undefined => {
    // An immutable entity is rarely read; hints of it would push out others.
    if (type.immutable) return select.get(value) as Row | undefined
    const hash = hashOf(id)
    const hint = hints.get(hash)
    const there = hint === 0 ? undefined : selectAt.get(hint, value)
    if (there) return there as Row
    const row = select.get(value) as Row | undefined
    if (row) hints.set(hash, Number(row.at(-1)))
    return row
  }

  const linkStatements = new Map<string, Statement>()
  const linkStatement = (link: Field): Statement => {
    const known = linkStatements.get(link.name)
    if (known) return known
    const column = identifier(link.name)
    // A mapping that looks for related entities needs the index long before queries do.
    if (!link.list) db.exec(fieldIndex(type, link).sql)
    const condition = link.list
      ? `EXISTS (SELECT 1 FROM json_each(${table}.${column}) WHERE value = ?)`
      : `${column} = ?`
    const statement = prepareRead(
      `SELECT ${columns} FROM ${table} WHERE ${condition}${current}${ofChain} ORDER BY id`,
    )
    linkStatements.set(link.name, statement)
    return statement
  }

  return {
    load: (id) => {
      const value = toId(id)
      const row = loadRow(id, value)
      return row ? entityFromColumns(changeable, row, { id: value }) : null
    },
    has: (id) => selectRow.get(toId(id)) !== undefined,
    loadLinked: (link, id) => {
      const kind = link.kind === 'Bytes' || link.kind === 'Int8' ? link.kind : 'String'
      return linkStatement(link)
        .all(link.list ? id : idToValue(kind, id))
        .map((row) => entityFromColumns(type.stored, row as Row))
    },
    insert: (entity, block, region = 0) => {
      const { lastInsertRowid } = insert.run(
        columnsOf(type.stored, entity, hasRegions ? [block, region] : [block]),
      )
      if (!type.immutable) hints.set(hashOf(idFromValue(entity.id as ScalarValue)), Number(lastInsertRowid))
    },
    update: (id, entity, block, changed = changeable) => {
      const { fields, statement } = updateOf(changed)
      const hash = hashOf(id)
      const value = toId(id)
      const values = columnsOf(fields, entity, [block])
      const updatesAt = (row: number) => statement.run(values, row, value).changes === 1
      if (updatesAt(hints.get(hash))) return
      const row = selectRow.get(value) as number | undefined
      if (row === undefined || !updatesAt(row)) throw new Error(`There is no ${type.name}[${id}] to update`)
      hints.set(hash, row)
    },
    remove: (id, block) => {
      remove?.run(block, toId(id))
    },
    count: () => Number(db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()),
  }
}
