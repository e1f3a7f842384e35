import { BOOST_SCENARIO_NAMES, type Devnet, type Facts, openDevnet } from '@poco-explorer/devnet'
import {
  type Address,
  concatHex,
  encodeFunctionData,
  encodePacked,
  getContractAddress,
  type Hex,
  hexToBigInt,
  keccak256,
  parseAbi,
  toHex,
  zeroAddress,
} from 'viem'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { allRows } from './allRows.js'
import { CARRIED_AFTER, openCarrier, secretCarrier } from './carriers.js'
import { expectIndexOf } from './expectIndexOf.js'
import { query, untilIndexed } from './graphql.js'
import { freshFolder, type Node, runPoco, startPoco } from './poco.js'
import { rlc } from './rlc.js'

const boostAbi = parseAbi([
  'function pushResultBoost(bytes32 dealId, uint256 index, bytes results, bytes resultsCallback, bytes authorizationSign, address enclaveChallenge, bytes enclaveSign)',
  'function claimBoost(bytes32 dealId, uint256 index)',
])

const taskId = (deal: Hex, index: bigint): Hex =>
  keccak256(encodePacked(['bytes32', 'uint256'], [deal, index]))

describe('an index of deals of the Boost extension', () => {
  let devnet: Devnet
  let facts: Facts
  let node: Node
  let url: string

  beforeAll(async () => {
    devnet = await openDevnet({ boost: true })
    facts = await devnet.runScenarios(['plainDeal', ...BOOST_SCENARIO_NAMES])
    node = await startPoco(['--rpc-url', devnet.rpcUrl, '--data-dir', freshFolder()])
    url = `${node.url}/graphql`
    await untilIndexed(url, await devnet.chain.head())
  })
  afterAll(async () => {
    await node?.stop()
    await devnet?.close()
  })

  const dealsOf = (scenario: string) =>
    facts.scenarios[scenario]?.deals.flatMap((id) => facts.deals[id] ?? []) ?? []
  const tasksOf = (scenario: string) =>
    facts.scenarios[scenario]?.tasks.flatMap((id) => facts.tasks[id] ?? []) ?? []
  const boostTasks = (status: 'COMPLETED' | 'FAILED') =>
    BOOST_SCENARIO_NAMES.flatMap(tasksOf).filter((task) => task.status === status)

  test('shows deals, tasks, stakes, rewards and seizes as the rules give them', async () => {
    await expectIndexOf(url, facts)
  })

  test('tells them from other deals, with the deadline and the payer of their own', async () => {
    const rows = await allRows<{ id: string; isBoost: boolean }>(
      url,
      'deals',
      'id isBoost deadline initializedTasksCount payer { id }',
    )
    const unit = Number(facts.categories[0]?.workClockTimeRef)
    for (const row of rows) {
      const deal = facts.deals[row.id as `0x${string}`]
      const ended = deal?.tasks.filter((id) => facts.tasks[id]?.status !== 'UNSET') ?? []
      expect(row).toEqual({
        id: deal?.id,
        isBoost: deal?.isBoost,
        deadline: String((deal?.startTime ?? 0) + (deal?.isBoost ? 7 : 10) * unit),
        initializedTasksCount: String(ended.length),
        payer: { id: deal?.sponsor.toLowerCase() },
      })
    }
    expect(rows.filter(({ isBoost }) => isBoost)).toHaveLength(6)
  })

  test('has the events, the data sent to callbacks and the counters', async () => {
    const { schedulerNoticeBoosts, dealSponsoredBoosts, resultPushedBoosts, taskClaimeds, tasks, protocol } =
      await query<Record<string, unknown[]> & { protocol: unknown }>(
        url,
        `{ schedulerNoticeBoosts { deal { id } workerpool { id } } dealSponsoreds { id }
           dealSponsoredBoosts { deal { id } sponsor { id } }
           resultPushedBoosts(orderBy: blockNumber) { task { id } results }
           taskClaimeds { task { id } }
           tasks(where: { deal_: { isBoost: true }, resultsCallback_not: "0x" }) { id status resultsCallback }
           protocol(id: "iExec") { tasksCount completedTasksCount claimedTasksCount } }`,
      )
    const boosted = BOOST_SCENARIO_NAMES.flatMap(dealsOf)
    const byText = (rows: unknown[] | undefined) => (rows ?? []).map((row) => JSON.stringify(row)).sort()
    expect(byText(schedulerNoticeBoosts)).toEqual(
      byText(
        boosted.map(({ id, workerpool }) => ({ deal: { id }, workerpool: { id: workerpool.toLowerCase() } })),
      ),
    )
    expect(dealSponsoredBoosts).toEqual(
      boosted
        .filter(({ sponsor, requester }) => sponsor !== requester)
        .map(({ id, sponsor }) => ({ deal: { id }, sponsor: { id: sponsor.toLowerCase() } })),
    )
    expect(byText(resultPushedBoosts)).toEqual(
      byText(boostTasks('COMPLETED').map(({ id, results }) => ({ task: { id }, results }))),
    )
    expect(byText(taskClaimeds)).toEqual(byText(boostTasks('FAILED').map(({ id }) => ({ task: { id } }))))
    const called = boostTasks('COMPLETED').filter(({ resultsCallback }) => resultsCallback !== null)
    expect(called).toHaveLength(1)
    expect(tasks).toEqual(
      called.map(({ id, resultsCallback }) => ({ id, status: 'COMPLETED', resultsCallback })),
    )
    const count = (status: string) =>
      Object.values(facts.tasks).filter((task) => task.status === status).length
    expect(protocol).toEqual({
      tasksCount: String(Object.values(facts.deals).reduce((sum, { botSize }) => sum + botSize, 0n)),
      completedTasksCount: String(count('COMPLETED')),
      claimedTasksCount: String(count('FAILED')),
    })
  })

  test('fills the orders from the input of the match', async () => {
    const [first] = dealsOf('boostDeal')
    const { requestOrder } = await query<{ requestOrder: unknown }>(
      url,
      'query ($id: ID!) { requestOrder(id: $id) { volume matchedVolume consumedVolume status trust } }',
      { id: first?.orders.request },
    )
    expect(requestOrder).toEqual({
      volume: '3',
      matchedVolume: '3',
      consumedVolume: '3',
      status: 'FILLED',
      trust: '0',
    })
  })

  test('has balances that add up to the total supply', async () => {
    const rows = await allRows<{ id: string; balance: string; frozen: string }>(
      url,
      'accounts',
      'id balance frozen',
    )
    const nrlc = (text: string) => {
      const [whole = '', fraction = ''] = text.split('.')
      return BigInt(whole + fraction.padEnd(9, '0'))
    }
    expect(rows.reduce((sum, { balance }) => sum + nrlc(balance), 0n)).toBe(facts.totalSupply)
    const hub = rows.find(({ id }) => id === devnet.addresses.hub.toLowerCase())
    expect(hub?.balance).toBe(rlc(rows.reduce((sum, { frozen }) => sum + nrlc(frozen), 0n)))
  })

  const expectNoDifference = async (deals: number) => {
    const { code, out } = await runPoco([
      ...['verify', '--json', '--upstream', `devnet=${url}`, '--rpc-url', devnet.rpcUrl],
    ])
    const report = (JSON.parse(out) as { devnet: { checked: { deals: number }; differences: unknown[] } })
      .devnet
    expect(report.differences).toEqual([])
    expect(report.checked.deals).toBe(deals)
    expect(code).toBe(0)
  }

  test('agrees with the contracts in every value', async () => {
    await expectNoDifference(Object.keys(facts.deals).length)
  })

  /** A task, with how much is told of it. */
  const taskRow = async (id: Hex) => {
    type Row = Record<'rewards' | 'seizes' | 'events', unknown[]>
    const { task } = await query<{ task: Row | null }>(
      url,
      `query ($id: ID!) { task(id: $id) {
         status index deal { id } resultsCallback rewards { id } seizes { id } events { id }
       } }`,
      { id },
    )
    if (task === null) return null
    const { rewards, seizes, events, ...rest } = task
    return { ...rest, rewards: rewards.length, seizes: seizes.length, events: events.length }
  }

  /** A contract created by somebody who has nothing else to do; `codeAt` gives its creation. */
  const createContract = async (codeAt: (address: Address) => Hex | Promise<Hex>): Promise<Address> => {
    const { chain, accounts } = devnet
    const nonce = (await chain.rpc('eth_getTransactionCount', [accounts.worker6.address, 'latest'])) as Hex
    const address = getContractAddress({ from: accounts.worker6.address, nonce: hexToBigInt(nonce) })
    await mine(null, await codeAt(address))
    return address
  }

  const mine = async (to: Address | null, data: Hex) => {
    const { time } = await devnet.chain.head()
    await untilIndexed(url, await devnet.chain.mine([{ from: 'worker6', to, data }], time + 5))
  }

  test('finds a task whose claim is inside the input of another contract', async () => {
    const carrier = await createContract(() => openCarrier(devnet.addresses.hub))
    const [deal] = dealsOf('claimedBoost')
    const args = [deal?.id ?? '0x', 1n] as const
    const call = encodeFunctionData({ abi: boostAbi, functionName: 'claimBoost', args })
    await mine(carrier, concatHex([toHex('?', { size: CARRIED_AFTER }), call]))
    expect(await taskRow(taskId(...args))).toEqual({
      status: 'FAILLED',
      index: '1',
      deal: { id: deal?.id },
      resultsCallback: null,
      rewards: 1,
      seizes: 1,
      events: 1,
    })
  })

  test('finds a task whose result a contract pushes without any input', async () => {
    const told = await devnet.runScenarios(['boostDeal'])
    const deal = told.scenarios.boostDeal?.deals[0] ?? '0x'
    const task = taskId(deal, 0n)
    const carrier = await createContract(async (address) => {
      const raw = keccak256(concatHex([address, task, zeroAddress]))
      const authorization = await devnet.accounts.scheduler.signMessage({ message: { raw } })
      const args = [deal, 0n, '0x6869', '0x', authorization, zeroAddress, '0x'] as const
      const push = encodeFunctionData({ abi: boostAbi, functionName: 'pushResultBoost', args })
      return secretCarrier(devnet.addresses.hub, push)
    })
    await mine(carrier, '0x')
    // The worker, the app and the scheduler are paid; the requester and the kitty pay.
    expect(await taskRow(task)).toEqual({
      status: 'COMPLETED',
      index: '0',
      deal: { id: deal },
      resultsCallback: '0x',
      rewards: 3,
      seizes: 2,
      events: 1,
    })
    await expectNoDifference(Object.keys(told.deals).length)
  })
})
