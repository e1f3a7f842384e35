import type { GatewayChain } from '../core/chain.js'
import type { Log } from '../core/log.js'
import { createExecutor } from '../executor/createExecutor.js'
import { fetchBaseSchema } from '../schema/fetchBaseSchema.js'
import { createServedSchema } from '../schema/servedSchema.js'
import { views } from '../views/views.js'
import { createSubgraphEndpoint, type SubgraphEndpoint } from './createSubgraphEndpoint.js'
import { type ApolloEndpoint, openApolloEndpoint } from './openApolloEndpoint.js'

/** Everything that answers for one chain. */
export type ChainServer = AsyncDisposable &
  Readonly<{ chain: GatewayChain; apollo: ApolloEndpoint; subgraph: SubgraphEndpoint }>

/** Reads the schema of a chain's subgraph and prepares its endpoints. */
export const openChainServer = async (
  chain: GatewayChain,
  { log, maxBodyBytes, clock }: Readonly<{ log: Log; maxBodyBytes: number; clock: () => number }>,
): Promise<ChainServer> => {
  const served = createServedSchema(await fetchBaseSchema(chain.upstream), views)
  const executor = createExecutor(served, chain, { clock })
  const apollo = await openApolloEndpoint({ schema: served.schema, executor, log, maxBodyBytes })
  log.info({ chain: chain.slug, roots: [...served.roots.keys()] }, 'Serving a chain')
  return {
    chain,
    apollo,
    subgraph: createSubgraphEndpoint({ chain, served, executor, log, maxBodyBytes }),
    [Symbol.asyncDispose]: () => apollo[Symbol.asyncDispose](),
  }
}
