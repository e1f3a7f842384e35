import { type Devnet, openDevnet } from '@poco-explorer/devnet'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectIndexOf } from './expectIndexOf.js'
import { untilIndexed } from './graphql.js'
import { freshFolder, type Node, runPoco, startPoco } from './poco.js'

describe('an index of a random walk', () => {
  let devnet: Devnet
  let node: Node
  let url: string

  beforeAll(async () => {
    devnet = await openDevnet()
    node = await startPoco(['--rpc-url', devnet.rpcUrl, '--data-dir', freshFolder()])
    url = `${node.url}/graphql`
  })
  afterAll(async () => {
    await node?.stop()
    await devnet?.close()
  })

  const followHead = async () => untilIndexed(url, await devnet.chain.head())

  const differences = async () => {
    const { out } = await runPoco([
      ...['verify', '--json', '--upstream', `devnet=${url}`],
      ...['--rpc-url', devnet.rpcUrl],
    ])
    return (JSON.parse(out) as { devnet: { differences: unknown[] } }).devnet.differences
  }

  test('equals what the rules give, and the contracts', async () => {
    const facts = await devnet.runWalk({ actions: 300, seed: 20 })
    await followHead()
    await expectIndexOf(url, facts)
    expect(await differences()).toEqual([])
  })

  test('forgets what a reorganisation takes back, and follows what comes instead', async () => {
    await devnet.takeBack(async () => {
      const detour = await devnet.runWalk({ actions: 60, seed: 21 })
      await followHead()
      await expectIndexOf(url, detour)
    })
    const facts = await devnet.runWalk({ actions: 60, seed: 21 })
    await followHead()
    await expectIndexOf(url, facts)
    expect(await differences()).toEqual([])
  })
})
