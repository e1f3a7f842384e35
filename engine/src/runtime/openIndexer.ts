import { join } from 'node:path'
import { EngineError } from '../core/errors.js'
import type { Log } from '../core/log.js'
import { expectChain, fetchIdentity } from '../source/fetchIdentity.js'
import { createRpc } from '../source/rpc.js'
import { openStore } from '../store/openStore.js'
import type { IndexerStatus } from './indexerStatus.js'
import { loadBuild, type Subgraph } from './loadBuild.js'
import { runIndexer } from './runIndexer.js'

/** What to index and where to keep it. Plain data, so it crosses threads. */
export type IndexerSettings = Readonly<{
  /** Folder that `graph build` wrote. */
  build: string
  /** Folder for databases; the file is `<dataDir>/<network>/<deployment>.sqlite`. */
  dataDir: string
  /** Name of the network, as the manifest has it. */
  network: string
  /** Refuse an RPC of another chain. */
  chainId?: number
  /** HTTP endpoints of the chain; the next is used when one fails. */
  rpcUrls: readonly string[]
  /** Milliseconds between looks at the head of the chain. @default 250 */
  pollMs?: number
  /** Blocks this far behind the head never change. @default 250 */
  finality?: number
  /** Most blocks per log request. @default 10_000 */
  maxBlockRange?: number
  /** Requests per JSON-RPC batch. @default 100 */
  batchSize?: number
  /** HTTP requests at a time. @default 8 */
  inFlight?: number
}>

/** File that holds a subgraph's entities. */
export const databasePath = ({ dataDir, network }: IndexerSettings, { deployment }: Subgraph): string =>
  join(dataDir, network, `${deployment}.sqlite`)

/**
 * Checks build, RPC and database, then begins to index. `done` resolves with the last status when indexing
 * ended: because the signal was aborted, or because it failed.
 */
export const openIndexer = async (
  settings: IndexerSettings,
  hooks: { log: Log; signal: AbortSignal; onStatus: (status: IndexerStatus) => void },
): Promise<Readonly<{ done: Promise<IndexerStatus> }>> => {
  const { log, signal, onStatus } = hooks
  const subgraph = loadBuild(settings.build)
  expectNetwork(subgraph, settings.network)
  const rpc = createRpc({
    urls: settings.rpcUrls,
    log: log.child({ stage: 'source' }),
    ...given(settings, 'batchSize', 'inFlight'),
  })
  const identity = await fetchIdentity(rpc, { signal })
  expectChain(identity, settings.chainId)
  const store = openStore(databasePath(settings, subgraph), {
    schema: subgraph.schema,
    identity: { ...identity, deployment: subgraph.deployment, network: settings.network },
  })
  const done = runIndexer({
    subgraph,
    store,
    rpc,
    chainId: identity.chainId,
    log,
    signal,
    onStatus,
    ...given(settings, 'pollMs', 'finality', 'maxBlockRange'),
  })
  return { done: done.finally(() => store.close()) }
}

const expectNetwork = ({ manifest, folder }: Subgraph, network: string) => {
  const found = manifest.dataSources[0]?.network
  if (found === network) return
  throw new EngineError(`The subgraph at ${folder} was built for network ${found}, not ${network}.`, {
    facts: { expected: network, found },
    remedy: `Build it for ${network}, or index network ${found}.`,
  })
}

/** Those of the named settings that are set. */
const given = <K extends keyof IndexerSettings>(
  settings: IndexerSettings,
  ...names: K[]
): { [N in K]?: Exclude<IndexerSettings[N], undefined> } => {
  const set: { [N in K]?: Exclude<IndexerSettings[N], undefined> } = {}
  for (const name of names) {
    const value = settings[name]
    if (value !== undefined) set[name] = value as Exclude<IndexerSettings[K], undefined>
  }
  return set
}
