import { type Devnet, FAULT_NAMES, openDevnet, startHostileRpc } from '@poco-explorer/devnet'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { untilIndexed } from './graphql.js'
import { freshFolder, startPoco } from './poco.js'
import { rootAnswers } from './rootAnswers.js'
import { seeded } from './seeded.js'

const WALKS = 6

describe('an index over endpoints that all go wrong', () => {
  let devnet: Devnet
  beforeAll(async () => {
    devnet = await openDevnet()
    await devnet.runScenarios()
  })
  afterAll(() => devnet?.close())

  const answersOver = async (args: readonly string[], meanwhile = async () => {}) => {
    await using node = await startPoco([...args, '--data-dir', freshFolder()])
    const url = `${node.url}/subgraphs/name/devnet/poco`
    await untilIndexed(url, await devnet.chain.head())
    await meanwhile()
    await untilIndexed(url, await devnet.chain.head())
    return await rootAnswers(url)
  }

  test('answers every root query like one over an honest endpoint', async () => {
    const options = { share: 0.15, random: seeded(7) }
    await using first = await startHostileRpc(devnet.rpcUrl, options)
    await using second = await startHostileRpc(devnet.rpcUrl, options)
    // History is read in a few requests; following asks for more, so that many kinds of faults strike.
    const trade = async () => {
      for (let walk = 1; walk <= WALKS; walk += 1)
        await devnet.runWalk({ actions: 10, seed: walk, gift: 200 })
    }
    const got = await answersOver(['--verify-logs', '--rpc-url', first.url, second.url], trade)
    expect(got).toEqual(await answersOver(['--rpc-url', devnet.rpcUrl]))
    const happened = new Set([...first.happened.keys(), ...second.happened.keys()])
    expect(happened.size).toBeGreaterThan(FAULT_NAMES.length / 3)
  }, 180_000)
})
