import { EngineError } from '../core/errors.js'
import type { Log } from '../core/log.js'
import type { IndexerSettings } from '../runtime/indexerSettings.js'
import { loadBuild } from '../runtime/loadBuild.js'
import type { QueriesOptions } from '../runtime/query/openQueries.js'
import { buildFolder, deleteBuild, deleteDatabase, keepBuild, type Place } from './buildFolder.js'
import { networkUnknown } from './deployError.js'
import { type Deployment, openDeployment } from './openDeployment.js'
import type { Registered } from './openRegistry.js'

export type FleetOptions = Readonly<{
  /** Folder for builds and databases. */
  dataDir: string
  /** How to read each network that subgraphs may be deployed for. */
  networks: ReadonlyMap<string, Omit<IndexerSettings, 'dataDir' | 'network'>>
  queries?: QueriesOptions
  /** Keeps the databases of deployments that are dropped. @default false */
  keepOld?: boolean
  log: Log
  signal: AbortSignal
}>

/** Called when a deployment has caught up with the chain, at most once for each. */
type OnSynced = (deployment: Deployment) => Promise<void>

/** The deployments that are running, by id, and their files. */
export type Fleet = Readonly<{
  get(deployment: string): Deployment | undefined
  all(): readonly Deployment[]
  serves(network: string): boolean
  /** Begins to index a build. */
  launch(build: string, registered: Registered): Promise<Deployment>
  /** Takes what may change in a build that was launched by an earlier process. */
  renew(build: string, registered: Registered): Promise<void>
  /** Goes on with what was launched by an earlier process. */
  resume(registered: Registered): Promise<Deployment>
  /** Ends a deployment when it has given the answers that it owes, and deletes its files. */
  drop(registered: Registered): Promise<void>
  close(): Promise<void>
}>

export const openFleet = (
  { dataDir, networks, queries = {}, keepOld = false, log, signal }: FleetOptions,
  onSynced: OnSynced,
): Fleet => {
  const running = new Map<string, Deployment>()
  const placeOf = (registered: Registered): Place => ({ dataDir, ...registered })

  const resume = async (registered: Registered): Promise<Deployment> => {
    const { network } = registered
    const settings = networks.get(network)
    if (!settings) throw networkUnknown(network, [...networks.keys()])
    const build = buildFolder(placeOf(registered))
    expectBuild(build, registered)
    const opened = await openDeployment({ ...settings, build, dataDir, network }, { queries, log, signal })
    running.set(opened.id, opened)
    opened.engine.whenSynced
      .then(() => onSynced(opened))
      .catch((error: unknown) => {
        if (running.has(opened.id) && !signal?.aborted)
          log.error({ err: error, ...registered }, 'A deployment did not catch up')
      })
    return opened
  }

  return {
    get: (deployment) => running.get(deployment),
    all: () => [...running.values()],
    serves: (network) => networks.has(network),
    renew: async (build, registered) => void (await keepBuild(build, placeOf(registered))),
    resume,
    launch: async (build, registered) => {
      if (!networks.has(registered.network)) throw networkUnknown(registered.network, [...networks.keys()])
      const isNew = await keepBuild(build, placeOf(registered))
      try {
        return await resume(registered)
      } catch (error) {
        if (isNew) await deleteBuild(placeOf(registered))
        throw error
      }
    },
    drop: async (registered) => {
      const dropped = running.get(registered.deployment)
      running.delete(registered.deployment)
      await dropped?.retire()
      await deleteBuild(placeOf(registered))
      if (!keepOld) await deleteDatabase(placeOf(registered))
      log.info({ ...registered }, 'Dropped a deployment')
    },
    close: async () => {
      const all = [...running.values()]
      running.clear()
      await Promise.all(all.map((deployment) => deployment.close()))
    },
  }
}

/** Throws when what is kept is another build, so that nothing is indexed under a wrong id. */
const expectBuild = (build: string, { deployment }: Registered): void => {
  const found = loadBuild(build).deployment
  if (found === deployment) return
  throw new EngineError(`The build at ${build} is not that of ${deployment}.`, {
    facts: { build, deployment, found },
    remedy: 'Delete the folder and deploy the subgraph again.',
  })
}
