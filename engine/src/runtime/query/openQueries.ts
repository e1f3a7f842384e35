import { createQueryApi } from '../../api/createQueryApi.js'
import type { RunQuery } from '../../api/runQuery.js'
import type { Engine } from '../openEngine.js'
import { createQueryPool } from './createQueryPool.js'
import { startQueryProcess } from './startQueryProcess.js'

/** Bounds of what queries may take. */
export type QueryLimits = Readonly<{
  /** Most large queries at a time, each in a process of its own. @default 2 */
  processes?: number | undefined
  /** Most large queries that wait for a process. @default 256 */
  queue?: number | undefined
  /** Most milliseconds a large query may run, and as long again wait. @default 10_000 */
  timeLimitMs?: number | undefined
  /** Longest body of an answer, in characters. @default 32 Mi */
  maxResultSize?: number | undefined
  /** Most bytes that a process may hold, some 110 Mi of which are the process itself. @default 384 Mi */
  maxMemory?: number | undefined
}>

export type QueriesOptions = QueryLimits &
  Readonly<{
    /** Refuses queries that break the validation rules of GraphQL. @default false */
    strictQueries?: boolean | undefined
  }>

/** Answers queries on what an engine indexes. */
export type Queries = AsyncDisposable &
  Readonly<{
    run: RunQuery
    /** Ends all queries; a query that is running is never answered. */
    close(): void
  }>

const MEBI = 1024 * 1024
/** Characters of variables that take some milliseconds to read. */
const LARGE_VARIABLES = 50_000
const IDLE_MS = 60_000

/**
 * Answers queries so that none delays the others or the indexing for long: what is sure to be small is run at once,
 * in this thread; everything else in a few processes beside it, within limits.
 *
 * @example
 * await using queries = openQueries(engine)
 * (await queries.run({ query: '{ deals { id } }' })).body // '{"data":{"deals":[…]}}'
 */
export const openQueries = (
  { subgraph, deployment, database, reader }: Pick<Engine, 'subgraph' | 'deployment' | 'database' | 'reader'>,
  options: QueriesOptions = {},
): Queries => {
  const {
    strictQueries = false,
    processes = 2,
    queue = 256,
    timeLimitMs = 10_000,
    maxResultSize = 32 * MEBI,
    maxMemory = 384 * MEBI,
  } = options
  const { schema, schemaText, manifest } = subgraph
  const api = createQueryApi({ schema, deployment, logs: true, strictQueries, maxResultSize })
  const settings = {
    database,
    deployment,
    schemaText,
    specVersion: manifest.specVersion,
    strictQueries,
    maxResultSize,
    maxMemory,
  }
  const start = () => startQueryProcess(settings)
  const pool = createQueryPool({ start, processes, queue, timeLimitMs, idleMs: IDLE_MS })
  return {
    run: (request, { signal, variablesSize = 0 } = {}) =>
      (variablesSize > LARGE_VARIABLES ? undefined : api.executeBounded(reader, request)) ??
      pool.run(request, signal?.()),
    close: pool.close,
    [Symbol.asyncDispose]: async () => pool.close(),
  }
}
