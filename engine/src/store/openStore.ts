import type { BlockPointer } from '../core/chain.js'
import type { EntityChange, StoredEntities } from '../core/entityCache.js'
import { immutableMessage } from '../core/entityCache.js'
import { type Context, HandlerError } from '../core/handler.js'
import { bytesToHex, type Hex, hexToBytes } from '../core/hex.js'
import type { EntityType, InputSchema } from '../core/inputSchema.js'
import type { LogEntry } from '../core/logEntry.js'
import type { IndexHint } from '../core/queryIndexHints.js'
import { BLOCKS_TABLE, ERRORS_TABLE, HEAD_TABLE, identifier } from '../core/tables.js'
import { checkFile } from './checkFile.js'
import { type EntityTable, openEntityTable } from './entityTable.js'
import { makeFolderOf } from './makeFolderOf.js'
import { type Connection, databaseError, openDatabase } from './openDatabase.js'
import { LOG_DEFINITION, openLogKeeper } from './openLogKeeper.js'
import { openSyncMark, type SyncMark } from './openSyncMark.js'
import { openWriteLock } from './openWriteLock.js'
import { readErrors, type StoredError } from './readErrors.js'
import { rewindTables } from './rewindTables.js'
import { createRollUp } from './rollUp.js'
import { createRowHints } from './rowHints.js'
import { isNewStore, type StoreIdentity, writeIdentity } from './storeIdentity.js'
import {
  DATA_SOURCES_TABLE,
  FILES_TABLE,
  FILES_TABLES,
  queryIndexes,
  tableDefinitions,
} from './tableDefinitions.js'

/** A block as the store knows it. `timestamp` is in Unix seconds. */
export type StoredBlock = BlockPointer & Readonly<{ parentHash: Hex; timestamp: number }>

/** A data source that a handler made from template number `template`. */
export type StoredDataSource = Readonly<{ template: number; address: Hex; context: Context; block: number }>

/** A file that a handler asked for through template number `template`. */
export type NewFile = Readonly<{
  template: number
  /** In normal form, `<cid>[/<path>]`. */
  reference: string
  context: Context
  /** Block of the event behind it. */
  block: number
  /** Id of the file that the chain asked for and this one comes from; undefined when the chain asked for this one. */
  origin?: number | undefined
}>

/** A file as the store keeps it. Its id counts from 1. */
export type StoredFile = NewFile & Readonly<{ id: number }>

/** What the handler of a file did: entities that only this file may write, all of them new. */
export type FileRun = Readonly<{ id: number; changes: readonly EntityChange[] }>

/** Everything that one block changes. */
export type BlockWrite = Readonly<{
  block: StoredBlock
  /** False for a block that only moves the head. */
  hasTriggers: boolean
  /** False for the end of a range whose blocks were not delivered one by one: it completes no bucket. @default true */
  completesBuckets?: boolean
  changes: readonly EntityChange[]
  dataSources: readonly StoredDataSource[]
  errors: readonly StoredError[]
  /** Files asked for. One that was asked for before, in the same words, is left out. */
  files?: readonly NewFile[]
  /** Files whose handler ran at the end of the block. */
  fileRuns?: readonly FileRun[]
  /** What mappings logged. */
  log?: readonly LogEntry[]
}>

/** The writing side of one subgraph's database; see `openStore`. */
export type Store = StoredEntities &
  SyncMark &
  Readonly<{
    path: string
    /** Newest block written, committed or not. */
    head(): StoredBlock | undefined
    /**
     * Writes a block into the open transaction, beginning one if there is none, and rolls up the buckets that
     * it completes. A block that breaks a rule of the schema leaves no trace and throws a `HandlerError`.
     */
    write(block: BlockWrite): void
    /** Makes everything written since the last commit durable and visible to readers. */
    commit(): void
    /** Drops everything written since the last commit. */
    rollBack(): void
    /** Brings everything back to how it was after block `number`, in one transaction; −1 empties the store. */
    rewind(number: number): void
    /** Blocks that can be rewound to, newest first, below `below`. */
    blocks(options: { below: number; limit: number }): readonly BlockPointer[]
    /** Number of the oldest block that is known. */
    earliestBlock(): number | undefined
    /** Data sources made by handlers, in order of creation. */
    dataSources(): readonly StoredDataSource[]
    /** Files whose handler has not run, in order of creation: all, those of one reference, or those after an id. */
    pendingFiles(which?: { reference?: string; after?: number; limit?: number }): readonly StoredFile[]
    /** How many files come from one that the chain asked for, that one not counted. */
    filesFrom(origin: number): number
    errors(): readonly StoredError[]
    /** Makes the indexes that only queries need; takes a while on a large database. */
    createQueryIndexes(): void
    /** Forgets blocks below `number` that hold nothing. */
    forgetEmptyBlocks(number: number): void
    close(): void
  }>

/**
 * Opens, or creates, the database of one subgraph for writing. Refuses a file of another subgraph or chain, a
 * damaged one, and one that somebody else writes to. Nothing written is visible to readers before `commit`.
 */
export const openStore = (
  path: string,
  options: {
    schema: InputSchema
    identity: StoreIdentity
    /** Names of the entity types that handlers of files may write. @default none */
    fileTypes?: ReadonlySet<string>
    /** Indexes wanted besides those that follow from the schema. @default none */
    indexHints?: readonly IndexHint[]
  },
): Store => {
  const { schema, identity, fileTypes = new Set(), indexHints = [] } = options
  makeFolderOf(path)
  const lock = openWriteLock(path)
  let db: Connection | undefined
  try {
    db = openDatabase(path, { readonly: false })
    prepareFile(db, { schema, identity, fileTypes })
    return createStore(db, { schema, lock, fileTypes, indexHints })
  } catch (error) {
    db?.close()
    lock.close()
    throw databaseError(error, path)
  }
}

const prepareFile = (
  db: Connection,
  {
    schema,
    identity,
    fileTypes,
  }: { schema: InputSchema; identity: StoreIdentity; fileTypes: ReadonlySet<string> },
) => {
  checkFile(db)
  const isNew = isNewStore(db, identity)
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = NORMAL')
  db.pragma('cache_size = -34816')
  // Long stretches between checkpoints let many versions of a page reach the file as one.
  db.pragma('wal_autocheckpoint = 16384')
  db.pragma('journal_size_limit = 67108864')
  db.transaction(() => {
    for (const sql of isNew ? tableDefinitions(schema, fileTypes) : []) db.exec(sql)
    if (!isNew) addOrigin(db)
    for (const sql of [...FILES_TABLES, LOG_DEFINITION]) db.exec(sql)
    if (isNew) writeIdentity(db, identity)
  }).immediate()
}

/** Adds the column to a database of before there was one. */
const addOrigin = (db: Connection) => {
  const columns = db.pragma(`table_info(${identifier(FILES_TABLE)})`) as { name: string }[]
  if (columns.length === 0 || columns.some(({ name }) => name === 'origin')) return
  db.exec(`ALTER TABLE ${identifier(FILES_TABLE)} ADD COLUMN origin INTEGER`)
}

const createStore = (
  db: Connection,
  {
    schema,
    lock,
    fileTypes,
    indexHints,
  }: {
    schema: InputSchema
    lock: { close(): void }
    fileTypes: ReadonlySet<string>
    indexHints: readonly IndexHint[]
  },
): Store => {
  const hints = createRowHints()
  const tables = new Map<EntityType, EntityTable>()
  for (const type of schema.entities.values())
    tables.set(type, openEntityTable(db, type, { hints, hasRegions: fileTypes.has(type.name) }))
  const tableOf = (type: EntityType): EntityTable => {
    const table = tables.get(type)
    if (!table) throw new Error(`The schema has no entity type ${type.name}`)
    return table
  }
  const sql = statements(db)
  const rollUp = createRollUp(db, schema)
  const keepLog = openLogKeeper(db)
  const readHead = (): StoredBlock | undefined => {
    const row = sql.selectHead.get() as BlockRow | undefined
    return row && { ...pointerOf(row), parentHash: bytesToHex(row.parentHash), timestamp: row.timestamp }
  }
  let head = readHead()
  let closed = false

  const rollBack = () => {
    if (db.inTransaction) sql.rollBack.run()
    rollUp.forget()
    head = readHead()
  }
  const guarded = <T>(work: () => T): T => {
    try {
      return work()
    } catch (error) {
      throw databaseError(error, db.name)
    }
  }

  /**
   * Takes back what was written of a block. One that breaks a rule is rewound; a savepoint could do it as well, but it would
   * copy every page that any block changes. After any other error nothing since the last commit can be trusted.
   */
  const undoBlock = (error: unknown) => {
    if (!(error instanceof HandlerError)) {
      rollBack()
      return
    }
    rollUp.forget()
    try {
      rewindTables(db, schema, head?.number ?? -1)
    } catch (undoing) {
      rollBack()
      throw undoing
    }
  }

  const applyChange = (change: EntityChange, block: number, region: number) => {
    const table = tableOf(change.type)
    if (change.kind === 'remove') table.remove(change.id, block)
    else if (change.kind === 'update') table.update(change.id, change.entity, block, change.changed)
    else
      try {
        table.insert(change.entity, block, region)
      } catch (error) {
        if (!isDuplicate(error)) throw error
        throw duplicateError(change, block, error)
      }
  }

  const write = ({
    block,
    hasTriggers,
    completesBuckets = true,
    changes,
    dataSources,
    errors,
    files = [],
    fileRuns = [],
    log = [],
  }: BlockWrite) => {
    if (!db.inTransaction) sql.begin.run()
    let rolledUp = false
    try {
      for (const change of changes) applyChange(change, block.number, 0)
      for (const { id, changes: ofFile } of fileRuns) {
        for (const change of ofFile) applyChange(change, block.number, id)
        sql.finishFile.run(block.number, id)
      }
      const failed = errors.some(({ fatal }) => fatal)
      rolledUp = completesBuckets && !failed && rollUp.run(block)
    } catch (error) {
      undoBlock(error)
      throw error
    }
    for (const { template, address, context, block: made } of dataSources)
      sql.insertDataSource.run(made, template, hexToBytes(address), JSON.stringify(context))
    for (const file of files)
      sql.insertFile.run(
        file.block,
        file.template,
        file.reference,
        contextText(file.context),
        file.origin ?? null,
      )
    for (const error of errors)
      sql.insertError.run(
        error.block,
        error.message,
        error.handler ?? null,
        error.transactionHash ? hexToBytes(error.transactionHash) : null,
        error.logIndex ?? null,
        error.fatal ? 1 : 0,
      )
    keepLog(log)
    // A block that made rows must stay known, or a rewind could leave the head below them.
    sql.insertBlock.run(...blockValues(block), hasTriggers || rolledUp ? 1 : 0)
    head = block
  }

  return {
    path: db.name,
    load: (type, id) => tableOf(type).load(id),
    loadLinked: (type, link, id) => tableOf(type).loadLinked(link, id),
    findHolder: (types, id) => types.find((type) => tableOf(type).has(id)),
    head: () => head,
    write: (block) => guarded(() => write(block)),
    commit: () =>
      guarded(() => {
        if (!db.inTransaction) return
        sql.deleteHead.run()
        if (head) sql.insertHead.run(...blockValues(head))
        sql.commit.run()
      }),
    rollBack,
    rewind: (number) =>
      guarded(() => {
        if (db.inTransaction) rollBack()
        db.transaction(() => rewindTables(db, schema, number)).immediate()
        rollUp.forget()
        head = readHead()
      }),
    blocks: ({ below, limit }) => (sql.selectBlocks.all(below, limit) as BlockRow[]).map(pointerOf),
    earliestBlock: () => (sql.selectEarliest.get() as number | null) ?? undefined,
    dataSources: () =>
      (sql.selectDataSources.all() as DataSourceRow[]).map(({ template, address, context, block }) => ({
        template,
        block,
        address: bytesToHex(address),
        context: JSON.parse(context) as Context,
      })),
    pendingFiles: ({ reference, after = 0, limit = -1 } = {}) => {
      const rows =
        reference === undefined
          ? sql.selectFiles.all(after, limit)
          : sql.selectFilesOf.all(reference, after, limit)
      return (rows as FileRow[]).map(({ context, origin, ...file }) => ({
        ...file,
        origin: origin ?? undefined,
        context: JSON.parse(context) as Context,
      }))
    },
    filesFrom: (origin) => sql.countFilesOf.get(origin) as number,
    ...openSyncMark(db),
    errors: () => readErrors(db),
    createQueryIndexes: () =>
      guarded(() => {
        for (const index of queryIndexes(schema, indexHints)) db.exec(index.sql)
      }),
    forgetEmptyBlocks: (number) =>
      guarded(() => {
        if (!db.inTransaction) sql.begin.run()
        sql.deleteEmptyBlocks.run(number)
      }),
    close: () => {
      if (closed) return
      closed = true
      if (db.inTransaction) rollBack()
      db.close()
      lock.close()
    },
  }
}

type BlockRow = { number: number; hash: Uint8Array; parentHash: Uint8Array; timestamp: number }
type DataSourceRow = { block: number; template: number; address: Uint8Array; context: string }
type FileRow = {
  id: number
  block: number
  template: number
  reference: string
  context: string
  origin: number | null
}
const statements = (db: Connection) => {
  const head = identifier(HEAD_TABLE)
  const blocks = identifier(BLOCKS_TABLE)
  const errors = identifier(ERRORS_TABLE)
  const dataSources = identifier(DATA_SOURCES_TABLE)
  const files = identifier(FILES_TABLE)
  return {
    begin: db.prepare('BEGIN IMMEDIATE'),
    commit: db.prepare('COMMIT'),
    rollBack: db.prepare('ROLLBACK'),
    selectHead: db.prepare(`SELECT number, hash, parentHash, timestamp FROM ${head}`),
    deleteHead: db.prepare(`DELETE FROM ${head}`),
    insertHead: db.prepare(`INSERT INTO ${head} (number, hash, parentHash, timestamp) VALUES (?, ?, ?, ?)`),
    insertBlock: db.prepare(
      `INSERT OR REPLACE INTO ${blocks} (number, hash, parentHash, timestamp, hasTriggers) VALUES (?, ?, ?, ?, ?)`,
    ),
    selectBlocks: db.prepare(
      `SELECT number, hash FROM ${blocks} WHERE number < ? ORDER BY number DESC LIMIT ?`,
    ),
    selectEarliest: db.prepare(`SELECT min(number) FROM ${blocks}`).pluck(),
    deleteEmptyBlocks: db.prepare(`DELETE FROM ${blocks} WHERE hasTriggers = 0 AND number < ?`),
    insertDataSource: db.prepare(
      `INSERT INTO ${dataSources} (block, template, address, context) VALUES (?, ?, ?, ?)`,
    ),
    selectDataSources: db.prepare(`SELECT block, template, address, context FROM ${dataSources} ORDER BY id`),
    insertFile: db.prepare(
      `INSERT OR IGNORE INTO ${files} (block, template, reference, context, origin) VALUES (?, ?, ?, ?, ?)`,
    ),
    finishFile: db.prepare(`UPDATE ${files} SET doneAt = ? WHERE id = ?`),
    selectFiles: db.prepare(
      `SELECT id, block, template, reference, context, origin FROM ${files} WHERE doneAt IS NULL AND id > ? ORDER BY id LIMIT ?`,
    ),
    selectFilesOf: db.prepare(
      `SELECT id, block, template, reference, context, origin FROM ${files} WHERE reference = ? AND doneAt IS NULL AND id > ? ORDER BY id LIMIT ?`,
    ),
    countFilesOf: db.prepare(`SELECT count(*) FROM ${files} WHERE origin = ?`).pluck(),
    insertError: db.prepare(
      `INSERT INTO ${errors} (block, message, handler, transactionHash, logIndex, fatal) VALUES (?, ?, ?, ?, ?, ?)`,
    ),
  }
}

const pointerOf = ({ number, hash }: Pick<BlockRow, 'number' | 'hash'>): BlockPointer => ({
  number,
  hash: bytesToHex(hash),
})

const blockValues = ({ number, hash, parentHash, timestamp }: StoredBlock) => [
  number,
  hexToBytes(hash),
  hexToBytes(parentHash),
  timestamp,
]

const isDuplicate = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'SQLITE_CONSTRAINT_UNIQUE'

/** Every indexer meets a second immutable entity alike; which of two writers of another came first may differ. */
const duplicateError = ({ type, id }: EntityChange, block: number, cause: unknown): HandlerError => {
  const facts = { type: type.name, id, block }
  if (type.immutable)
    return new HandlerError(immutableMessage(type, id, block), { class: 'deterministic', facts, cause })
  return new HandlerError(
    `entity ${type.name}[${id}] was written by another data source, from which this one is isolated`,
    { class: 'nonDeterministic', facts, cause },
  )
}

/** The context as text that is equal for equal contexts. */
const contextText = (context: Context): string =>
  JSON.stringify(Object.fromEntries(Object.entries(context).sort(([a], [b]) => (a < b ? -1 : 1))))
