import { openReading } from '../cache/openReading.js'
import type { GatewayChain } from '../core/chain.js'
import type { Log } from '../core/log.js'
import { createExecutor } from '../executor/createExecutor.js'
import type { Places } from '../live/createPlaces.js'
import type { LiveLimits } from '../live/liveLimits.js'
import { type LiveEndpoint, openLiveEndpoint } from '../live/openLiveEndpoint.js'
import { fetchBaseSchema } from '../schema/fetchBaseSchema.js'
import { createServedSchema } from '../schema/servedSchema.js'
import { views } from '../views/views.js'
import { createEventsEndpoint, type EventsEndpoint } from './createEventsEndpoint.js'
import { createSubgraphEndpoint, type SubgraphEndpoint } from './createSubgraphEndpoint.js'
import { type ApolloEndpoint, openApolloEndpoint } from './openApolloEndpoint.js'
import type { Exchange } from './send.js'

/** Everything that answers for one chain. Closing it waits for what it was asked before. */
export type ChainServer = AsyncDisposable &
  Readonly<{
    chain: GatewayChain
    apollo: Pick<ApolloEndpoint, 'handle'>
    subgraph: SubgraphEndpoint
    events: EventsEndpoint
    /** Disposing it cuts connections that would stay open for as long as their client wants. */
    live: LiveEndpoint
  }>

/** Reads the schema of a chain's subgraph and prepares its endpoints. */
export const openChainServer = async (
  chain: GatewayChain,
  {
    log,
    maxBodyBytes,
    clock,
    cacheBytes,
    places,
    limits,
  }: Readonly<{
    log: Log
    maxBodyBytes: number
    clock: () => number
    cacheBytes: number
    places: Places
    limits: LiveLimits
  }>,
): Promise<ChainServer> => {
  const served = createServedSchema(await fetchBaseSchema(chain.upstream), views)
  const executor = createExecutor(served, chain, { clock })
  const reading = openReading(chain, { served, executor, cacheBytes, log })
  const apollo = await openApolloEndpoint({
    schema: served.schema,
    answer: reading.answer,
    log,
    maxBodyBytes,
  })
  const subgraph = createSubgraphEndpoint({ served, executor, reading, clock, log, maxBodyBytes })
  const live = openLiveEndpoint({ ...reading, served, places, limits, maxMessageBytes: maxBodyBytes, log })
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
    chain,
    apollo: { handle: tracked(apollo) },
    subgraph: { handle: tracked(subgraph) },
    events: createEventsEndpoint(live, maxBodyBytes),
    live,
    [Symbol.asyncDispose]: () => {
      closing ??= close()
      return closing
    },
  }
}
