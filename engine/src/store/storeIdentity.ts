import type { ChainIdentity } from '../core/chain.js'
import { EngineError } from '../core/errors.js'
import type { Hex } from '../core/hex.js'
import { identifier } from '../core/tables.js'
import { type Connection, isEmpty } from './openDatabase.js'
import { META_TABLE } from './tableDefinitions.js'

/** What the contents of a database depend on. */
export type StoreIdentity = ChainIdentity &
  Readonly<{
    /** Id of the subgraph's build. */
    deployment: string
    network: string
  }>

/** Raised whenever stored data changes its form. */
export const FORMAT = 2
/** Marks a file as a database of this engine: "PoCo". */
const APPLICATION_ID = 0x506f436f

const ANEW = 'Use another data directory, or delete the file to index anew.'

/**
 * Whether the database is still empty; throws when it holds something else than this subgraph on this chain.
 */
export const isNewStore = (db: Connection, identity: StoreIdentity): boolean => {
  const path = db.name
  const application = Number(db.pragma('application_id', { simple: true }))
  if (application === 0 && isEmpty(db)) return true
  const refuse = (message: string, facts: object, remedy = ANEW) =>
    new EngineError(message, { facts: { path, ...facts }, remedy })
  if (application !== APPLICATION_ID)
    throw refuse(
      `The database ${path} was not made by this engine.`,
      { application },
      'Use another data directory.',
    )
  const format = Number(db.pragma('user_version', { simple: true }))
  if (format !== FORMAT)
    throw refuse(`The database ${path} has format ${format}, but this version uses format ${FORMAT}.`, {
      format,
    })
  const found = readMeta(db)
  const expected: readonly (readonly [string, string, string])[] = [
    ['network', identity.network, 'network'],
    ['chainId', String(identity.chainId), 'chain'],
    ['deployment', identity.deployment, 'subgraph'],
    ['genesis', identity.genesis, 'a chain that begins with block'],
  ]
  for (const [key, value, word] of expected)
    if (found.get(key) !== value)
      throw refuse(`The database ${path} holds ${word} ${found.get(key)}, not ${value}.`, {
        key,
        expected: value,
        found: found.get(key),
      })
  return false
}

const readMeta = (db: Connection): ReadonlyMap<string, string> =>
  new Map(
    db
      .prepare(`SELECT key, value FROM ${identifier(META_TABLE)}`)
      .raw()
      .all() as [string, string][],
  )

/** The chain that a database says it is of. */
export const readChain = (db: Connection): ChainIdentity => {
  const found = readMeta(db)
  return { chainId: Number(found.get('chainId')), genesis: found.get('genesis') as Hex }
}

/** Marks an empty database as ours. To be called in the transaction that creates the tables. */
export const writeIdentity = (db: Connection, identity: StoreIdentity): void => {
  db.pragma(`application_id = ${APPLICATION_ID}`)
  db.pragma(`user_version = ${FORMAT}`)
  const insert = db.prepare(`INSERT INTO ${identifier(META_TABLE)} (key, value) VALUES (?, ?)`)
  for (const [key, value] of Object.entries(identity)) insert.run(key, String(value))
}
