import { EngineError } from '../core/errors.js'
import type { Log } from '../core/log.js'
import { type Connection, openReader } from '../store/openDatabase.js'
import { forIndexing } from './indexedSubgraph.js'
import { databasePath, type IndexerSettings } from './indexerSettings.js'
import type { IndexerStatus } from './indexerStatus.js'
import { loadBuild, type Subgraph } from './loadBuild.js'
import { startWorker } from './startThread.js'

/** What to index, from where, and where to keep it. */
export type EngineSettings = IndexerSettings &
  Readonly<{
    /** Folder that `graph build` wrote. */
    build: string
  }>

export type EngineOptions = EngineSettings &
  Readonly<{
    log: Log
    /** Closes the engine when aborted. */
    signal?: AbortSignal
    /** Where to index. @default 'worker' */
    thread?: 'worker' | 'here'
  }>

/** One subgraph being indexed; see `openEngine`. */
export type Engine = AsyncDisposable &
  Readonly<{
    /** Id of the build. */
    deployment: string
    subgraph: Subgraph
    /** Path of the database file. */
    database: string
    /** A read-only connection for queries in this thread. Closed with the engine. */
    reader: Connection
    status(): IndexerStatus
    /** Calls the listener on every change of the status, until the returned function is called. */
    onProgress(listener: (status: IndexerStatus) => void): () => void
    /** Resolves when the head of the chain was reached once; rejects when indexing ends before. */
    whenSynced: Promise<void>
    /** Resolves with the last status when indexing ended, for whatever reason. */
    done: Promise<IndexerStatus>
    /** Ends indexing, keeping every block that was indexed whole. Calling it twice is harmless. */
    close(): Promise<void>
  }>

/** A handler that never returns would keep a thread from ending; it is ended by force after so long. */
const PATIENCE_MS = 800

/**
 * Indexes a built subgraph in a thread of its own. Resolves when build, RPC and database were found good; a
 * database of an earlier run is continued.
 *
 * @example
 * await using engine = await openEngine({ build: 'build/devnet', dataDir: '.poco', network: 'devnet', rpcUrls, log })
 * await engine.whenSynced
 * engine.reader.prepare('SELECT count(*) FROM "Deal"').pluck().get()
 */
export const openEngine = async (options: EngineOptions): Promise<Engine> => {
  const { build, log, signal, thread: where = 'worker', ...settings } = options
  signal?.throwIfAborted()
  const subgraph = loadBuild(build)
  const database = databasePath(settings, subgraph)
  const listeners = new Set<(status: IndexerStatus) => void>()
  let status: IndexerStatus = STARTING
  const setStatus = (next: IndexerStatus) => {
    status = next
    for (const listener of listeners) listener(next)
  }
  const start = where === 'worker' ? startWorker : (await import('./startHere.js')).startHere
  const thread = start(forIndexing(subgraph), settings, { log, onStatus: setStatus })
  let killed = false
  const done = thread.done.catch((error: unknown): IndexerStatus => {
    const message = error instanceof Error ? error.message : String(error)
    const since = Math.floor(Date.now() / 1_000)
    // A thread that does not end in time is ended: that is no failure, but all else is.
    const failed = killed ? {} : ({ health: 'failed', problem: { kind: 'other', message, since } } as const)
    setStatus({ ...status, ...failed, state: 'stopped' })
    return status
  })
  let reader: Connection | undefined
  const close = async () => {
    thread.stop()
    const timer = setTimeout(() => {
      killed = true
      void thread.kill()
    }, PATIENCE_MS)
    await done
    clearTimeout(timer)
    reader?.close()
  }
  const onAbort = () => void close()
  signal?.addEventListener('abort', onAbort, { once: true })
  try {
    await thread.ready
    reader = openReader(database)
  } catch (error) {
    await close()
    signal?.throwIfAborted()
    throw error
  }
  const onProgress: Engine['onProgress'] = (listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }
  return {
    deployment: subgraph.deployment,
    subgraph,
    database,
    reader,
    status: () => status,
    onProgress,
    whenSynced: firstSync(() => status, onProgress, done),
    done,
    close,
    [Symbol.asyncDispose]: async () => {
      signal?.removeEventListener('abort', onAbort)
      await close()
    },
  }
}

const STARTING: IndexerStatus = {
  state: 'starting',
  health: 'healthy',
  head: undefined,
  chainHead: undefined,
  synced: false,
  entitiesPerSecond: 0,
  reorgs: 0,
  endpoints: [],
  problem: undefined,
}

/** What ended by itself is a failure; what was stopped is an `AbortError` below. */
const endedEarly = ({ problem }: IndexerStatus): EngineError => {
  const why = problem?.message ?? 'it was stopped'
  const cause = problem ? undefined : new DOMException('The engine was closed.', 'AbortError')
  return new EngineError(`Indexing ended before it reached the head: ${why}`, { cause })
}

const firstSync = (
  status: () => IndexerStatus,
  onProgress: Engine['onProgress'],
  done: Promise<IndexerStatus>,
): Promise<void> => {
  const synced = new Promise<void>((resolve, reject) => {
    if (status().synced) resolve()
    const stop = onProgress((next) => {
      if (!next.synced) return
      stop()
      resolve()
    })
    void done.then((last) => {
      stop()
      reject(endedEarly(last))
    })
  })
  synced.catch(() => {})
  return synced
}
