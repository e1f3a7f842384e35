import { type Devnet, openDevnet } from '@poco-explorer/devnet'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ask, untilIndexed } from '../graphql.js'
import { freshFolder, type Node, startPoco } from '../poco.js'
import { seeded } from '../seeded.js'
import { askAtBlock, expectInvariants, expectSeriesBetween } from './expectInvariants.js'

const HOUR = 3_600
const DAY = 24 * HOUR
const STOPS = 12
/** A walk begins so long after the one before that buckets of a day lie between them. */
const PAUSE = 2 * DAY

describe('what must hold at every block', () => {
  const random = seeded(11)
  const upTo = (most: number) => 1 + Math.floor(random() * most)
  let devnet: Devnet
  let node: Node
  /** Blocks at which a random walk was stopped, and their times. */
  const stops: { block: number; time: number }[] = []

  beforeAll(async () => {
    devnet = await openDevnet({ statesKept: 2_000 })
    await devnet.runScenarios()
    node = await startPoco(['--rpc-url', devnet.rpcUrl, '--data-dir', freshFolder()])
  })
  afterAll(async () => {
    await node?.stop()
    await devnet?.close()
  })

  test('holds wherever a random walk stops', { timeout: 180_000 }, async () => {
    for (let stop = 0; stop < STOPS; stop += 1) {
      await devnet.runWalk({ actions: upTo(30), seed: upTo(1_000_000), pause: PAUSE })
      const head = await devnet.chain.head()
      await untilIndexed(`${node.url}/graphql`, head)
      await expectInvariants(`${node.url}/graphql`, head.number)
      stops.push({ block: head.number, time: head.time })
    }
  })

  test.each([
    ['HOUR', HOUR, 2],
    ['DAY', DAY, STOPS],
  ])('series by %s add up to what the counters grew by', async (interval, length, most) => {
    expect(stops).toHaveLength(STOPS)
    for (const [index, { block: before, time }] of stops.slice(0, -1).entries()) {
      const { block: until } = stops[Math.min(index + upTo(most), STOPS - 1)]!
      const from = Math.ceil((time + 1) / length) * length
      await expectSeriesBetween(`${node.url}/graphql`, { before, until, from, interval })
    }
  })

  test('of a block that the gateway never saw as the newest nothing is told that depends on its time', async () => {
    const url = `${node.url}/graphql`
    const [{ block } = { block: 0 }] = stops
    const state = '{ deals(first: 1) { id state } protocol(id: "iExec") { dealsCount } }'
    expect(await askAtBlock(url, block - 1, state)).toHaveProperty('deals')
    await expect(
      askAtBlock(url, block - 1, '{ network(window: LAST_30D) { usage { deals } } }'),
    ).rejects.toThrow('BLOCK_TIME_UNKNOWN')
    expect((await ask(url, '{ network { usage { deals } } }')).errors).toBeUndefined()
  })
})
