import { createHash } from 'node:crypto'
import { mkdirSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { promisify } from 'node:util'
import { deserialize, serialize } from 'node:v8'
import { deflateRaw, inflateRawSync, type ZlibOptions } from 'node:zlib'
import Database from 'better-sqlite3'
import type { BlockRange } from '../core/blockRange.js'
import type { ChainIdentity } from '../core/chain.js'
import { type Hex, hexToBytes } from '../core/hex.js'
import type { Log } from '../core/log.js'

/** What the chain said of final blocks, kept in a file of its own; see `openChainCache`. */
export type ChainCache = Readonly<{
  /** The chain that the contents are of; undefined while empty. */
  identity(): ChainIdentity | undefined
  /** The newest block that was kept. */
  newest(): Readonly<{ number: number; hash: Hex }> | undefined
  /** The first kept stretch for these wants that ends at or after a block; it may begin after it. */
  range(wants: string, number: number): BlockRange | undefined
  keepRange(wants: string, range: BlockRange): Promise<void>
  /** Undefined when not kept. */
  state(block: Hex, query: string): Hex | null | undefined
  keepState(block: Hex, query: string, answer: Hex | null): void
  /** Forgets what was kept of blocks after `number`; −1 forgets everything. */
  forgetAfter(number: number): void
  /** Begins anew for a chain. */
  reset(identity: ChainIdentity): void
  close(): void
}>

/** Raised whenever what is kept changes its form; older files are thrown away. */
const FORMAT = 1
const TABLES = `
  CREATE TABLE IF NOT EXISTS chain (chainId INTEGER NOT NULL, genesis TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS ranges (
    wants BLOB NOT NULL, "to" INTEGER NOT NULL, "from" INTEGER NOT NULL, hash TEXT NOT NULL,
    value BLOB NOT NULL, run INTEGER NOT NULL, PRIMARY KEY (wants, "to")
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS state (
    key BLOB PRIMARY KEY, answer BLOB, run INTEGER NOT NULL
  ) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS rangesByRun ON ranges (run);
  CREATE INDEX IF NOT EXISTS stateByRun ON state (run);`
/** Rows thrown away at a time when the file has reached its size. */
const EVICTED = 500
const CHECK_EVERY = 200

/**
 * Opens, or creates, a cache of at most about `maxBytes`. What was not used for the most runs goes first. The cache never
 * stands in the way: a damaged file is thrown away, and after a failure nothing is kept any more.
 */
export const openChainCache = (
  path: string,
  { maxBytes, log }: { maxBytes: number; log: Log },
): ChainCache => {
  let db: Database.Database | undefined = openFile(path, log)
  const read = <T>(work: (open: Database.Database) => T): T | undefined => {
    if (!db) return undefined
    try {
      return work(db)
    } catch (error) {
      log.warn({ path, reason: String(error) }, 'Stopped using the cache of the chain')
      db.close()
      db = undefined
      return undefined
    }
  }
  const run =
    (read((open) =>
      open
        .prepare('SELECT max(run) FROM (SELECT max(run) run FROM ranges UNION SELECT max(run) FROM state)')
        .pluck()
        .get(),
    ) as number | null) ?? 0
  const thisRun = run + 1
  let written = 0
  const write = (work: (open: Database.Database) => void) => {
    read((open) => {
      work(open)
      written += 1
      if (written % CHECK_EVERY === 0) evict(open, maxBytes)
    })
  }
  const compressInTurn = openCompressor()
  const statements = new Map<string, Database.Statement>()
  const prepare = (open: Database.Database, text: string): Database.Statement => {
    const statement = statements.get(text) ?? open.prepare(text)
    statements.set(text, statement)
    return statement
  }
  return {
    identity: () => read((open) => prepare(open, 'SELECT * FROM chain').get()) as ChainIdentity | undefined,
    newest: () =>
      read((open) =>
        prepare(open, 'SELECT "to" number, hash FROM ranges ORDER BY "to" DESC LIMIT 1').get(),
      ) as { number: number; hash: Hex } | undefined,
    range: (wants, number) =>
      read((open) => {
        const key = digest(wants)
        const row = prepare(
          open,
          'SELECT "to", value, run FROM ranges WHERE wants = ? AND "to" >= ? ORDER BY "to" LIMIT 1',
        ).get(key, number) as { to: number; value: Buffer; run: number } | undefined
        if (!row) return undefined
        if (row.run !== thisRun)
          prepare(open, 'UPDATE ranges SET run = ? WHERE wants = ? AND "to" = ?').run(thisRun, key, row.to)
        return deserialize(inflateRawSync(row.value)) as BlockRange
      }),
    keepRange: async (wants, range) => {
      const value = await compressInTurn(range)
      write((open) => {
        prepare(open, 'INSERT OR REPLACE INTO ranges VALUES (?, ?, ?, ?, ?, ?)').run(
          digest(wants),
          range.to,
          range.from,
          range.end.hash,
          value,
          thisRun,
        )
      })
    },
    state: (block, query) =>
      read((open) => {
        const key = digest(block + query)
        const row = prepare(open, 'SELECT answer, run FROM state WHERE key = ?').get(key) as
          | { answer: Buffer | null; run: number }
          | undefined
        if (!row) return undefined
        if (row.run !== thisRun) prepare(open, 'UPDATE state SET run = ? WHERE key = ?').run(thisRun, key)
        return row.answer && (`0x${row.answer.toString('hex')}` as const)
      }),
    keepState: (block, query, answer) =>
      write((open) => {
        prepare(open, 'INSERT OR REPLACE INTO state VALUES (?, ?, ?)').run(
          digest(block + query),
          answer === null ? null : hexToBytes(answer),
          thisRun,
        )
      }),
    forgetAfter: (number) =>
      write((open) => {
        prepare(open, 'DELETE FROM ranges WHERE "to" > ?').run(number)
        if (number < 0) prepare(open, 'DELETE FROM state').run()
      }),
    reset: ({ chainId, genesis }) =>
      write((open) => {
        open.exec('DELETE FROM chain; DELETE FROM ranges; DELETE FROM state')
        prepare(open, 'INSERT INTO chain VALUES (?, ?)').run(chainId, genesis)
      }),
    close: () => {
      db?.close()
      db = undefined
    },
  }
}

// Compressed on another thread: indexing must not wait for it.
const compress = promisify<Buffer, ZlibOptions, Buffer>(deflateRaw)

/** Compresses ranges one after another: whole, they are large. */
const openCompressor = () => {
  let last: Promise<unknown> = Promise.resolve()
  return (range: BlockRange): Promise<Buffer> => {
    const next = last.then(() => compress(serialize(range), { level: 1 }))
    last = next.catch(() => {})
    return next
  }
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest().subarray(0, 16)

/** The file, begun anew when it is damaged or of another form; undefined where none can be written. */
const openFile = (path: string, log: Log): Database.Database | undefined => {
  try {
    mkdirSync(dirname(path), { recursive: true })
    try {
      return openTables(path)
    } catch (error) {
      log.warn({ path, reason: String(error) }, 'Threw away the cache of the chain')
      for (const suffix of ['', '-wal', '-shm']) rmSync(path + suffix, { force: true })
      return openTables(path)
    }
  } catch (error) {
    log.warn({ path, reason: String(error) }, 'Went without a cache of the chain')
    return undefined
  }
}

const openTables = (path: string): Database.Database => {
  const db = new Database(path)
  try {
    const format = db.pragma('user_version', { simple: true })
    if (format !== 0 && format !== FORMAT) throw new Error(`The cache has format ${String(format)}.`)
    db.pragma('journal_mode = WAL')
    db.pragma('synchronous = NORMAL')
    // Nothing is read twice, so the pages need no memory.
    db.pragma('cache_size = -1024')
    db.exec(TABLES)
    db.pragma(`user_version = ${FORMAT}`)
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

/** Bytes in use, free pages not counted. */
const usedBytes = (db: Database.Database): number => {
  const value = (name: string) => Number(db.pragma(name, { simple: true }))
  return (value('page_count') - value('freelist_count')) * value('page_size')
}

const evict = (db: Database.Database, maxBytes: number) => {
  while (usedBytes(db) > maxBytes) {
    const ranges = db
      .prepare(
        'DELETE FROM ranges WHERE (wants, "to") IN (SELECT wants, "to" FROM ranges ORDER BY run, "to" LIMIT ?)',
      )
      .run(Math.ceil(EVICTED / 10)).changes
    const states = db
      .prepare('DELETE FROM state WHERE key IN (SELECT key FROM state ORDER BY run LIMIT ?)')
      .run(EVICTED).changes
    if (ranges + states === 0) return
  }
}
