import type { Act } from './openStage.js'
import type { Story } from './story.js'

const HOUR = 3_600
const DAY = 24 * HOUR

type Post = Readonly<{ pair: string; cents: number; volume: number }>

/** Prices of two pairs over three hours of two days, with an hour in which nothing was said. */
export const feedStory: Story = {
  subgraph: 'feed',
  query: `{
    prices(orderBy: id) { timestamp pair price volume }
    hours: candles(interval: hour, orderBy: timestamp, orderDirection: asc, where: { pair: "A/B" }) { ...candle }
    days: candles(interval: day, orderBy: timestamp, orderDirection: asc, where: { pair: "A/B" }) { ...candle }
    others: candles(interval: hour, where: { pair: "C/D" }) { open turnover }
    running: candles(interval: day, current: include, first: 1, where: { pair: "A/B" }) { posts allPosts }
  }
  fragment candle on Candle { timestamp open close high low volume turnover posts allPosts }`,
  tell: async ({ people: { alice }, head, mine }) => {
    const day = (Math.floor((await head()).timestamp / DAY) + 1) * DAY
    const post = (pair: string, cents: number, volume: number): Post => ({ pair, cents, volume })
    const blocks: (readonly [at: number, ...posts: readonly Post[]])[] = [
      [day + 21 * HOUR + 10, post('A/B', 150, 10), post('C/D', -5, 2), post('A/B', 175, 1)],
      [day + 21 * HOUR + 3_599, post('A/B', 125, 4)],
      [day + 23 * HOUR, post('A/B', 300, 1)],
      [day + 24 * HOUR, post('A/B', 1, 1)],
      // A block in which something happens: of empty ones, only those near the head are looked at.
      [day + 25 * HOUR, post('C/D', 100, 1)],
    ]
    for (const [at, ...posts] of blocks) {
      const acts = posts.map(({ pair, cents, volume }): Act => {
        return { by: alice, to: 'feed', call: 'post', args: [pair, BigInt(cents), BigInt(volume)] }
      })
      await mine(acts, at)
    }
    const micros = (seconds: number) => `${seconds * 1_000_000}`
    const candle = (seconds: number, posts: readonly Post[], allPosts: number) => {
      const prices = posts.map(({ cents }) => cents)
      const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
      const price = (cents: number | undefined) => `${(cents ?? 0) / 100}`
      return {
        timestamp: micros(seconds),
        open: price(prices[0]),
        close: price(prices.at(-1)),
        high: price(Math.max(...prices)),
        low: price(Math.min(...prices)),
        volume: `${sum(posts.map(({ volume }) => volume))}`,
        turnover: price(sum(posts.map(({ cents, volume }) => cents * volume))),
        posts: posts.length,
        allPosts,
      }
    }
    const said = blocks.flatMap(([at, ...posts]) => posts.map((one) => ({ at, ...one })))
    const ofPair = said.filter(({ pair }) => pair === 'A/B')
    return {
      prices: said.map(({ at, pair, cents, volume }) => ({
        timestamp: micros(at),
        pair,
        price: `${cents / 100}`,
        volume: `${volume}`,
      })),
      hours: [
        candle(day + 21 * HOUR, ofPair.slice(0, 3), 3),
        candle(day + 23 * HOUR, ofPair.slice(3, 4), 4),
        candle(day + 24 * HOUR, ofPair.slice(4, 5), 5),
      ],
      days: [candle(day, ofPair.slice(0, 4), 4)],
      others: [{ open: '-0.05', turnover: '-0.1' }],
      running: [{ posts: 1, allPosts: 5 }],
    }
  },
}
