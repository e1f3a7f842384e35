import { checkChain, type Deployment, openSubgraphs, type Subgraphs } from '@poco-explorer/engine'
import type { Logger } from 'pino'
import type { Network } from '../networks.js'
import type { Stack } from '../openStack.js'
import type { Steps } from '../steps.js'
import { buildSubgraph } from '../subgraph/buildSubgraph.js'
import { subgraphNames } from '../subgraphNames.js'
import { indexedHead } from './indexedHead.js'

export type IndexSettings = Readonly<{
  dataDir: string
  /** Shortest time between looks at the head of the chain. */
  pollMs: number | undefined
  /** Proves that the RPC held back no log. */
  verifyLogs: boolean
  /** Most megabytes of the file that keeps what the RPC said of final blocks. */
  rpcCacheMb: number
  /** Refuses queries that break the rules of GraphQL. */
  strictQueries?: boolean | undefined
  /** Most milliseconds a large query may run. */
  queryTimeoutMs?: number | undefined
  /** Keeps the databases of builds that were replaced. */
  keepOld: boolean
}>

/** Where a network is read. */
export type ChainSource = Readonly<{
  chainId?: number
  rpcUrls: readonly string[]
  /** IPFS gateways for the files that its subgraphs read. */
  ipfsGateways: readonly string[]
}>

/** A network being indexed, and what is indexed so far. */
export type Index = Readonly<{
  network: Network
  /** What the subgraph of today is indexed by. */
  newest: Deployment
  /** What answers: the newest, or while that catches up the one before it. */
  current(): Deployment
  /** Block at which an earlier run ended; undefined for a new database. */
  continuedFrom: number | undefined
  /** When indexing began, on the clock of `performance.now()`. */
  begunAt: number
}>

export type IndexOptions = Readonly<{
  /** Where each network is read, those of other subgraphs included. */
  sources: ReadonlyMap<string, ChainSource>
  /** Whether to go on with subgraphs that were deployed from outside. */
  withDeployed: boolean
  /** Awaited when another deployment answers for a network, before the former one ends. */
  onSwitch?: (network: Network) => Promise<void>
}>

type Context = Readonly<{ steps: Steps; stack: Stack; log: Logger; signal: AbortSignal }>

/** Compiles the subgraph for each network if needed, and begins to index all that the data folder has. */
export const openIndexes = async (
  networks: readonly Network[],
  { dataDir, pollMs, verifyLogs, rpcCacheMb, strictQueries, queryTimeoutMs, keepOld }: IndexSettings,
  { sources, withDeployed, onSwitch }: IndexOptions,
  { steps, stack, log, signal }: Context,
): Promise<Readonly<{ subgraphs: Subgraphs; indexes: readonly Index[] }>> => {
  const reading = { ...(pollMs !== undefined && { pollMs }), verifyLogs, cacheBytes: rpcCacheMb * 1_000_000 }
  for (const source of sources.values()) await checkChain(source, { log, signal })
  const builds: { network: Network; build: string; continuedFrom: number | undefined }[] = []
  for (const network of networks) {
    const build = await buildSubgraph(network.slug, { steps, signal })
    builds.push({ network, build, continuedFrom: indexedHead(build, { dataDir, network: network.slug }) })
  }
  const begunAt = performance.now()
  const nameOf = ({ slug }: Network): string => subgraphNames(slug)[0]!
  const subgraphs = stack.use(
    await openSubgraphs({
      dataDir,
      networks: new Map([...sources].map(([name, source]) => [name, { ...source, ...reading }])),
      builds: builds.map(({ build }) => build),
      ...(withDeployed ? {} : { only: networks.flatMap(({ slug }) => subgraphNames(slug)) }),
      queries: { strictQueries, timeLimitMs: queryTimeoutMs },
      keepOld,
      onSwitch: async (names) => {
        for (const network of networks) if (names.includes(nameOf(network))) await onSwitch?.(network)
      },
      log,
      signal,
    }),
  )
  const indexes: Index[] = []
  for (const { network, build, continuedFrom } of builds) {
    const newest = await subgraphs.deploy(build, subgraphNames(network.slug))
    const current = () => subgraphs.find({ by: 'name', value: nameOf(network) }) ?? newest
    indexes.push({ network, newest, current, continuedFrom, begunAt })
  }
  return { subgraphs, indexes }
}
