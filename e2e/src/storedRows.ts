import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'

/** Which empty blocks are remembered depends on where ranges ended, and what is logged on the clock. */
const BY_CHANCE: ReadonlySet<string> = new Set(['$logs', '$meta', '$blocks'])
/** A bucket is completed by the next block that is indexed: an empty one near the head, none in a range of final blocks. */
const isRolledUp = (table: string): boolean => /\$(hour|day)$/.test(table)

/**
 * Everything that the index of a data folder has stored, table by table: every version of every entity with the blocks
 * in which it was valid, data sources, files, errors and the head. Where versions lie is left out: those that a reorganization
 * brought back lie elsewhere.
 */
export const storedRows = (
  dataDir: string,
  network = 'devnet',
): Readonly<Record<string, readonly string[]>> => {
  const folder = join(dataDir, network)
  const file = readdirSync(folder).find((name) => /^Qm\w+\.sqlite$/.test(name)) ?? ''
  const db = new Database(join(folder, file), { readonly: true })
  try {
    const tables = db
      .prepare<[], string>(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
      )
      .pluck()
      .all()
      .filter((name) => !BY_CHANCE.has(name))
    return Object.fromEntries(
      tables.map((name) => {
        const rows = db.prepare<[], Record<string, unknown>>(`SELECT * FROM "${name}"`).all()
        for (const row of rows) {
          delete row.$vid
          if (isRolledUp(name)) delete row.$block
        }
        return [name, rows.map((row) => JSON.stringify(row)).sort()]
      }),
    )
  } finally {
    db.close()
  }
}
