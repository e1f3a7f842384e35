import { bigintAt, objectOrNullAt, type Source, textAt } from '../../core/source.js'
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
      kind: 'root',
      requires: ['protocol', 'account'],
      readsBlock: true,
      asks: (_, { chain }) => [
        { field: 'protocol', id: 'iExec', select: COUNTERS },
        // Whatever is locked is held by the contract's own account.
        { field: 'account', id: chain.hub.toLowerCase(), select: { balance: true } },
        { field: 'account', id: PROTOCOL.kittyAddress, select: { frozen: true } },
      ],
      compute: ([protocol, hub, kitty], { window }, { asOf }) => {
        const source: Source = { protocol, hub, kitty }
        const counters = objectOrNullAt(source, 'protocol')
        const count = (field: keyof typeof COUNTERS) => (counters ? bigintAt(counters, field) : 0n)
        const amount = (owner: string, field: string) => {
          const object = objectOrNullAt(source, owner)
          return object ? parseRlc(textAt(object, field)) : 0n
        }
        const total = amount('protocol', 'tvl')
        const frozen = amount('hub', 'balance')
        const completed = count('completedTasksCount')
        const ended = completed + count('claimedTasksCount')
        return {
          window,
          to: asOf().blockTimestamp,
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
            kitty: rlcField(() => amount('kitty', 'frozen')),
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
