import type { GatewayChain } from '../core/chain.js'
import type { Log } from '../core/log.js'
import { createExecutor } from '../executor/createExecutor.js'
import { limitUpstream } from '../guards/limitUpstream.js'
import { createProbe, type Probe } from '../health/createProbe.js'
import { fetchBaseSchema } from '../schema/fetchBaseSchema.js'
import { createServedSchema } from '../schema/servedSchema.js'
import { views } from '../views/views.js'
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
  }>

/** Reads the schema of a chain's subgraph and prepares its endpoints. */
export const openChainServer = async (
  given: GatewayChain,
  {
    log,
    maxBodyBytes,
    clock,
    guards,
  }: Readonly<{ log: Log; maxBodyBytes: number; clock: () => number; guards: Guards }>,
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
  const executor = createExecutor(served, chain, { clock })
  const shared = { executor, log, maxBodyBytes, guards: { ...guards, chain: chain.slug } }
  const apollo = await openApolloEndpoint({ schema: served.schema, ...shared })
  const subgraph = createSubgraphEndpoint({ chain, served, ...shared })
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
    await Promise.allSettled(running)
    await apollo[Symbol.asyncDispose]()
  }
  return {
    chain: given,
    apollo: { handle: tracked(apollo) },
    subgraph: { handle: tracked(subgraph) },
    probe: createProbe(chain, executor),
    [Symbol.asyncDispose]: () => {
      closing ??= close()
      return closing
    },
  }
}
