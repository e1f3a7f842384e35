import type { Hash } from 'viem'

/** What the deals of an index used up of the orders. Filled deal by deal, read order by order. */
export type Matches = ReturnType<typeof createMatches>

type Part = Readonly<{ botFirst: bigint; botSize: bigint }>

export const createMatches = () => {
  const volumes = new Map<string, bigint>()
  const parts = new Map<string, Part[]>()
  return {
    /** Notes a deal made from these orders; the last one is the request's. */
    add: (orders: readonly (string | undefined)[], request: string | undefined, part: Part): void => {
      for (const order of orders)
        if (order !== undefined) volumes.set(order, (volumes.get(order) ?? 0n) + part.botSize)
      if (request !== undefined) parts.set(request, [...(parts.get(request) ?? []), part])
    },
    /** Tasks bought with an order. */
    volumeOf: (order: string): bigint => volumes.get(order) ?? 0n,
    /** First task index that no known deal of a request order covers. */
    firstGapOf: (request: Hash): bigint =>
      [...(parts.get(request) ?? [])]
        .sort((a, b) => (a.botFirst < b.botFirst ? -1 : 1))
        .reduce((next, { botFirst, botSize }) => (botFirst === next ? next + botSize : next), 0n),
  }
}
