import type { ChainFacts } from '../../core/chain.js'
import type { View, ViewContext } from '../../core/view.js'
import { PROTOCOL } from '../lib/protocolConstants.js'
import { rlcField } from '../lib/rlc.js'
import { explorerUrl } from './explorerUrl.js'

const { kittyMinNrlc, kittyAddress, ...ratios } = PROTOCOL
const constants = { ...ratios, kittyMin: rlcField(() => kittyMinNrlc) }

/** The chain being served, and how fresh its data is. */
export const chainView: View = {
  sdl: 'views/chain/chain.graphql',
  roots: {
    chain: {
      requires: {},
      compute: (_, { chain, asOf }) => chainValue(chain, asOf),
    },
    asOf: { requires: {}, compute: (_, { asOf }) => asOf() },
  },
}

/** The `Chain` of the served schema. */
export const chainValue = (chain: ChainFacts, asOf: ViewContext['asOf']) => ({
  id: chain.id,
  slug: chain.slug,
  name: chain.name,
  isTestnet: chain.isTestnet,
  tokenSymbol: chain.tokenSymbol,
  pocoAddress: chain.hub.toLowerCase(),
  kittyAddress,
  constants,
  asOf,
  explorerUrl: ({ kind, id }: Readonly<Record<string, unknown>>) =>
    explorerUrl(chain.explorerUrl, String(kind), String(id)),
})
