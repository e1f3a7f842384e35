import { getContractAddress, type Hex } from 'viem'
import type { Story } from './story.js'

/** A factory of pairs, which log before anybody has heard of them, trade, and are traded in their first block. */
export const exchangeStory: Story = {
  subgraph: 'amm',
  query: `{
    exchanges { pairsCount }
    tokens(orderBy: symbol) { id symbol }
    pairs(orderBy: index) {
      id index token0 { id } token1 { id } reserve0 reserve1 price mints
      swaps(orderBy: amount0) { sender to amount0 amount1 }
      days(orderBy: day) { volume0 swaps }
    }
    big: pairs(where: { price_gt: "1.2", token0_: { symbol_not: null } }) { index }
  }`,
  tell: async ({ people: { alice, bob }, addressOf, mine }) => {
    const [gold, nameless, exchange] = [addressOf('gold'), addressOf('nameless'), addressOf('exchange')]
    const pairNumber = (nonce: number) => {
      const address = getContractAddress({ from: exchange, nonce: BigInt(nonce) }).toLowerCase() as Hex
      return { artifact: 'Pair', address }
    }
    const [first, second] = [pairNumber(1), pairNumber(2)]
    await mine([
      { by: alice, to: 'exchange', call: 'create', args: [gold, nameless, 1_000n, 2_000n] },
      { by: alice, to: first, call: 'sell', args: [100n, bob] },
    ])
    const day = 86_400
    const later = await mine([{ by: bob, to: first, call: 'add', args: [7n, 11n] }])
    await mine(
      [{ by: bob, to: first, call: 'sell', args: [55n, alice] }],
      (Math.floor(later.timestamp / day) + 1) * day,
    )
    await mine([
      { by: alice, to: first, call: 'sell', args: [1n, alice] },
      { by: bob, to: 'exchange', call: 'create', args: [exchange, gold, 3n, 1n] },
    ])
    let [reserve0, reserve1] = [1_000n, 2_000n]
    const sell = (sender: Hex, amount0: bigint, to: Hex) => {
      const amount1 = (reserve1 * amount0) / (reserve0 + amount0)
      reserve0 += amount0
      reserve1 -= amount1
      return { sender, to, amount0: `${amount0}`, amount1: `${-amount1}` }
    }
    const hundred = sell(alice, 100n, bob)
    reserve0 += 7n
    reserve1 += 11n
    const swaps = [hundred, sell(bob, 55n, alice), sell(alice, 1n, alice)]
    const inOrder = (...addresses: Hex[]) => addresses.sort().map((id) => ({ id }))
    const [token0, token1] = inOrder(gold, nameless)
    const [other0, other1] = inOrder(exchange, gold)
    return {
      exchanges: [{ pairsCount: 2 }],
      tokens: [
        { id: gold, symbol: 'GLD' },
        ...[exchange, nameless].sort().map((id) => ({ id, symbol: null })),
      ],
      pairs: [
        {
          id: first.address,
          index: '1',
          token0,
          token1,
          reserve0: `${reserve0}`,
          reserve1: `${reserve1}`,
          price: quotient(reserve1, reserve0),
          mints: 2,
          swaps: swaps.toReversed(),
          days: [
            { volume0: '100', swaps: 1 },
            { volume0: '56', swaps: 2 },
          ],
        },
        {
          id: second.address,
          index: '2',
          token0: other0,
          token1: other1,
          reserve0: '3',
          reserve1: '1',
          price: quotient(1n, 3n),
          mints: 1,
          swaps: [],
          days: [],
        },
      ],
      big: [{ index: '1' }],
    }
  },
}

/** A quotient to 34 digits, as mappings divide; these have no tie to break. */
const quotient = (dividend: bigint, divisor: bigint): string => {
  const scale = dividend < divisor ? 34n : 34n - BigInt(`${dividend / divisor}`.length)
  const digits = (dividend * 10n ** (scale + 1n)) / divisor
  const rounded = `${(digits + 5n) / 10n}`.padStart(Number(scale) + 1, '0')
  const text = `${rounded.slice(0, -Number(scale))}.${rounded.slice(-Number(scale))}`
  return text.replace(/\.?0+$/, '')
}
