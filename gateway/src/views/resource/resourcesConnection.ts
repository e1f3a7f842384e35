import { connectionOf } from '../../connections/connection.js'
import { allOf, type Where } from '../../connections/keysetFilter.js'
import type { List } from '../../connections/readPage.js'
import type { Selected } from '../../core/selected.js'
import type { Args, RootField, ViewContext } from '../../core/view.js'
import { protocolCounter } from '../lib/protocolCounter.js'
import { type Chosen, relevanceConnection } from './relevanceConnection.js'
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

/** Makes a filter out of another argument than `where`; of nothing when that is not given. */
type Condition = Readonly<{
  argument: string
  filter: (args: Args, context: ViewContext) => Promise<Where> | undefined
}>

/** All resources of a kind, page by page. */
export const resourcesConnection = (kind: ResourceKind, condition?: Condition): RootField => {
  const byField = orders(kind)
  const serve = (
    { where, choice }: Chosen,
    args: Args,
    { context, selected }: Readonly<{ context: ViewContext; selected: Selected }>,
  ) => {
    const { read, chain } = context
    const total = allOf([where]) === undefined ? protocolCounter(read, kind.counter) : undefined
    const order = byField[String(args.order)]
    if (!order) return relevanceConnection(kind, { where, choice, total }, args, context, selected)
    return connectionOf(
      { name: kind.many, field: kind.many, ...order, where: allOf([where, order.where]), choice, total },
      args,
      { read, chain, selected },
    )
  }
  return {
    requires: {
      [kind.many]: { createdAt: true, usageCount: true, lastUsageTimestamp: true },
      [kind.activities]: { tasks: true },
      protocol: { [kind.counter]: true },
    },
    compute: (args, context, selected) => {
      const where = args.where as Where | undefined
      const found = condition?.filter(args, context)
      if (!condition || !found) return serve({ where, choice: where }, args, { context, selected })
      // A cursor stays good when others come to meet the condition.
      const choice = [where, args[condition.argument]]
      return found.then((also) => serve({ where: allOf([where, also]), choice }, args, { context, selected }))
    },
  }
}
