import { parentPort, workerData } from 'node:worker_threads'
import { openIndexer } from './openIndexer.js'
import {
  type MainMessage,
  plainStatus,
  postedLog,
  toErrorMessage,
  type WorkerMessage,
  type WorkerStart,
} from './workerMessages.js'

/** Entry of the indexing thread. It ends by itself when indexing does. */
const main = async ({ subgraph, settings, logLevel }: WorkerStart) => {
  const stop = new AbortController()
  const post = (message: WorkerMessage) => parentPort?.postMessage(message)
  const listen = (message: MainMessage) => {
    if (message.kind === 'stop') stop.abort()
  }
  parentPort?.on('message', listen)
  try {
    const { done } = await openIndexer(subgraph, settings, {
      log: postedLog(post, { level: logLevel }),
      signal: stop.signal,
      onStatus: (status) => post({ kind: 'status', status: plainStatus(status) }),
    })
    post({ kind: 'ready' })
    post({ kind: 'done', status: plainStatus(await done) })
  } catch (error) {
    post({ kind: 'failed', error: toErrorMessage(error) })
  } finally {
    parentPort?.off('message', listen)
    parentPort?.close()
  }
}

await main(workerData as WorkerStart)
