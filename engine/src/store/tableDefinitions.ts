import { isCumulative } from '../core/aggregation/aggregateSql.js'
import type { Aggregation } from '../core/aggregation/aggregation.js'
import { type EntityType, type Field, type InputSchema, storedTypes } from '../core/inputSchema.js'
import type { IndexHint } from '../core/queryIndexHints.js'
import { BLOCKS_TABLE, ERRORS_TABLE, HEAD_TABLE, identifier, OPEN, PAST } from '../core/tables.js'
import { fulltextTables } from './fulltextDefinitions.js'

/** Table of facts about the database itself: `key TEXT, value TEXT`. */
export const META_TABLE = '$meta'
/** Data sources that handlers made, in order of creation. */
export const DATA_SOURCES_TABLE = '$dataSources'
/**
 * Files that handlers asked for, in order of creation; `doneAt` is the block at which their handler ran, `origin` the file
 * that the chain asked for and this one comes from.
 */
export const FILES_TABLE = '$files'

/**
 * Statements that create an empty database for a schema, without the indexes that only queries need.
 *
 * @param fileTypes names of the entity types that handlers of files may write. Their rows carry in `$region` the id of
 *   the file that wrote them; 0 is the chain.
 */
export const tableDefinitions = (
  schema: InputSchema,
  fileTypes: ReadonlySet<string> = new Set(),
): readonly string[] => [
  ...ENGINE_TABLES,
  ...storedTypes(schema).flatMap((type) => entityTable(type, fileTypes.has(type.name))),
  ...[...schema.aggregations.values()].flatMap(aggregationIndexes),
  ...fulltextTables(schema),
]

/** Statements that add the files to a database of before there were any. */
export const FILES_TABLES: readonly string[] = [
  `CREATE TABLE IF NOT EXISTS ${identifier(FILES_TABLE)} (id INTEGER PRIMARY KEY, block INTEGER NOT NULL, template INTEGER NOT NULL, reference TEXT NOT NULL, context TEXT NOT NULL, doneAt INTEGER, origin INTEGER)`,
  `CREATE UNIQUE INDEX IF NOT EXISTS "$files:request" ON ${identifier(FILES_TABLE)} (reference, template, context)`,
  `CREATE INDEX IF NOT EXISTS "$files:origin" ON ${identifier(FILES_TABLE)} (origin) WHERE origin IS NOT NULL`,
  `CREATE INDEX IF NOT EXISTS "$files:pending" ON ${identifier(FILES_TABLE)} (id) WHERE doneAt IS NULL`,
]

const BLOCK_COLUMNS =
  'number INTEGER PRIMARY KEY, hash BLOB NOT NULL, parentHash BLOB NOT NULL, timestamp INTEGER NOT NULL'

const ENGINE_TABLES: readonly string[] = [
  `CREATE TABLE ${identifier(META_TABLE)} (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID`,
  `CREATE TABLE ${identifier(HEAD_TABLE)} (${BLOCK_COLUMNS})`,
  `CREATE TABLE ${identifier(BLOCKS_TABLE)} (${BLOCK_COLUMNS}, hasTriggers INTEGER NOT NULL)`,
  `CREATE INDEX "$blocks:hash" ON ${identifier(BLOCKS_TABLE)} (hash)`,
  `CREATE INDEX "$blocks:empty" ON ${identifier(BLOCKS_TABLE)} (number) WHERE hasTriggers = 0`,
  `CREATE TABLE ${identifier(ERRORS_TABLE)} (block INTEGER NOT NULL, message TEXT NOT NULL, handler TEXT, transactionHash BLOB, logIndex INTEGER, fatal INTEGER NOT NULL)`,
  `CREATE TABLE ${identifier(DATA_SOURCES_TABLE)} (id INTEGER PRIMARY KEY, block INTEGER NOT NULL, template INTEGER NOT NULL, address BLOB NOT NULL, context TEXT NOT NULL)`,
]

const entityTable = (type: EntityType, hasRegions: boolean): string[] => {
  const columns = type.stored.map((field) => `${identifier(field.name)} ${columnType(field)}`)
  const versions = type.immutable
    ? ['"$block" INTEGER NOT NULL']
    : ['"$from" INTEGER NOT NULL', '"$to" INTEGER NOT NULL']
  if (hasRegions) versions.push('"$region" INTEGER NOT NULL')
  const table = identifier(type.table)
  // Handlers read current versions only. An index of all versions would soon be too large to stay in memory while a chain
  // is synced, and each write would go to another page of it.
  const key = type.immutable
    ? `${identifier(`${type.table}:id`)} ON ${table} (id)`
    : `${identifier(`${type.table}:current`)} ON ${table} (id) WHERE "$to" = ${OPEN}`
  return [
    `CREATE TABLE ${table} ("$vid" INTEGER PRIMARY KEY, ${[...versions, ...columns].join(', ')})`,
    `CREATE UNIQUE INDEX ${key}`,
    ...(type.immutable ? [] : [keepPast(type, hasRegions)]),
  ]
}

/** A current version is overwritten where it lies; what it was goes to the past. */
const keepPast = (type: EntityType, hasRegions: boolean): string => {
  const table = identifier(type.table)
  const old = [...(hasRegions ? ['$region'] : []), ...type.stored.map(({ name }) => name)].map(
    (name) => `old.${identifier(name)}`,
  )
  const values = [nextPast(table), 'old."$from"', 'new."$from"', ...old].join(', ')
  return `CREATE TRIGGER ${identifier(`${type.table}:past`)} AFTER UPDATE OF "$from" ON ${table} BEGIN INSERT INTO ${table} VALUES (${values}); END`
}

/** Row id for the next entity of a table of versions. */
export const nextCurrent = (table: string): string =>
  `(SELECT ifnull(max("$vid"), 0) + 1 FROM ${table} WHERE "$vid" < ${PAST})`

/** Row id for the next version that ends. */
export const nextPast = (table: string): string =>
  `(SELECT ifnull(max("$vid") + 1, ${PAST}) FROM ${table} WHERE "$vid" >= ${PAST})`

/** Rolling up looks for points by time, and for the latest row of the same dimensions. */
const aggregationIndexes = (aggregation: Aggregation): string[] => {
  const { source, tables, dimensions } = aggregation
  const timestamp = source.fields.get('timestamp')
  const byTime = [source, ...tables.values()].flatMap((type) =>
    timestamp ? fieldIndex(type, timestamp).sql : [],
  )
  if (!isCumulative(aggregation) || dimensions.length === 0) return byTime
  const columns = [...dimensions.map(({ name }) => identifier(name)), 'timestamp'].join(', ')
  const byDimensions = [...tables.values()].map(
    ({ table }) => `CREATE INDEX ${identifier(`${table}:$dimensions`)} ON ${identifier(table)} (${columns})`,
  )
  return [...byTime, ...byDimensions]
}

const columnType = ({ kind, list, name }: Field): string => {
  const type = list ? 'TEXT' : COLUMN_TYPES[kind]
  return name === 'id' ? `${type} NOT NULL` : type
}

const COLUMN_TYPES = {
  String: 'TEXT',
  Bytes: 'BLOB',
  Int: 'INTEGER',
  Int8: 'INTEGER',
  Timestamp: 'INTEGER',
  BigInt: 'TEXT',
  BigDecimal: 'TEXT',
  Boolean: 'INTEGER',
} as const

/** A secondary index and the statement that creates it. */
export type IndexDefinition = Readonly<{ name: string; sql: string }>

/** The index on one field. Ends in the id, which breaks ties and so serves ordered pages without sorting. */
export const fieldIndex = (type: EntityType, field: Field): IndexDefinition =>
  indexOn(type, [field.name, ...currentOnly(type), 'id'], field.name)

/** What current versions have in common, where there are others. */
const currentOnly = (type: EntityType): string[] => (type.immutable ? [] : ['$to'])

const indexOn = (
  type: EntityType,
  columns: readonly string[],
  what: string,
  condition = '',
): IndexDefinition => {
  const name = `${type.table}:${what}`
  return {
    name,
    sql: `CREATE INDEX IF NOT EXISTS ${identifier(name)} ON ${identifier(type.table)} (${columns.map(identifier).join(', ')})${condition}`,
  }
}

/** The index for one order of the current versions, among rows with equal first columns; ends in the id. */
const orderIndex = (type: EntityType, columns: readonly string[]): IndexDefinition => {
  const condition = type.immutable ? '' : ` WHERE "$to" = ${OPEN}`
  return indexOn(type, [...columns, 'id'], ['current', ...columns].join(' '), condition)
}

/**
 * Indexes that queries want: on each reference, which also serves the derived field behind it, on the versions of each id,
 * and those of hints.
 */
export const queryIndexes = (
  schema: InputSchema,
  hints: readonly IndexHint[] = [],
): readonly IndexDefinition[] => [
  ...storedTypes(schema).flatMap((type) =>
    type.stored
      .filter(({ target, list }) => !list && (target === 'entity' || target === 'interface'))
      .map((field) => fieldIndex(type, field)),
  ),
  // All versions by id, for the past.
  ...storedTypes(schema)
    .filter(({ immutable }) => !immutable)
    .map((type) => indexOn(type, ['id', '$to'], 'id')),
  ...hints.map(({ type, fields }) =>
    orderIndex(
      type,
      fields.map(({ name }) => name),
    ),
  ),
]
