import { zeroAddress } from 'viem'
import { z } from 'zod'
import type { Market, OfferKind, OrderQuery, PublishedOrder } from '../core/modules.js'

const TIMEOUT_MS = 2_000
// The market serves no smaller pages.
const SMALLEST_PAGE = 10

const integer = z.union([z.int(), z.string().regex(/^\d+$/)]).transform(BigInt)
const address = z
  .string()
  .regex(/^0x[0-9a-f]{40}$/i)
  .transform((text) => text.toLowerCase())
const restriction = address
  .optional()
  .transform((text) => (text === undefined || text === zeroAddress ? null : text))

const OrderSchema = z.object({
  orderHash: z.string(),
  remaining: integer,
  signer: address,
  publicationTimestamp: z.iso.datetime(),
  order: z
    .object({
      volume: integer,
      tag: z.string(),
      apprestrict: restriction,
      datasetrestrict: restriction,
      workerpoolrestrict: restriction,
      requesterrestrict: restriction,
      category: integer.optional(),
      trust: integer.optional(),
    })
    .loose(),
})
const AnswerSchema = z.object({ count: z.int(), orders: z.array(OrderSchema) })

/** The iExec market API of one chain. */
export const createMarket = (url: string, { chainId }: Readonly<{ chainId: number }>): Market => {
  const readPage = async (query: OrderQuery, pageIndex: number, pageSize: number) => {
    const name = query.kind.toLowerCase()
    // Without `any` the market leaves out what is reserved for somebody.
    const filters = new Map<string, string>(
      ['app', 'dataset', 'workerpool', 'requester']
        .filter((other) => other !== name)
        .map((other) => [other, 'any']),
    )
    if (query.resource !== undefined) filters.set(name, query.resource)
    if (query.owner !== undefined) filters.set(`${name}Owner`, query.owner)
    if (query.requester !== undefined) filters.set('requester', query.requester)
    if (query.strict) filters.set('isRequesterStrict', 'true')
    const search = new URLSearchParams([
      ['chainId', String(chainId)],
      ...filters,
      ['pageIndex', String(pageIndex)],
      ['pageSize', String(pageSize)],
    ])
    const response = await fetch(`${url.replace(/\/+$/, '')}/${name}orders?${search}`, {
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    return AnswerSchema.parse(await response.json())
  }
  return {
    orders: async (query) => {
      const { first, offset, kind } = query
      const size = Math.max(SMALLEST_PAGE, first)
      const start = Math.floor(offset / size)
      const end = Math.floor((offset + Math.max(first, 1) - 1) / size)
      const pages = await Promise.all(
        Array.from({ length: end - start + 1 }, (_, index) => readPage(query, start + index, size)),
      )
      const orders = pages.flatMap((page) => page.orders).slice(offset - start * size)
      return {
        count: pages[0]?.count ?? 0,
        orders: orders.slice(0, first).map((order) => publishedOrderOf(kind, order)),
      }
    },
  }
}

const publishedOrderOf = (
  kind: OfferKind,
  { orderHash, remaining, signer, publicationTimestamp, order }: z.output<typeof OrderSchema>,
): PublishedOrder => {
  const name = kind.toLowerCase()
  return {
    orderHash,
    kind,
    resource: address.parse(order[name]),
    price: integer.parse(order[`${name}price`]),
    volume: order.volume,
    remaining,
    tag: order.tag,
    signer,
    publishedAt: BigInt(Math.floor(Date.parse(publicationTimestamp) / 1_000)),
    restrictedApp: order.apprestrict,
    restrictedDataset: order.datasetrestrict,
    restrictedWorkerpool: order.workerpoolrestrict,
    restrictedRequester: order.requesterrestrict,
    category: order.category === undefined ? null : String(order.category),
    trust: order.trust ?? null,
  }
}
