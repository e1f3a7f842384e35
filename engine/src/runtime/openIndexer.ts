import type { ChainIdentity } from '../core/chain.js'
import { EngineError } from '../core/errors.js'
import { fileEntityNames } from '../core/fileTemplates.js'
import type { Log } from '../core/log.js'
import { isOnThisMachine } from '../source/isOnThisMachine.js'
import { isSocketUrl, openHeadNotices } from '../source/openHeadNotices.js'
import type { Rpc } from '../source/rpc.js'
import { type ChainCache, openChainCache } from '../store/openChainCache.js'
import { openStore } from '../store/openStore.js'
import { connect } from './connect.js'
import { createExecutor } from './createExecutor.js'
import { expectSameChain } from './expectSameChain.js'
import { given } from './given.js'
import type { IndexedSubgraph } from './indexedSubgraph.js'
import { cachePath, databasePath, type IndexerSettings } from './indexerSettings.js'
import type { IndexerStatus } from './indexerStatus.js'
import { runIndexer } from './runIndexer.js'

/** An endpoint on this machine limits nobody. */
const LOCAL_POLL_MS = 50

/**
 * Checks network, mappings, RPC and database, then begins to index. `done` resolves with the last status when indexing
 * ended: because the signal was aborted, or because it failed.
 */
export const openIndexer = async (
  subgraph: IndexedSubgraph,
  settings: IndexerSettings,
  hooks: { log: Log; signal: AbortSignal; onStatus: (status: IndexerStatus) => void },
): Promise<Readonly<{ done: Promise<IndexerStatus> }>> => {
  const { log, signal, onStatus } = hooks
  expectNetwork(subgraph, settings.network)
  const executor = createExecutor(subgraph, { log })
  const { rpc, identity } = await connect(settings, { log, signal })
  const cache = await openCache(settings, { rpc, identity, log, signal })
  const store = closingOnError(cache, () =>
    openStore(databasePath(settings, subgraph), {
      schema: subgraph.schema,
      fileTypes: fileEntityNames(subgraph.manifest),
      indexHints: subgraph.indexHints,
      identity: { ...identity, deployment: subgraph.deployment, network: settings.network },
    }),
  )
  const { pollMs = isOnThisMachine(settings.rpcUrls) ? LOCAL_POLL_MS : undefined } = settings
  const ending = new AbortController()
  const socketUrls = settings.rpcUrls.filter(isSocketUrl)
  const done = runIndexer({
    subgraph,
    executor,
    store,
    rpc,
    chainId: identity.chainId,
    log,
    signal,
    onStatus,
    ...(cache && { cache }),
    ...(socketUrls.length > 0 && {
      notices: openHeadNotices(socketUrls, {
        log: log.child({ stage: 'source' }),
        signal: AbortSignal.any([signal, ending.signal]),
      }),
    }),
    ...given({ pollMs }, 'pollMs'),
    ...given(settings, 'finality', 'maxBlockRange', 'ipfsGateways', 'verifyLogs'),
  })
  const close = () => {
    ending.abort()
    cache?.close()
    store.close()
  }
  return { done: done.finally(close) }
}

/** What `open` gives; what was opened before is closed when it throws. */
const closingOnError = <T>(before: { close(): void } | undefined, open: () => T): T => {
  try {
    return open()
  } catch (error) {
    before?.close()
    throw error
  }
}

const openCache = async (
  settings: IndexerSettings,
  { rpc, identity, log, signal }: { rpc: Rpc; identity: ChainIdentity; log: Log; signal: AbortSignal },
): Promise<ChainCache | undefined> => {
  const { cacheBytes: maxBytes = 0 } = settings
  if (maxBytes === 0) return undefined
  const cache = openChainCache(cachePath(settings), { maxBytes, log })
  try {
    await expectSameChain(cache, rpc, { identity, log, signal })
    return cache
  } catch (error) {
    cache.close()
    throw error
  }
}

const expectNetwork = ({ manifest, folder }: IndexedSubgraph, network: string) => {
  const found = manifest.dataSources[0]?.network
  if (found === network) return
  throw new EngineError(`The subgraph at ${folder} was built for network ${found}, not ${network}.`, {
    facts: { expected: network, found },
    remedy: `Build it for ${network}, or index network ${found}.`,
  })
}
