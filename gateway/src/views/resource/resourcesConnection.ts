import { connectionOf } from '../../connections/connection.js'
import { allOf, type Where } from '../../connections/keysetFilter.js'
import type { List } from '../../connections/readPage.js'
import type { RootField } from '../../core/view.js'
import { protocolCounter } from '../lib/protocolCounter.js'
import { relevanceConnection } from './relevanceConnection.js'
import type { ResourceKind } from './resourceKinds.js'

/** Orders that one field of the base gives. */
const orders = ({
  name,
}: ResourceKind): Readonly<Record<string, Pick<List, 'orderBy' | 'direction' | 'where'>>> => ({
  MOST_USED: { orderBy: 'usageCount', direction: 'desc' },
  // Null where the creation was not seen.
  NEWEST: { orderBy: 'createdAt', direction: 'desc', where: { createdAt_gte: '0' } },
  OLDEST: { orderBy: 'createdAt', direction: 'asc', where: { createdAt_gte: '0' } },
  RECENTLY_USED: { orderBy: 'lastUsageTimestamp', direction: 'desc' },
  NAME: { orderBy: name, direction: 'asc' },
})

/** All resources of a kind, page by page. */
export const resourcesConnection = (kind: ResourceKind): RootField => {
  const byField = orders(kind)
  return {
    requires: {
      [kind.many]: { createdAt: true, usageCount: true, lastUsageTimestamp: true },
      [kind.activities]: { tasks: true },
      protocol: { [kind.counter]: true },
    },
    compute: (args, context, selected) => {
      const { read, chain } = context
      const where = args.where as Where | undefined
      const total = allOf([where]) === undefined ? protocolCounter(read, kind.counter) : undefined
      const order = byField[String(args.order)]
      if (!order) return relevanceConnection(kind, total, args, context, selected)
      return connectionOf(
        { name: kind.many, field: kind.many, ...order, where: allOf([where, order.where]), total },
        args,
        { read, chain, selected },
      )
    },
  }
}
