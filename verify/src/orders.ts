import { encodePacked, type Hash, isHash, keccak256, zeroAddress } from 'viem'
import { inChunks } from './chunks.js'
import type { Hub } from './hub.js'
import type { Matches } from './matches.js'
import { type Index, pages } from './pages.js'
import { compare, type Difference } from './report.js'

type Presigned = { id: Hash; presigner: { id: string } | null }
type IndexedOrder = Presigned & {
  volume: string | null
  matchedVolume: string | null
  consumedVolume: string | null
}

const FIELDS = 'id volume matchedVolume consumedVolume presigner { id }'

const KINDS = {
  appOrders: 'AppOrder',
  datasetOrders: 'DatasetOrder',
  workerpoolOrders: 'WorkerpoolOrder',
  requestOrders: 'RequestOrder',
} as const

/**
 * Every order: that what it says was matched is what its deals bought and what the hub calls consumed, who signed it on
 * chain, and that the index has every deal of every request order. Of orders that nothing showed, who signed them.
 */
export const verifyOrders = async (index: Index, hub: Hub, matches: Matches) => {
  const differences: Difference[] = []
  let checked = 0
  for (const collection of ['appOrders', 'datasetOrders', 'workerpoolOrders', 'requestOrders'] as const)
    for await (const page of pages<IndexedOrder>(index, { collection, fields: FIELDS })) {
      // Orders inside a bulk have an id of another kind, and the hub never saw them.
      const orders = page.filter(({ id }) => isHash(id))
      const rows = await inChunks(orders, async (order) => {
        const entity = KINDS[collection]
        const consumed = await hub.consumed(order.id)
        const found = [
          ...verifyVolume(entity, order, { consumed, matched: matches.volumeOf(order.id) }),
          ...(await verifyPresigner(entity, order, hub)),
        ]
        if (collection !== 'requestOrders') return found
        return [...found, ...(await findMissedDeal(order.id, { consumed, hub, matches }))]
      })
      differences.push(...rows.flat())
      checked += orders.length
    }
  for await (const page of pages<Presigned>(index, {
    collection: 'unseenOrders',
    fields: 'id presigner { id }',
  })) {
    const rows = await inChunks(page, (order) => verifyPresigner('UnseenOrder', order, hub))
    differences.push(...rows.flat())
  }
  return { checked, differences }
}

/** Nobody is the zero address in the contract. */
const verifyPresigner = async (
  entity: string,
  { id, presigner }: Presigned,
  hub: Hub,
): Promise<Difference[]> =>
  compare(
    entity,
    id,
    { presigner: presigner?.id ?? zeroAddress },
    { presigner: (await hub.presigner(id)).toLowerCase() },
  )

/** Closing an order uses all of it up, so that the hub no longer tells how much was matched. */
const verifyVolume = (
  entity: string,
  { id, volume, matchedVolume, consumedVolume }: IndexedOrder,
  { consumed, matched }: { consumed: bigint; matched: bigint },
): Difference[] => {
  const indexed = BigInt(matchedVolume ?? 0)
  const isMaybeClosed = (volume === null || consumed === BigInt(volume)) && indexed <= consumed
  return [
    ...compare(entity, id, { matchedVolume: indexed }, { matchedVolume: isMaybeClosed ? indexed : consumed }),
    ...(consumedVolume === null ? [] : compare(entity, id, { consumedVolume }, { consumedVolume: consumed })),
    ...compare(entity, id, { 'tasks of its deals': indexed }, { 'tasks of its deals': matched }),
  ]
}

/** A request order tells the ids of its deals: each begins where the one before ended. */
const findMissedDeal = async (
  request: Hash,
  { consumed, hub, matches }: { consumed: bigint; hub: Hub; matches: Matches },
): Promise<Difference[]> => {
  const first = matches.firstGapOf(request)
  if (first >= consumed) return []
  const id = keccak256(encodePacked(['bytes32', 'uint256'], [request, first]))
  const [{ botSize }, boost] = await Promise.all([hub.deal(id), hub.boostDeal(id)])
  return compare('Deal', id, { tasks: 0n }, { tasks: botSize + BigInt(boost?.botSize ?? 0) })
}
