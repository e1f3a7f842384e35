import { type InputSchema, storedTypes } from '../core/inputSchema.js'
import { BLOCKS_TABLE, ERRORS_TABLE, HEAD_TABLE, identifier, OPEN, PAST } from '../core/tables.js'
import type { Connection } from './openDatabase.js'
import { DATA_SOURCES_TABLE, FILES_TABLE, nextCurrent } from './tableDefinitions.js'

/**
 * Brings all tables back to how they were after block `number`; −1 empties them. To be called in a transaction.
 *
 * Rows lie in the order in which they came to be, and past versions in the order in which they ended: those to delete or to
 * open again are the last ones, and are found without an index on blocks.
 */
export const rewindTables = (db: Connection, schema: InputSchema, number: number): void => {
  for (const type of storedTypes(schema))
    if (type.immutable) {
      const table = identifier(type.table)
      db.prepare(`DELETE FROM ${table} WHERE "$vid" >= ?`).run(
        lastRow(db, table, '"$block" <= ?', number) + 1,
      )
    } else rewindVersions(db, identifier(type.table), number)
  for (const [table, column] of [
    [DATA_SOURCES_TABLE, 'block'],
    [FILES_TABLE, 'block'],
    [ERRORS_TABLE, 'block'],
    [BLOCKS_TABLE, 'number'],
  ] as const)
    db.prepare(`DELETE FROM ${identifier(table)} WHERE ${column} > ?`).run(number)
  db.prepare(`UPDATE ${identifier(FILES_TABLE)} SET doneAt = NULL WHERE doneAt > ?`).run(number)
  db.prepare(`DELETE FROM ${identifier(HEAD_TABLE)}`).run()
  db.prepare(
    `INSERT INTO ${identifier(HEAD_TABLE)} SELECT number, hash, parentHash, timestamp FROM ${identifier(BLOCKS_TABLE)} ORDER BY number DESC LIMIT 1`,
  ).run()
}

/** The last row id of a table for which `condition` holds of block `number`; 0 for none. */
const lastRow = (db: Connection, table: string, condition: string, number: number): number =>
  Number(
    db
      .prepare(`SELECT "$vid" FROM ${table} WHERE ${condition} ORDER BY "$vid" DESC LIMIT 1`)
      .pluck()
      .get(number) ?? 0,
  )

/** Entities that changed since have past versions that ended since; others that came to be since are the last ones. */
const rewindVersions = (db: Connection, table: string, number: number): void => {
  const firstNew = lastRow(db, table, `"$vid" < ${PAST} AND "$from" <= ?`, number) + 1
  const firstEnded = Math.max(PAST, lastRow(db, table, `"$vid" >= ${PAST} AND "$to" <= ?`, number) + 1)
  const ended = `FROM ${table} WHERE "$vid" >= ${firstEnded}`
  db.prepare(`DELETE FROM ${table} WHERE "$vid" >= ${firstNew} AND "$vid" < ${PAST}`).run()
  db.prepare(`DELETE FROM ${table} WHERE id IN (SELECT id ${ended}) AND "$to" = ${OPEN}`).run()
  db.prepare(`DELETE ${ended} AND "$from" > ?`).run(number)
  const reopen = db.prepare(
    `UPDATE ${table} SET "$vid" = ${nextCurrent(table)}, "$to" = ${OPEN} WHERE "$vid" = ?`,
  )
  for (const row of db.prepare(`SELECT "$vid" ${ended}`).pluck().all()) reopen.run(row)
}
