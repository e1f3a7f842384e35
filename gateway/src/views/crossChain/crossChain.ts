import type { Selected } from '../../core/selected.js'
import type { Args, View, ViewContext } from '../../core/view.js'
import { addressViewOf } from '../address/addressView.js'
import { chainValue } from '../chain/chain.js'
import { DEFINITIONS } from '../lib/definitions.js'
import { toWindow } from '../lib/statWindow.js'
import { PROTOCOL_COUNTS, PROTOCOL_VOLUMES } from '../stats/networkFacts.js'
import { askChains } from './askChains.js'
import { crossChainStats } from './crossChainStats.js'
import { searchChains } from './searchChains.js'

/** All chains of the gateway together. */
export const crossChainView: View = {
  sdl: 'views/crossChain/crossChain.graphql',
  roots: {
    crossChain: {
      cost: 500,
      requires: {
        protocol: { ...PROTOCOL_COUNTS, ...PROTOCOL_VOLUMES, tvl: true },
        accounts: { lastRequestAt: true, lastContributionAt: true },
        networkActivities: { deals: true },
      },
      compute: (_, context, selected) => {
        context.extend({ definitions: DEFINITIONS })
        return {
          address: (args: Args) => addressOnChains(args, context, selected),
          search: (args: Args) => searchChains(args, context),
          chains: (args: Args) => chains(args, context, selected),
          network: (args: Args) =>
            crossChainStats(
              { window: toWindow(args.window), includeTestnets: args.includeTestnets === true },
              { context, selected: selected.in('network') },
            ),
        }
      },
    },
  },
}

const addressOnChains = async (
  { address, includeTestnets }: Args,
  context: ViewContext,
  selected: Selected,
) => {
  const answers = await askChains(context, includeTestnets === true, (own) =>
    addressViewOf(String(address), own, selected.in('address')),
  )
  return answers.flatMap(({ result }) => result ?? [])
}

/** A chain that does not answer still is a chain: only its freshness is asked for. */
const chains = async ({ includeTestnets }: Args, context: ViewContext, selected: Selected) => {
  if (!selected.in('chains').has('asOf')) {
    const facts = [context.chain, ...context.peers.map(({ chain }) => chain)]
    return facts
      .filter((chain) => includeTestnets === true || !chain.isTestnet)
      .map((chain) => chainValue(chain, context.asOf))
  }
  const answers = await askChains(context, includeTestnets === true, async ({ chain, asOf }) =>
    chainValue(chain, asOf),
  )
  return answers.flatMap(({ result }) => result ?? [])
}
