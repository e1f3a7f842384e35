import { once } from '../../core/once.js'
import type { Selected } from '../../core/selected.js'
import type { ViewContext } from '../../core/view.js'
import { parseRlc, rlcLater } from '../lib/rlc.js'
import type { StatWindow } from '../lib/statWindow.js'
import { networkStats } from '../network/networkStats.js'
import { protocolStake } from '../network/protocolStake.js'
import { roleVolumes } from '../network/roleVolumes.js'
import { networkFacts } from '../stats/networkFacts.js'
import { addSums, NO_SUMS } from '../stats/sums.js'
import { askChains } from './askChains.js'

/** What is read of every chain, in one request where it is of all time. */
const readChain = async (
  window: StatWindow,
  { context, selected }: Readonly<{ context: ViewContext; selected: Selected }>,
) => {
  const facts = networkFacts(window, context)
  const needsSums = ['deals', 'tasksCompleted', 'volumes'].some(selected.has)
  const stake = protocolStake(context)
  const [asOf, sums, staked, requesters, workers] = await Promise.all([
    context.asOf(),
    needsSums ? facts.sums() : NO_SUMS,
    selected.has('totalStaked') ? stake.total({ unit: 'RLC' }) : '0',
    selected.has('activeRequesters') ? facts.requesters() : [],
    selected.has('activeWorkers') ? facts.workers() : [],
  ])
  const network = networkStats(window, facts, context)
  return { asOf, sums, staked: parseRlc(staked), requesters, workers, network }
}

/** The `CrossChainStats` of the served schema. */
export const crossChainStats = (
  { window, includeTestnets }: Readonly<{ window: StatWindow; includeTestnets: boolean }>,
  { context, selected }: Readonly<{ context: ViewContext; selected: Selected }>,
) => {
  const asked = askChains(context, includeTestnets, (of) => readChain(window, { context: of, selected }))
  const answers = once(async () => (await asked).flatMap(({ result }) => result ?? []))
  const sums = once(async () => addSums((await answers()).map((answer) => answer.sums)))
  const united = async (role: 'requesters' | 'workers') =>
    new Set((await answers()).flatMap((answer) => answer[role])).size
  return {
    perChain: async () => (await answers()).map(({ network }) => network),
    deals: async () => Number((await sums()).deals),
    tasksCompleted: async () => String((await sums()).completed),
    volumes: () => roleVolumes(sums),
    totalStaked: rlcLater(async () => (await answers()).reduce((total, { staked }) => total + staked, 0n)),
    activeRequesters: () => united('requesters'),
    activeWorkers: () => united('workers'),
    complete: async () => {
      const stale = (await asked).filter(({ result }) => result?.asOf.isStale)
      if (stale.length > 0)
        context.extend({
          warnings: stale.map(({ chain }) => `The index of ${chain.name} is behind its chain.`),
        })
      return (await asked).every(({ result }) => result && !result.asOf.isStale)
    },
  }
}
