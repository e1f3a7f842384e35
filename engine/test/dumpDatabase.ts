import Database from 'better-sqlite3'

type Cell = string | number | null

/** Rows of all tables of a store that hold its contents, in an order that does not depend on how they got there. */
export const dumpDatabase = (path: string): Record<string, Record<string, Cell>[]> => {
  const db = new Database(path, { readonly: true })
  try {
    const tables = db
      .prepare(
        `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`,
      )
      .pluck()
      .all() as string[]
    return Object.fromEntries(
      tables
        // Which empty blocks are remembered depends on where ranges ended, and the log on the clock.
        .filter((table) => !['$blocks', '$logs'].includes(table))
        .map((table) => {
          const rows = db.prepare(`SELECT * FROM "${table}"`).all() as Record<string, unknown>[]
          return [table, rows.map(printable).sort((a, b) => compare(JSON.stringify(a), JSON.stringify(b)))]
        }),
    )
  } finally {
    db.close()
  }
}

/** The id goes first and the engine's own columns last, so that rows are ordered by what they say. */
const printable = (row: Record<string, unknown>): Record<string, Cell> => {
  const { $vid: _, ...fields } = row
  const rank = (name: string) => (name === 'id' ? 0 : name.startsWith('$') ? 2 : 1)
  const names = Object.keys(fields).sort((a, b) => rank(a) - rank(b))
  return Object.fromEntries(
    names.map((name) => {
      const value = fields[name]
      return [name, value instanceof Uint8Array ? `0x${Buffer.from(value).toString('hex')}` : (value as Cell)]
    }),
  )
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
