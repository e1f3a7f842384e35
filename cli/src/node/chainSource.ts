import { DEVNET, type Network } from '../networks.js'
import type { ChainSource } from './openIndexes.js'

/** Where a known network is read; the gateways given replace its own. */
export const chainSource = (
  network: Network,
  rpcUrls: readonly string[],
  ipfsGateways: readonly string[] | undefined,
): ChainSource => ({
  chainId: network.chainId,
  rpcUrls,
  ipfsGateways: ipfsGateways ?? ownGateways(network),
})

/** Files of the devnet are nowhere else, so nobody is asked for them. */
const ownGateways = ({ slug, ipfsGateway }: Network): readonly string[] =>
  slug === DEVNET ? [] : [ipfsGateway]
