import type { RunQuery } from '../api/runQuery.js'
import type { Log } from '../core/log.js'
import { type Engine, type EngineSettings, openEngine } from '../runtime/openEngine.js'
import { openQueries, type QueriesOptions } from '../runtime/query/openQueries.js'
import { openSyncMark } from '../store/openSyncMark.js'

/** A deployment that is being indexed and answers queries. */
export type Deployment = Readonly<{
  id: string
  network: string
  engine: Engine
  run: RunQuery
  /** Whether it had caught up with the chain once, in this process or an earlier one. */
  hasSynced(): boolean
  /** Ends it when the queries that are running have their answers. */
  retire(): Promise<void>
  close(): Promise<void>
}>

const done = (): void => {}

/** Begins to index a build, or goes on. */
export const openDeployment = async (
  settings: EngineSettings,
  { queries: limits, log, signal }: Readonly<{ queries: QueriesOptions; log: Log; signal: AbortSignal }>,
): Promise<Deployment> => {
  const { network } = settings
  const engine = await openEngine({ ...settings, log: log.child({ network }), signal })
  const queries = openQueries(engine, limits)
  const mark = openSyncMark(engine.reader)
  const running = new Set<Promise<unknown>>()
  const close = async () => {
    queries.close()
    await engine.close()
  }
  return {
    id: engine.deployment,
    network,
    engine,
    run: (request, options) => {
      const answer = queries.run(request, options)
      if (answer instanceof Promise) {
        const settled = answer.then(done, done)
        running.add(settled)
        void settled.then(() => running.delete(settled))
      }
      return answer
    },
    hasSynced: mark.hasSynced,
    retire: async () => {
      await Promise.all(running)
      await close()
    },
    close,
  }
}
