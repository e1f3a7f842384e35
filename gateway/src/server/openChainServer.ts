import { openReading } from '../cache/openReading.js'
import type { GatewayChain } from '../core/chain.js'
import type { Log } from '../core/log.js'
import { createExecutor, type OperationWeight } from '../executor/createExecutor.js'
import type { ServedChain } from '../executor/createPeer.js'
import { limitUpstream } from '../guards/limitUpstream.js'
import { openUsage } from '../guards/usage.js'
import { createProbe, type Probe } from '../health/createProbe.js'
import type { Places } from '../live/createPlaces.js'
import type { LiveLimits } from '../live/liveLimits.js'
import { type LiveEndpoint, openLiveEndpoint } from '../live/openLiveEndpoint.js'
import { fetchBaseSchema } from '../schema/fetchBaseSchema.js'
import { createServedSchema } from '../schema/servedSchema.js'
import { views } from '../views/views.js'
import { createEventsEndpoint, type EventsEndpoint } from './createEventsEndpoint.js'
import { createExportEndpoint, type ExportEndpoint } from './createExportEndpoint.js'
import { createSubgraphEndpoint, type SubgraphEndpoint } from './createSubgraphEndpoint.js'
import type { Guards } from './guards.js'
import { type ApolloEndpoint, openApolloEndpoint } from './openApolloEndpoint.js'
import type { Exchange } from './send.js'

/** Everything that answers for one chain. Closing it waits for what it was asked before. */
export type ChainServer = AsyncDisposable &
  Readonly<{
    chain: GatewayChain
    apollo: Pick<ApolloEndpoint, 'handle'>
    subgraph: SubgraphEndpoint
    probe: Probe
    events: EventsEndpoint
    exports: ExportEndpoint
    /** Disposing it cuts connections that would stay open for as long as their client wants. */
    live: LiveEndpoint
    /** How other chains of the gateway read this one. */
    asPeer: ServedChain
  }>

/** Subscriptions share their evaluations, so nobody pays for one, but none may be too complex. */
const withinCost = (weight: OperationWeight): void => {
  openUsage(undefined, { onLimited() {} }).admit({ ...weight, isTrusted: false })
}

/** Reads the schema of a chain's subgraph and prepares its endpoints. */
export const openChainServer = async (
  given: GatewayChain,
  {
    log,
    maxBodyBytes,
    clock,
    guards,
    cacheBytes,
    places,
    limits,
    peers,
  }: Readonly<{
    log: Log
    maxBodyBytes: number
    clock: () => number
    guards: Guards
    cacheBytes: number
    places: Places
    limits: LiveLimits
    /** The other chains of the gateway. */
    peers: () => readonly ServedChain[]
  }>,
): Promise<ChainServer> => {
  const { maxAnswerBytes, upstreamTimeoutMs, metrics } = guards
  const upstream = limitUpstream(given.upstream, {
    name: given.slug,
    timeoutMs: upstreamTimeoutMs,
    maxBytes: maxAnswerBytes,
    onEnd: (end) => metrics.upstream(given.slug, end),
  })
  const chain = { ...given, upstream }
  const served = createServedSchema(await fetchBaseSchema(given.upstream), views)
  const executor = createExecutor(served, chain, { clock, peers })
  const reading = openReading(chain, { served, executor, cacheBytes, log })
  const shared = { log, maxBodyBytes, guards: { ...guards, chain: chain.slug } }
  const apollo = await openApolloEndpoint({ schema: served.schema, answer: reading.answer, ...shared })
  const subgraph = createSubgraphEndpoint({ served, executor, reading, clock, ...shared })
  const live = openLiveEndpoint({
    ...reading,
    answer: (request, position) => reading.answer({ admit: withinCost, ...request }, position),
    served,
    places,
    limits,
    maxMessageBytes: maxBodyBytes,
    onSubscribers: (change) => metrics.subscribers(chain.slug, change),
    log,
  })
  log.info({ chain: chain.slug, roots: [...served.roots.keys()] }, 'Serving a chain')
  const running = new Set<Promise<void>>()
  const tracked =
    ({ handle }: Pick<ApolloEndpoint, 'handle'>) =>
    async (exchange: Exchange): Promise<void> => {
      const work = handle(exchange)
      running.add(work)
      await work.finally(() => running.delete(work))
    }
  let closing: Promise<void> | undefined
  const close = async () => {
    live[Symbol.dispose]()
    await Promise.allSettled(running)
    await apollo[Symbol.asyncDispose]()
    reading[Symbol.dispose]()
  }
  return {
    chain: given,
    apollo: { handle: tracked(apollo) },
    subgraph: { handle: tracked(subgraph) },
    probe: createProbe(chain, executor),
    events: createEventsEndpoint(live, { maxBodyBytes, trusted: guards.trusted }),
    exports: createExportEndpoint({ chain, served }, { clock }),
    live,
    asPeer: { chain, served },
    [Symbol.asyncDispose]: () => {
      closing ??= close()
      return closing
    },
  }
}
