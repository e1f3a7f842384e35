import type { Database, Statement } from 'better-sqlite3'
import { BLOCKS_TABLE, ERRORS_TABLE, HEAD_TABLE, identifier } from '../../core/tables.js'
import { REPORT_FUNCTION } from '../sql/compiler.js'
import { createBoundedMap } from './boundedMap.js'

/** A block as the store knows it; hashes without `0x`. */
export type StoredBlock = Readonly<{ number: number; hash: string; parentHash: string; timestamp: number }>

/** The indexed head, and the block of the first deterministic error if there was one. */
export type StoredHead = StoredBlock & Readonly<{ firstError: number | null }>

/** One step of how SQLite runs a statement, in its own words. */
export type PlanStep = Readonly<{ detail: string }>

/** What one connection keeps between requests: prepared statements and the errors they reported. */
export type ConnectionState = Readonly<{
  /** Runs a statement that yields one value. */
  read(text: string, values: readonly unknown[]): unknown
  /** Whether `isFine` holds for how SQLite would run a statement. Asked once; a new index is noticed. */
  judge(
    statement: Readonly<{ text: string; parameters: number }>,
    isFine: (plan: readonly PlanStep[]) => boolean,
  ): boolean
  /** Errors reported since this was last called, as indexes. */
  takeReports(): readonly number[]
  head(): StoredHead | undefined
  blockByHash(hash: Uint8Array): StoredBlock | undefined
  /** Runs `work` so that all its reads see one state of the store. */
  transaction<T>(work: () => T): T
  /** The same, where all that runs before the next turn of the event loop sees the same state. */
  sharedTransaction<T>(work: () => T): T
}>

const STATEMENTS = {
  entries: 500,
  weight: 2_000_000,
  weigh: (text: string) => text.length,
}

const BLOCK_COLUMNS = 'number, lower(hex(hash)) AS hash, lower(hex(parentHash)) AS "parentHash", timestamp'

export const createConnectionState = (db: Database): ConnectionState => {
  let reports: number[] = []
  db.function(REPORT_FUNCTION, { directOnly: true }, (index: unknown) => {
    reports.push(Number(index))
    return 'null'
  })
  const statements = createBoundedMap<string, Statement>(STATEMENTS)
  let judgements = createBoundedMap<string, boolean>(STATEMENTS)
  const schemaVersion = db.prepare('PRAGMA schema_version').pluck()
  let judgedVersion: unknown
  const head = db.prepare<[], StoredHead>(
    `SELECT ${BLOCK_COLUMNS}, (SELECT min(block) FROM ${identifier(ERRORS_TABLE)}) AS "firstError" FROM ${identifier(HEAD_TABLE)} ORDER BY number DESC LIMIT 1`,
  )
  const byHash = db.prepare<[Uint8Array], StoredBlock>(
    `SELECT ${BLOCK_COLUMNS} FROM ${identifier(BLOCKS_TABLE)} WHERE hash = ?`,
  )
  const begin = db.prepare('BEGIN')
  const commit = db.prepare('COMMIT')
  let shared = false
  let sharedHead: StoredHead | undefined
  const endShared = () => {
    shared = false
    sharedHead = undefined
    if (db.open && db.inTransaction) commit.run()
  }
  return {
    read: (text, values) => {
      let statement = statements.get(text)
      if (!statement) {
        statement = db.prepare(text).pluck()
        statements.set(text, statement)
      }
      return statement.get(...values)
    },
    judge: ({ text, parameters }, isFine) => {
      const version = schemaVersion.get()
      if (version !== judgedVersion) judgements = createBoundedMap<string, boolean>(STATEMENTS)
      judgedVersion = version
      const known = judgements.get(text)
      if (known !== undefined) return known
      const explain = db.prepare<unknown[], PlanStep>(`EXPLAIN QUERY PLAN ${text}`)
      const judgement = isFine(explain.all(...Array(parameters).fill(null)))
      judgements.set(text, judgement)
      return judgement
    },
    takeReports: () => {
      const taken = reports
      reports = []
      return taken
    },
    head: () => {
      if (!shared) return head.get()
      sharedHead ??= head.get()
      return sharedHead
    },
    blockByHash: (hash) => byHash.get(hash),
    sharedTransaction: (work) => {
      if (!db.inTransaction) {
        begin.run()
        shared = true
        setImmediate(endShared)
      }
      return work()
    },
    transaction: (work) => {
      if (db.inTransaction) return work()
      begin.run()
      try {
        return work()
      } finally {
        commit.run()
      }
    },
  }
}
