import { type Devnet, openDevnet } from '@poco-explorer/devnet'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { untilIndexed } from './graphql.js'
import { freshFolder, killPocoAfter, type Node, startPoco } from './poco.js'
import { rootAnswers } from './rootAnswers.js'
import { seeded } from './seeded.js'

const KILLS = 10

describe('an index that was killed again and again', () => {
  let devnet: Devnet
  beforeAll(async () => {
    devnet = await openDevnet()
    await devnet.runScenarios()
  })
  afterAll(() => devnet?.close())

  const start = (dataDir: string): Promise<Node> =>
    startPoco(['--rpc-url', devnet.rpcUrl, '--data-dir', dataDir])

  const answers = async (node: Node) => {
    const url = `${node.url}/subgraphs/name/devnet/poco`
    await untilIndexed(url, await devnet.chain.head())
    return rootAnswers(url)
  }

  test(`answers every root query like one that never was, after ${KILLS} kills`, {
    timeout: 300_000,
  }, async () => {
    const random = seeded(7)
    const killed = freshFolder()
    for (let kill = 0; kill < KILLS; kill += 1) {
      // From before the first block is stored to after the last.
      await killPocoAfter(['--rpc-url', devnet.rpcUrl, '--data-dir', killed], 100 + random() * 900)
    }
    await using survivor = await start(killed)
    await using calm = await start(freshFolder())
    const [got, expected] = [await answers(survivor), await answers(calm)]
    expect(expected.length).toBeGreaterThan(60)
    expect(got).toEqual(expected)
  })
})
