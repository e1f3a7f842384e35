import { setFlagsFromString } from 'node:v8'
import { Worker } from 'node:worker_threads'
import { EngineError } from '../core/errors.js'
import type { Log } from '../core/log.js'
import type { IndexedSubgraph } from './indexedSubgraph.js'
import type { IndexerSettings } from './indexerSettings.js'
import type { IndexerStatus } from './indexerStatus.js'
import { fromErrorMessage, type MainMessage, type WorkerMessage, type WorkerStart } from './workerMessages.js'

/** An indexer at work, wherever it runs. */
export type IndexerThread = Readonly<{
  /** Resolves when build, RPC and database were found good; rejects when they were not. */
  ready: Promise<void>
  /** Resolves with the last status when indexing ended. Rejects when it never began or its thread died. */
  done: Promise<IndexerStatus>
  /** Asks it to end. */
  stop(): void
  /** Ends it at once, losing what is not committed. */
  kill(): Promise<void>
}>

export type ThreadHooks = Readonly<{ log: Log; onStatus: (status: IndexerStatus) => void }>

/**
 * Percent by which the heaps of this process may grow before they are collected. What a block leaves behind is garbage
 * soon, and left to itself V8 lets several times as much of it gather as there is memory in use.
 */
const HEAP_GROWTH = 50
/** Megabytes for what the thread made lately; with more, it is not faster. */
const YOUNG_MB = 24

/** Runs the indexer in a thread of its own, so that neither it nor queries wait for the other. */
export const startWorker = (
  subgraph: IndexedSubgraph,
  settings: IndexerSettings,
  { log, onStatus }: ThreadHooks,
): IndexerThread => {
  setFlagsFromString(`--heap-growing-percent=${HEAP_GROWTH}`)
  // A thread begins with what it would soon have: it grows no further while the process holds young generations back.
  setFlagsFromString(`--min-semi-space-size=${YOUNG_MB / 3}`)
  // Blocks that wait for their turn outlive a collection or two. V8 would then make whatever is made like them in old space,
  // where garbage stays longer and costs more.
  setFlagsFromString('--no-allocation-site-pretenuring')
  const workerData: WorkerStart = { subgraph, settings, logLevel: log.level }
  const worker = new Worker(workerFile(), {
    workerData,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
  })
  const ready = deferred<void>()
  const done = deferred<IndexerStatus>()
  const fail = (error: Error) => {
    ready.reject(error)
    done.reject(error)
  }
  worker.on('message', (message: WorkerMessage) => {
    if (message.kind === 'ready') ready.resolve()
    else if (message.kind === 'status') onStatus(message.status)
    else if (message.kind === 'log') log[message.level](message.fields, message.message)
    else if (message.kind === 'done') done.resolve(message.status)
    else fail(fromErrorMessage(message.error))
  })
  worker.on('error', fail)
  worker.on('exit', (code) =>
    fail(new EngineError('The indexing thread ended unexpectedly.', { facts: { code } })),
  )
  return {
    ready: ready.promise,
    done: done.promise,
    stop: () => worker.postMessage({ kind: 'stop' } satisfies MainMessage),
    kill: async () => {
      await worker.terminate()
    },
  }
}

/** The compiled worker, also when this module itself runs from its source. */
const workerFile = (): URL =>
  new URL(
    import.meta.url.endsWith('.ts') ? '../../dist/runtime/indexerWorker.js' : './indexerWorker.js',
    import.meta.url,
  )

/** A promise and its ends. Nobody need listen to it: a rejection that nobody awaits is no fault. */
const deferred = <T>() => {
  let resolve: (value: T) => void = () => {}
  let reject: (error: Error) => void = () => {}
  const promise = new Promise<T>((resolvePromise, rejectPromise) => {
    resolve = resolvePromise
    reject = rejectPromise
  })
  promise.catch(() => {})
  return { promise, resolve, reject }
}
