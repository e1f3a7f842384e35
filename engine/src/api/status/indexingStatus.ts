import { type EntityType, storedTypes } from '../../core/inputSchema.js'
import { BLOCKS_TABLE, ERRORS_TABLE, HEAD_TABLE, identifier, OPEN, PAST } from '../../core/tables.js'
import type { Readable } from '../schema/renderObject.js'
import { readableOf } from './readableOf.js'
import type { StatusSource } from './statusSource.js'

type BlockRow = Readonly<{ number: number; hash: string }>
type ErrorRow = Readonly<{ message: string; handler: string | null; block: number; hash: string | null }>

/** Every block is kept. */
const WHOLE_HISTORY = 2_147_483_647

const blockOf = (block: BlockRow | undefined): Readable =>
  block && {
    ...readableOf('Block', {
      // Hashes of chain blocks come without the usual prefix.
      hash: () => block.hash.replace(/^0x/, ''),
      number: () => String(block.number),
    }),
    shownAs: 'EthereumBlock',
  }

const chainOf = ({ db, network, manifest, progress }: StatusSource): Readable =>
  readableOf('EthereumIndexingStatus', {
    network: () => network,
    chainHeadBlock: () => blockOf(progress().chainHead),
    earliestBlock: () =>
      readableOf('EarliestBlock', {
        hash: () => '0x0',
        number: () => String(Math.min(...manifest.dataSources.map(({ source }) => source.startBlock))),
      }),
    latestBlock: () =>
      blockOf(
        db
          .prepare<[], BlockRow>(`SELECT number, lower(hex(hash)) AS hash FROM ${identifier(HEAD_TABLE)}`)
          .get(),
      ),
    lastHealthyBlock: () => null,
  })

const errorsOf = ({ db }: StatusSource, fatal: boolean): readonly Readable[] =>
  db
    .prepare<[number], ErrorRow>(
      `SELECT message, handler, block, (SELECT lower(hex(hash)) FROM ${identifier(BLOCKS_TABLE)} WHERE number = block) AS hash FROM ${identifier(ERRORS_TABLE)} WHERE fatal = ? ORDER BY block, rowid`,
    )
    .all(fatal ? 1 : 0)
    .map(({ message, handler, block, hash }) =>
      readableOf('SubgraphError', {
        message: () => message,
        handler: () => handler,
        deterministic: () => true,
        block: () =>
          hash === null
            ? null
            : readableOf('Block', { number: () => String(block), hash: () => `0x${hash}` }),
      }),
    )

/** Whether a handler fails in a way that may pass: it is tried again, and counts as a failure until then. */
const failsForNow = ({ progress }: StatusSource): boolean => progress().problem?.kind === 'mapping'

/** What indexing waits for; null when it goes on, or has ended. */
const heldUpOf = ({ progress }: StatusSource): Readable => {
  const { health, problem } = progress()
  if (!problem || health === 'failed') return null
  return readableOf('HeldUp', { kind: () => problem.kind, since: () => problem.since })
}

/** The deterministic error that stopped indexing, else whatever else did. */
const fatalErrorOf = (source: StatusSource): Readable => {
  const [recorded] = errorsOf(source, true)
  if (recorded) return recorded
  const { health, problem } = source.progress()
  if (health !== 'failed' && !failsForNow(source)) return null
  return readableOf('SubgraphError', {
    message: () => problem?.message ?? 'Indexing stopped.',
    handler: () => null,
    deterministic: () => false,
    block: () => null,
  })
}

const sum = (
  types: readonly EntityType[],
  count: (type: EntityType) => string,
  { db }: StatusSource,
): string =>
  String(types.reduce((total, type) => total + Number(db.prepare(count(type)).pluck().get() ?? 0), 0))

const entitiesIn = ({ table, immutable }: EntityType): string =>
  `SELECT count(*) FROM ${identifier(table)}${immutable ? '' : ` WHERE "$to" = ${OPEN}`}`

/** About as many rows as a table has, told by the last ones. */
const rowsIn = ({ table, immutable }: EntityType): string => {
  const last = `SELECT max("$vid") FROM ${identifier(table)}`
  const before = `"$vid" < ${PAST}`
  return immutable
    ? last
    : `SELECT ifnull((${last} WHERE ${before}), 0) + ifnull((${last} WHERE NOT ${before}) - ${PAST} + 1, 0)`
}

const sizeOf = (source: StatusSource): Readable => {
  const bytes = () => {
    const pages = Number(source.db.pragma('page_count', { simple: true }))
    return String(pages * Number(source.db.pragma('page_size', { simple: true })))
  }
  return readableOf('SubgraphSize', {
    rowEstimate: () => sum(storedTypes(source.schema), rowsIn, source),
    // Tables and their indexes share one file.
    tableSize: bytes,
    indexSize: () => '0',
    toastSize: () => '0',
    totalSize: bytes,
  })
}

/** What is known of a deployment; each part is read when it is asked for. */
export const indexingStatus = (source: StatusSource): Readable =>
  readableOf('SubgraphIndexingStatus', {
    subgraph: () => source.deployment,
    synced: () => source.progress().synced,
    health: () =>
      errorsOf(source, true).length > 0 || failsForNow(source) ? 'failed' : source.progress().health,
    fatalError: () => fatalErrorOf(source),
    nonFatalErrors: () => errorsOf(source, false),
    chains: () => [chainOf(source)],
    entityCount: () => sum(storedTypes(source.schema), entitiesIn, source),
    node: () => 'default',
    paused: () => false,
    historyBlocks: () => WHOLE_HISTORY,
    subgraphSize: () => sizeOf(source),
    heldUp: () => heldUpOf(source),
  })
