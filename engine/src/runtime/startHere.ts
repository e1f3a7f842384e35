import type { IndexedSubgraph } from './indexedSubgraph.js'
import type { IndexerSettings } from './indexerSettings.js'
import { openIndexer } from './openIndexer.js'
import type { IndexerThread, ThreadHooks } from './startThread.js'

/** Runs the indexer in this thread: for tests, where a debugger and coverage should see it. */
export const startHere = (
  subgraph: IndexedSubgraph,
  settings: IndexerSettings,
  { log, onStatus }: ThreadHooks,
): IndexerThread => {
  const stop = new AbortController()
  const opened = openIndexer(subgraph, settings, { log, onStatus, signal: stop.signal })
  const done = opened.then((indexer) => indexer.done)
  done.catch(() => {})
  return { ready: opened.then(() => {}), done, stop: () => stop.abort(), kill: async () => stop.abort() }
}
