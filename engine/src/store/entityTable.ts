import type { Statement } from 'better-sqlite3'
import type { Entity, EntityId } from '../core/entity.js'
import { idFromValue, idToValue } from '../core/entityId.js'
import type { GenerationCache } from '../core/generationCache.js'
import type { EntityType, Field } from '../core/inputSchema.js'
import { type ColumnValue, entityFromColumns, identifier, OPEN, toColumn } from '../core/tables.js'
import type { Connection } from './openDatabase.js'
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

/** Mostly the same fields change again and again. Where more sets of fields than these do, all are written. */
const MOST_UPDATES = 64

/** Row ids of current versions that were met lately; to be cleared after anything was taken back. */
export type KnownRows = GenerationCache<EntityType, EntityId, number>

/** Prepared access to one entity type's table. */
export const openEntityTable = (
  db: Connection,
  type: EntityType,
  { knownRows, hasRegions = false }: { knownRows: KnownRows; hasRegions?: boolean },
): EntityTable => {
  const table = identifier(type.table)
  const columns = type.stored.map(({ name }) => identifier(name)).join(', ')
  const current = type.immutable ? '' : ` AND "$to" = ${OPEN}`
  const ofChain = hasRegions ? ' AND "$region" = 0' : ''
  const has64Bits = type.stored.some(({ kind, list }) => !list && (kind === 'Int8' || kind === 'Timestamp'))
  const prepareRead = (sql: string): Statement => db.prepare(sql).safeIntegers(has64Bits).raw()
  const toId = (id: EntityId) => idToValue(type.idKind, id)

  const select = prepareRead(`SELECT ${columns}, "$vid" FROM ${table} WHERE id = ?${current}${ofChain}`)
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
    return db.prepare(`UPDATE ${table} SET ${assignments.join(', ')} WHERE "$vid" = ? AND "$to" = ${OPEN}`)
  }
  const changeable = type.stored.filter(({ name }) => name !== 'id')
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

  const noteRow = (id: EntityId, row: ColumnValue | undefined) => {
    if (!type.immutable) knownRows.set(type, id, Number(row))
  }
  const rowOf = (id: EntityId): number => {
    const known = knownRows.get(type, id)
    if (known !== undefined) return known
    const row = selectRow.get(toId(id)) as number | undefined
    if (row === undefined) throw new Error(`There is no ${type.name}[${id}] to update`)
    noteRow(id, row)
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
      const row = select.get(toId(id)) as readonly ColumnValue[] | undefined
      if (!row) return null
      noteRow(id, row.at(-1))
      return entityFromColumns(type, row)
    },
    has: (id) => selectRow.get(toId(id)) !== undefined,
    loadLinked: (link, id) => {
      const kind = link.kind === 'Bytes' || link.kind === 'Int8' ? link.kind : 'String'
      return linkStatement(link)
        .all(link.list ? id : idToValue(kind, id))
        .map((row) => entityFromColumns(type, row as readonly ColumnValue[]))
    },
    insert: (entity, block, region = 0) => {
      const { lastInsertRowid } = insert.run(
        columnsOf(type.stored, entity, hasRegions ? [block, region] : [block]),
      )
      noteRow(idFromValue(entity.id as string), lastInsertRowid)
    },
    update: (id, entity, block, changed = changeable) => {
      const { fields, statement } = updateOf(changed)
      const { changes } = statement.run(columnsOf(fields, entity, [block]), rowOf(id))
      if (changes !== 1) throw new Error(`${type.name}[${id}] is not where it was`)
    },
    remove: (id, block) => {
      remove?.run(block, toId(id))
      knownRows.delete(type, id)
    },
    count: () => Number(db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()),
  }
}
