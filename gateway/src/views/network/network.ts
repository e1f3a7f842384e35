import type { Need } from '../../core/need.js'
import type { Found } from '../../core/reader.js'
import { bigintAt, textAt } from '../../core/source.js'
import type { View } from '../../core/view.js'
import { PROTOCOL } from '../lib/protocolConstants.js'
import { parseRlc, rlcField } from '../lib/rlc.js'

const COUNTERS = {
  appsCount: true,
  datasetsCount: true,
  workerpoolsCount: true,
  dealsCount: true,
  tasksCount: true,
  completedTasksCount: true,
  claimedTasksCount: true,
  tvl: true,
} as const

/** Protocol-wide numbers, from the counters of the subgraph. Before the first event all of them are zero. */
export const networkView: View = {
  sdl: 'views/network/network.graphql',
  roots: {
    network: {
      requires: { protocol: COUNTERS, account: { balance: true, frozen: true } },
      compute: async ({ window }, { chain, asOf, read }) => {
        const account = (id: string, select: Need) => read.one({ field: 'account', args: { id }, select })
        const [protocol, hub, kitty] = await Promise.all([
          read.one({ field: 'protocol', args: { id: 'iExec' }, select: COUNTERS }),
          // Whatever is locked is held by the contract's own account.
          account(chain.hub.toLowerCase(), { balance: true }),
          account(PROTOCOL.kittyAddress, { frozen: true }),
        ])
        const counters = protocol?.source
        const count = (field: keyof typeof COUNTERS) => (counters ? bigintAt(counters, field) : 0n)
        const amount = (owner: Found | null, field: string) =>
          owner ? parseRlc(textAt(owner.source, field)) : 0n
        const total = amount(protocol, 'tvl')
        const frozen = amount(hub, 'balance')
        const completed = count('completedTasksCount')
        const ended = completed + count('claimedTasksCount')
        return {
          window,
          to: (await asOf()).blockTimestamp,
          usage: {
            deals: Number(count('dealsCount')),
            tasksRequested: count('tasksCount').toString(),
            tasksCompleted: completed.toString(),
            tasksClaimed: count('claimedTasksCount').toString(),
            successRate: ended === 0n ? null : Number(completed) / Number(ended),
          },
          stake: {
            total: rlcField(() => total),
            free: rlcField(() => total - frozen),
            frozen: rlcField(() => frozen),
            kitty: rlcField(() => amount(kitty, 'frozen')),
          },
          totalApps: Number(count('appsCount')),
          totalDatasets: Number(count('datasetsCount')),
          totalWorkerpools: Number(count('workerpoolsCount')),
          asOf,
        }
      },
    },
  },
}
