import type { ChainIdentity } from '../core/chain.js'
import { EngineError } from '../core/errors.js'
import type { Log } from '../core/log.js'
import { fetchIdentity } from '../source/fetchIdentity.js'
import { isSocketUrl } from '../source/openHeadNotices.js'
import { createRpc, type Rpc } from '../source/rpc.js'
import { given } from './given.js'

export type ConnectionSettings = Readonly<{
  /**
   * HTTP endpoints of the chain, best first; another is used when one fails. WebSocket endpoints among them are asked
   * for nothing: they tell of new blocks.
   */
  rpcUrls: readonly string[]
  /** Refuse an RPC of another chain. */
  chainId?: number
  /** Requests per JSON-RPC batch. @default 100 */
  batchSize?: number
  /** HTTP requests at a time. @default 8 */
  inFlight?: number
}>

/**
 * Connects to a chain and makes sure that it is the one expected. Throws an error that names the endpoint
 * when none answers, and both ids when it is of another chain.
 */
export const connect = async (
  settings: ConnectionSettings,
  { log, signal }: { log: Log; signal: AbortSignal },
): Promise<Readonly<{ rpc: Rpc; identity: ChainIdentity }>> => {
  const urls = settings.rpcUrls.filter((url) => !isSocketUrl(url))
  if (urls.length === 0 && settings.rpcUrls.length > 0)
    throw new EngineError('No HTTP endpoint of the chain was given.', {
      remedy: 'Give its http:// or https:// URL as well: a WebSocket endpoint only tells of new blocks.',
    })
  const rpc = createRpc({
    urls,
    log: log.child({ stage: 'source' }),
    chain: given(settings, 'chainId'),
    ...given(settings, 'batchSize', 'inFlight'),
  })
  return { rpc, identity: await fetchIdentity(rpc, { signal }) }
}
