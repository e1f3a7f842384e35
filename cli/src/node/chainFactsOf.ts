import type { ChainFacts } from '@poco-explorer/gateway'
import type { Network } from '../networks.js'
import { hubOf } from '../subgraph/hubOf.js'

/** What the gateway tells about a network. */
export const chainFactsOf = (network: Network): ChainFacts => ({
  slug: network.slug,
  id: network.chainId,
  name: network.name,
  isTestnet: network.isTestnet,
  tokenSymbol: network.tokenSymbol,
  hub: hubOf(network.slug),
  explorerUrl: network.explorerUrl,
  ipfsGateway: network.ipfsGateway,
  staleAfterSeconds: network.staleAfterSeconds,
})
