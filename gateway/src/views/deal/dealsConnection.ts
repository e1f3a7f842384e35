import { connectionOf } from '../../connections/connection.js'
import { allOf, type Where } from '../../connections/keysetFilter.js'
import { listOrder } from '../../connections/listOrder.js'
import type { RootField } from '../../core/view.js'
import { protocolCounter } from '../lib/protocolCounter.js'
import { dealsInStates } from './dealsWhere.js'

/** All deals, page by page. */
export const dealsConnection: RootField = {
  requires: {
    deals: { pendingTasksCount: true, deadline: true, isTee: true },
    protocol: { dealsCount: true },
  },
  compute: (args, { read, chain, now }, selected) => {
    const tee = args.tee == null ? undefined : { isTee: args.tee === true }
    const where = allOf([args.where as Where | undefined, dealsInStates(args.states, now), tee])
    return connectionOf(
      {
        name: 'deals',
        field: 'deals',
        ...listOrder('Deal', args),
        where,
        choice: [args.where, args.states, args.tee],
        total: where === undefined ? protocolCounter(read, 'dealsCount') : undefined,
      },
      args,
      { read, chain, selected },
    )
  },
}
