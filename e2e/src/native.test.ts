import { type Devnet, openDevnet } from '@poco-explorer/devnet'
import { verify } from '@poco-explorer/verify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { allRows } from './allRows.js'
import { expectIndexOf } from './expectIndexOf.js'
import { query, untilIndexed } from './graphql.js'
import { freshFolder, type Node, runPoco, startPoco } from './poco.js'

// Longer walks, and others, as in walk.test.ts.
const ACTIONS = Number(process.env.WALK_ACTIONS ?? 150)
const SEED = Number(process.env.WALK_SEED ?? 4)
const MS_PER_ACTION = 150
const WEI_PER_NRLC = 1_000_000_000n

describe('an index of a hub that holds coins', () => {
  let devnet: Devnet
  let node: Node
  let url: string
  beforeAll(async () => {
    devnet = await openDevnet({ native: true, statesKept: Math.max(512, ACTIONS) })
    node = await startPoco(['--rpc-url', devnet.rpcUrl, '--data-dir', freshFolder()])
    url = `${node.url}/graphql`
  })
  afterAll(async () => {
    await node?.stop()
    await devnet?.close()
  })

  const expectNoDifference = async () => {
    const { out } = await runPoco([
      ...['verify', '--json', '--upstream', `devnet=${url}`],
      ...['--rpc-url', devnet.rpcUrl],
    ])
    expect((JSON.parse(out) as { devnet: { differences: unknown[] } }).devnet.differences).toEqual([])
  }

  test('equals what the rules give, and the contracts, after every scenario without token', async () => {
    const facts = await devnet.runScenarios()
    await untilIndexed(url, await devnet.chain.head())
    await expectIndexOf(url, facts)
    await expectNoDifference()
  })

  test('shows coins as deposits, whichever way they came, and what they are worth', async () => {
    const owner = devnet.accounts.stranger.address.toLowerCase()
    const zero = `0x${'0'.repeat(40)}`
    const transfers = await allRows<{ id: string; from: { id: string }; to: { id: string }; value: string }>(
      url,
      'transfers',
      'id from { id } to { id } value',
    )
    const deposits = transfers.filter(({ from, to }) => from.id === zero && to.id === owner)
    // By a plain transfer, with an unknown selector, by deposit() with a rest of 999,999,999 wei, by 10^9 wei.
    expect(deposits.map(({ value }) => value)).toEqual(
      expect.arrayContaining(['7', '1', '0.000000011', '0.000000001']),
    )
  })

  test(
    'equals them after a random walk as well',
    async () => {
      const facts = await devnet.runWalk({ actions: ACTIONS, seed: SEED })
      await untilIndexed(url, await devnet.chain.head())
      await expectIndexOf(url, facts)
      await expectNoDifference()
    },
    60_000 + ACTIONS * MS_PER_ACTION,
  )

  test('is told from one of a hub that lacks coins', async () => {
    const { hub } = devnet.addresses
    const held = BigInt((await devnet.chain.rpc('eth_getBalance', [hub, 'latest'])) as string)
    await devnet.chain.rpc('anvil_setBalance', [hub, `0x${(held - WEI_PER_NRLC).toString(16)}`])
    const { time } = await devnet.chain.head()
    await devnet.chain.mine([], time + 5)
    await untilIndexed(url, await devnet.chain.head())
    const { differences } = await verify({
      query: (document, variables) => query(url, document, variables),
      rpcUrl: devnet.rpcUrl,
      hub,
    })
    expect(differences).toEqual([
      {
        entity: 'Protocol',
        id: 'RLC in the hub',
        field: 'value',
        indexed: String(held / WEI_PER_NRLC),
        contract: String(held / WEI_PER_NRLC - 1n),
      },
    ])
  })
})
