import { type Devnet, openDevnet } from '@poco-explorer/devnet'
import { verify } from '@poco-explorer/verify'
import { zeroHash } from 'viem'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectIndexOf } from './expectIndexOf.js'
import { query, untilIndexed } from './graphql.js'
import { freshFolder, type Node, runPoco, startPoco } from './poco.js'
import { startFlakyRpc } from './startFlakyRpc.js'

// Longer walks, and others: see devnet/README.md.
const ACTIONS = Number(process.env.WALK_ACTIONS ?? 400)
const SEED = Number(process.env.WALK_SEED ?? 20)
const MS_PER_ACTION = 150
const REORGS = 4
/** Actions that each reorganisation takes back. */
const DETOUR = Math.max(30, Math.floor(ACTIONS / 10))

describe('an index of a random walk', () => {
  let devnet: Devnet
  let node: Node
  let url: string

  beforeAll(async () => {
    devnet = await openDevnet({ statesKept: Math.max(512, ACTIONS) })
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

  test(
    'equals what the rules give, and the contracts',
    async () => {
      const facts = await devnet.runWalk({ actions: ACTIONS, seed: SEED })
      await followHead()
      await expectIndexOf(url, facts)
      expect(await differences()).toEqual([])
    },
    60_000 + ACTIONS * MS_PER_ACTION,
  )

  test(
    'forgets what reorganisations take back, and follows what comes instead',
    async () => {
      for (let round = 1; round <= REORGS; round += 1) {
        const walk = { actions: DETOUR, seed: SEED + round }
        await devnet.takeBack(async () => {
          const detour = await devnet.runWalk(walk)
          await followHead()
          if (round === 1) await expectIndexOf(url, detour)
        })
        await devnet.runWalk(walk)
        // Some the index sees at once, some only when more has happened.
        if (round % 2 === 0) await followHead()
      }
      const facts = await devnet.runWalk({ actions: DETOUR, seed: SEED })
      await followHead()
      await expectIndexOf(url, facts)
      expect(await differences()).toEqual([])
    },
    60_000 + 2 * REORGS * DETOUR * MS_PER_ACTION,
  )

  test('follows an upgrade of the hub in the middle, also one that is taken back', async () => {
    await devnet.takeBack(async () => {
      await devnet.runWalk({ actions: 5, seed: SEED })
      await devnet.runScenarios(['facetUpgrade'])
      await followHead()
    })
    await devnet.runWalk({ actions: 5, seed: SEED })
    await devnet.runScenarios(['facetUpgrade'])
    const facts = await devnet.runWalk({ actions: 20, seed: SEED })
    await followHead()
    await expectIndexOf(url, facts)
    expect(await differences()).toEqual([])
  })

  type Rows = Record<string, Record<string, unknown>[]>

  /** What verify finds when the answers of the index are changed on their way. */
  const differencesIn = async (change: (rows: Rows) => void) => {
    const { differences } = await verify({
      query: async (document, variables) => {
        const data = await query<Rows>(url, document, variables)
        change(data)
        return data
      },
      rpcUrl: devnet.rpcUrl,
      hub: devnet.addresses.hub,
    })
    // Long walks come in several pages, and each page is changed.
    return [...new Set(differences.map(({ entity, field }) => `${entity} ${field}`))]
  }

  test('would be told from one with wrong values', async () => {
    const wrong: Record<string, Record<string, unknown>> = {
      accounts: { balance: '0.5' },
      allowances: { amount: '3' },
      apps: { name: 'other' },
      datasets: { multiaddr: '0x00' },
      categories: { workClockTimeRef: '7' },
      contributions: { status: 'UNSET' },
      tasks: { resultDigest: '0x00' },
      deals: { trust: '9' },
      requestOrders: { matchedVolume: '99', consumedVolume: '98', presigner: { id: 'nobody' } },
      rewards: { value: '0.123456789' },
      workerpools: { workerStakeRatio: '1000', workersCount: '77' },
      protocols: { volumeSettled: '0.5' },
      networkActivities: { committed: '0.5' },
      workerActivities: { earned: '0.5' },
    }
    // One row of each: long walks come in several pages, and every difference is read twice.
    const changed = new Map<string, unknown>()
    const found = await differencesIn((rows) => {
      for (const [collection, values] of Object.entries(wrong)) {
        const row = rows[collection]?.find(({ id, kind }) =>
          changed.has(collection)
            ? id === changed.get(collection)
            : collection !== 'rewards' || kind === 'SCHEDULER',
        )
        if (!row) continue
        changed.set(collection, row.id)
        Object.assign(row, values)
      }
      // People of a walk show every order that they sign.
      rows.unseenOrders?.push({ id: zeroHash, presigner: { id: 'nobody' } })
    })
    // What else depends on the row, such as the stake of a contribution, differs from walk to walk.
    expect(found).toEqual(
      expect.arrayContaining([
        'Account balance',
        'Account earned',
        'Account provedContributionsCount',
        'Allowance amount',
        'App name',
        'Category workClockTimeRef',
        'Contribution status',
        'Dataset multiaddr',
        'Deal trust',
        'Protocol schedulersRevenue',
        'Protocol value',
        'Protocol volumeSettled',
        'RequestOrder consumedVolume',
        'RequestOrder matchedVolume',
        'RequestOrder presigner',
        'RequestOrder tasks of its deals',
        'Task resultDigest',
        'Task revealsCount',
        'Task schedulerReward',
        'Task taken and not paid',
        'UnseenOrder presigner',
        'Workerpool schedulerEarnings',
        'Workerpool workerStakeRatio',
        'Workerpool workersCount',
        'networkActivities of Protocol schedulersRevenue',
        'networkActivities of Protocol volumeCommitted',
        'workerActivities of Account workerEarned',
        'workerpoolActivities of Workerpool schedulerEarnings',
      ]),
    )
  })

  test('would be told from one that has missed something', async () => {
    const found = await differencesIn((rows) => {
      for (const collection of ['deals', 'tasks', 'categories']) rows[collection]?.shift()
    })
    expect(found).toEqual(
      expect.arrayContaining([
        'Category rows',
        'Task status',
        'Deal tasks',
        'RequestOrder tasks of its deals',
        'Protocol dealsCount',
        'Protocol tasksCount',
      ]),
    )
  })

  test('is not blamed for a value that a node gives only once', async () => {
    await using flaky = await startFlakyRpc(devnet.rpcUrl)
    const steps: string[] = []
    const { differences } = await verify({
      query: (document, variables) => query(url, document, variables),
      rpcUrl: flaky.url,
      hub: devnet.addresses.hub,
      onProgress: (step) => steps.push(step),
    })
    expect(differences).toEqual([])
    expect(steps).toContain('accounts again')
  })

  test('can be left before all is compared', async () => {
    const reason = new Error('enough')
    const left = new AbortController()
    const report = verify({
      query: (document, variables) => query(url, document, variables),
      rpcUrl: devnet.rpcUrl,
      hub: devnet.addresses.hub,
      signal: left.signal,
      onProgress: (step) => {
        if (step === 'tasks') left.abort(reason)
      },
    })
    await expect(report).rejects.toBe(reason)
  })
})
