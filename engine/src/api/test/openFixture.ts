import Database from 'better-sqlite3'
import type { Entity, ScalarValue } from '../../core/entity.js'
import { idFromValue } from '../../core/entityId.js'
import { type Hex, hexToBytes } from '../../core/hex.js'
import type { EntityType, Field } from '../../core/inputSchema.js'
import { parseInputSchema } from '../../core/parseInputSchema.js'
import { BLOCKS_TABLE, ERRORS_TABLE, HEAD_TABLE, identifier } from '../../core/tables.js'
import { openEntityTable } from '../../store/entityTable.js'
import { registerFunctions } from '../../store/registerFunctions.js'
import { createRollUp } from '../../store/rollUp.js'
import { createRowHints } from '../../store/rowHints.js'
import { queryIndexes, tableDefinitions } from '../../store/tableDefinitions.js'
import { createQueryApi, type QueryAnswer, type QueryApi, type QueryApiOptions } from '../createQueryApi.js'

/** An entity as a test writes it: with the values the API prints. */
export type PlainEntity = Readonly<Record<string, unknown>>

/** What one block writes: entities by type. */
export type FixtureBlock = Readonly<Record<string, readonly PlainEntity[]>>

/** A response body, parsed. */
export type Body = Readonly<{
  data?: Record<string, unknown>
  errors?: readonly { message: string; locations?: readonly { line: number; column: number }[] }[]
}>

type Ask = { variables?: Record<string, unknown>; strict?: boolean }

/** A database in memory, written by the store's own functions, with a query API over it. */
export type Fixture = Readonly<{
  db: Database.Database
  api: QueryApi
  ask(query: string, options?: Ask): QueryAnswer
  /** Parsed body of the answer. */
  body(query: string, options?: Ask): Body
  /** A deterministic error that stops the subgraph at that block. */
  fail(block: number): void
  [Symbol.dispose](): void
}>

const toScalar = (field: Field, plain: unknown): ScalarValue => {
  switch (field.kind) {
    case 'Bytes':
      return hexToBytes(plain as Hex)
    case 'Int8':
    case 'Timestamp':
    case 'BigInt':
      return BigInt(plain as string)
    case 'BigDecimal': {
      const [whole = '0', fraction = ''] = String(plain).split('.')
      return { digits: BigInt(whole + fraction), exponent: -fraction.length }
    }
    default:
      return plain as ScalarValue
  }
}

const toEntity = (type: EntityType, plain: PlainEntity): Entity =>
  Object.fromEntries(
    type.stored.map((field) => {
      const value = plain[field.name] ?? null
      if (Array.isArray(value)) return [field.name, value.map((item) => toScalar(field, item))]
      return [field.name, value === null ? null : toScalar(field, value)]
    }),
  )

type FixtureOptions = Pick<QueryApiOptions, 'strictQueries' | 'maxComplexity'> & {
  /** Ids that each block removes, by type. */
  removals?: readonly Readonly<Record<string, readonly string[]>>[]
  deployment?: string
  earliestBlock?: number
  secondsOf?: (block: number) => number
}

/** 32 bytes that tell a block's number. */
export const blockHash = (number: number): Hex => `0x${String(number).padStart(64, 'a')}`

/**
 * Writes the blocks in order, `secondsOf` after the epoch, and rolls up what each completes; an entity written twice
 * gets a second version. The last block is the head.
 */
export const openFixture = (
  schemaText: string,
  blocks: readonly FixtureBlock[],
  {
    deployment = 'QmTest',
    earliestBlock = 0,
    secondsOf = (block: number) => 1_700_000_000 + block,
    removals = [],
    ...options
  }: FixtureOptions = {},
): Fixture => {
  const schema = parseInputSchema(schemaText)
  const db = new Database(':memory:')
  registerFunctions(db)
  for (const statement of tableDefinitions(schema)) db.exec(statement)
  const hints = createRowHints(2 ** 8)
  const tables = new Map(
    [...schema.entities].map(([name, type]) => [name, openEntityTable(db, type, { hints })] as const),
  )
  const rollUp = createRollUp(db, schema)
  const insertBlock = db.prepare(
    `INSERT INTO ${identifier(BLOCKS_TABLE)} (number, hash, parentHash, timestamp, hasTriggers) VALUES (?, ?, ?, ?, 1)`,
  )
  blocks.forEach((block, number) => {
    const parent = blockHash(number - 1)
    insertBlock.run(number, hexToBytes(blockHash(number)), hexToBytes(parent), secondsOf(number))
    for (const [name, entities] of Object.entries(block))
      for (const plain of entities) {
        const entity = toEntity(schema.entities.get(name)!, plain)
        const table = tables.get(name)!
        const id = idFromValue(entity.id as ScalarValue)
        if (table.has(id)) table.update(id, entity, number)
        else table.insert(entity, number)
      }
    for (const [name, ids] of Object.entries(removals[number] ?? {}))
      for (const id of ids) tables.get(name)?.remove(id, number)
    rollUp.run({ number, timestamp: secondsOf(number) })
  })
  for (const { sql } of queryIndexes(schema)) db.exec(sql)
  db.exec(
    `INSERT INTO ${identifier(HEAD_TABLE)} SELECT number, hash, parentHash, timestamp FROM ${identifier(BLOCKS_TABLE)} ORDER BY number DESC LIMIT 1`,
  )
  const api = createQueryApi({ schema, deployment, earliestBlock: () => earliestBlock, ...options })
  const ask: Fixture['ask'] = (query, { variables, strict } = {}) =>
    api.execute(db, { query, variables }, { strict })
  return {
    db,
    api,
    ask,
    body: (query, options) => JSON.parse(ask(query, options).body),
    fail: (block) => {
      db.prepare(`INSERT INTO ${identifier(ERRORS_TABLE)} (block, message, fatal) VALUES (?, 'boom', 1)`).run(
        block,
      )
    },
    [Symbol.dispose]: () => db.close(),
  }
}
