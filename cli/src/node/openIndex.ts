import { checkChain, type Engine, openEngine, openQueries, type Queries } from '@poco-explorer/engine'
import type { Logger } from 'pino'
import { DEVNET, type Network } from '../networks.js'
import type { Stack } from '../openStack.js'
import type { Steps } from '../steps.js'
import { buildSubgraph } from '../subgraph/buildSubgraph.js'
import { indexedHead } from './indexedHead.js'

export type IndexSettings = Readonly<{
  dataDir: string
  pollMs: number
  /** IPFS gateways that replace the network's own. */
  ipfsGateway?: readonly string[] | undefined
  /** Proves that the RPC held back no log. */
  verifyLogs?: boolean | undefined
  /** Most megabytes of the file that keeps what the RPC said of final blocks. */
  rpcCacheMb?: number | undefined
  /** Refuses queries that break the rules of GraphQL. */
  strictQueries?: boolean | undefined
  /** Most milliseconds a large query may run. */
  queryTimeoutMs?: number | undefined
}>

/** A network being indexed, and the queries on what is indexed so far. */
export type Index = Readonly<{
  network: Network
  engine: Engine
  queries: Queries
  /** Block at which an earlier run ended; undefined for a new database. */
  continuedFrom: number | undefined
  /** When indexing began, on the clock of `performance.now()`. */
  begunAt: number
}>

/** Compiles the subgraph for a network if needed and begins to index it. */
export const openIndex = async (
  network: Network,
  rpcUrls: readonly string[],
  { dataDir, pollMs, ipfsGateway, verifyLogs, rpcCacheMb, strictQueries, queryTimeoutMs }: IndexSettings,
  { steps, stack, log, signal }: { steps: Steps; stack: Stack; log: Logger; signal: AbortSignal },
): Promise<Index> => {
  const chain = { chainId: network.chainId, rpcUrls }
  await checkChain(chain, { log, signal })
  const build = await buildSubgraph(network.slug, { steps, signal })
  const continuedFrom = indexedHead(build, { dataDir, network: network.slug })
  const begunAt = performance.now()
  const engine = stack.use(
    await openEngine({
      build,
      dataDir,
      network: network.slug,
      ...chain,
      pollMs,
      verifyLogs: verifyLogs ?? false,
      cacheBytes: (rpcCacheMb ?? 0) * 1_000_000,
      ipfsGateways: ipfsGateway ?? ownGateways(network),
      log: log.child({ network: network.slug }),
      signal,
    }),
  )
  const queries = stack.use(openQueries(engine, { strictQueries, timeLimitMs: queryTimeoutMs }))
  return { network, engine, queries, continuedFrom, begunAt }
}

/** Files of the devnet are nowhere else, so nobody is asked for them. */
const ownGateways = ({ slug, ipfsGateway }: Network): readonly string[] =>
  slug === DEVNET ? [] : [ipfsGateway]

/** Resolves when the first block is indexed: from then on queries are answered. Fails when indexing ends before. */
export const whenAnswering = ({ engine }: Index): Promise<void> =>
  new Promise((resolve, reject) => {
    const settle = () => {
      if (engine.status().head === undefined) return
      stop()
      resolve()
    }
    const stop = engine.onProgress(settle)
    settle()
    // Rejects when indexing ends early; reaching the head means that a block was indexed.
    engine.whenSynced.then(resolve, reject)
  })

/** Shows how the first sync goes on and ends with it. Fails when indexing does. */
export const showSync = async (
  { network, engine, continuedFrom, begunAt }: Index,
  steps: Steps,
): Promise<void> => {
  await steps.run(
    continuedFrom === undefined
      ? `Indexed ${network.name}`
      : `Continued ${network.name} from block ${continuedFrom}`,
    async (progress) => {
      const stop = engine.onProgress(({ head, chainHead }) =>
        progress(`block ${head?.number ?? '-'} of ${chainHead?.number ?? '-'}`),
      )
      await engine.whenSynced.finally(stop)
    },
    () => `block ${engine.status().head?.number}; ${secondsSince(begunAt)} s since indexing began`,
  )
}

const secondsSince = (start: number): string => ((performance.now() - start) / 1000).toFixed(1)
