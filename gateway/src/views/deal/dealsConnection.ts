import { connectionOf } from '../../connections/connection.js'
import { exactly } from '../../connections/countRows.js'
import { allOf, type Where } from '../../connections/keysetFilter.js'
import { bigintAt } from '../../core/source.js'
import type { RootField } from '../../core/view.js'
import { dealsInStates } from './dealsWhere.js'

/** All deals, page by page. */
export const dealsConnection: RootField = {
  requires: { deals: { pendingTasksCount: true, deadline: true }, protocol: { dealsCount: true } },
  compute: (args, { read, chain, now }, selected) => {
    const where = allOf([args.where as Where | undefined, dealsInStates(args.states, now)])
    return connectionOf(
      {
        name: 'deals',
        field: 'deals',
        orderBy: String(args.orderBy),
        direction: args.orderDirection === 'asc' ? 'asc' : 'desc',
        where,
        ...(where === undefined && {
          total: async () => {
            const protocol = await read.one({
              field: 'protocol',
              args: { id: 'iExec' },
              select: { dealsCount: true },
            })
            return exactly(protocol ? bigintAt(protocol.source, 'dealsCount') : 0n)
          },
        }),
      },
      args,
      { read, chain, selected },
    )
  },
}
