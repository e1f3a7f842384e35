import type { GatewayChain } from '../core/chain.js'
import type { Log } from '../core/log.js'
import { createExecutor } from '../executor/createExecutor.js'
import type { ServedChain } from '../executor/createPeer.js'
import { fetchBaseSchema } from '../schema/fetchBaseSchema.js'
import { createServedSchema } from '../schema/servedSchema.js'
import { views } from '../views/views.js'
import { createExportEndpoint, type ExportEndpoint } from './createExportEndpoint.js'
import { createSubgraphEndpoint, type SubgraphEndpoint } from './createSubgraphEndpoint.js'
import { type ApolloEndpoint, openApolloEndpoint } from './openApolloEndpoint.js'
import type { Exchange } from './send.js'

/** Everything that answers for one chain. Closing it waits for what it was asked before. */
export type ChainServer = AsyncDisposable &
  ServedChain &
  Readonly<{ apollo: Pick<ApolloEndpoint, 'handle'>; subgraph: SubgraphEndpoint; exports: ExportEndpoint }>

/** Reads the schema of a chain's subgraph and prepares its endpoints. */
export const openChainServer = async (
  chain: GatewayChain,
  {
    log,
    maxBodyBytes,
    clock,
    peers,
  }: Readonly<{
    log: Log
    maxBodyBytes: number
    clock: () => number
    /** The other chains of the gateway. */
    peers: () => readonly ServedChain[]
  }>,
): Promise<ChainServer> => {
  const served = createServedSchema(await fetchBaseSchema(chain.upstream), views)
  const executor = createExecutor(served, chain, { clock, peers })
  const apollo = await openApolloEndpoint({ schema: served.schema, executor, log, maxBodyBytes })
  const subgraph = createSubgraphEndpoint({ chain, served, executor, log, maxBodyBytes })
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
    chain,
    served,
    apollo: { handle: tracked(apollo) },
    subgraph: { handle: tracked(subgraph) },
    exports: createExportEndpoint({ chain, served }, { clock }),
    [Symbol.asyncDispose]: () => {
      closing ??= close()
      return closing
    },
  }
}
