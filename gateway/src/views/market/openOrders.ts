import type { OfferKind, OrderQuery, PublishedOrder } from '../../core/modules.js'
import { RequestError } from '../../core/requestError.js'
import type { Selected } from '../../core/selected.js'
import type { Args, ViewContext } from '../../core/view.js'
import { tagInfoOf } from '../deal/tagInfo.js'
import { rlcField } from '../lib/rlc.js'

const MAX_SIZE = 100
const MAX_OFFSET = 10_000
const KINDS: readonly unknown[] = ['APP', 'DATASET', 'WORKERPOOL']

/** Open orders of the market; null without one, and when it does not answer: pages must not fail for its sake. */
export const openOrders = async (
  query: Pick<OrderQuery, 'resource' | 'owner' | 'requester' | 'strict'> & Readonly<{ kind: unknown }>,
  args: Args,
  { chain, read }: Pick<ViewContext, 'chain' | 'read'>,
  selected: Selected,
) => {
  const first = boundedOf('first', args, MAX_SIZE)
  const offset = boundedOf('offset', args, MAX_OFFSET)
  if (!KINDS.includes(query.kind))
    throw new RequestError(
      'BAD_USER_INPUT',
      `Orders offer an APP, a DATASET or a WORKERPOOL, no ${query.kind}.`,
    )
  const market = chain.modules?.market
  const found = await market
    ?.orders({ ...query, kind: query.kind as OfferKind, first, offset })
    .catch(() => null)
  if (!found) return null
  const category = async (id: string | null) =>
    id === null
      ? null
      : ((
          await read.one({
            field: 'category',
            args: { id },
            select: { id: true },
            selections: selected.of('nodes', 'category'),
          })
        )?.node ?? null)
  return {
    totalCount: found.count,
    nodes: found.orders.map((order) => ({ ...orderValue(order), category: () => category(order.category) })),
  }
}

const orderValue = ({ price, volume, remaining, publishedAt, tag, trust, ...order }: PublishedOrder) => ({
  ...order,
  price: rlcField(() => price),
  volume: String(volume),
  remaining: String(remaining),
  tagInfo: () => tagInfoOf(tag),
  publishedAt: String(publishedAt),
  trust: trust === null ? null : String(trust),
})

const boundedOf = (name: string, args: Args, limit: number): number => {
  const value = Number(args[name])
  if (value >= 0 && value <= limit) return value
  throw new RequestError('PAGE_SIZE_EXCEEDED', `"${name}" must be between 0 and ${limit}, not ${value}.`, {
    facts: { limit, actual: value },
  })
}
