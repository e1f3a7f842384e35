import { type Devnet, type Facts, openDevnet } from '@poco-explorer/devnet'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  accountsInApi,
  DEAL_FIELDS,
  dealInApi,
  ORDER_KINDS,
  type OrdersAnswer,
  ordersInApi,
  ordersOf,
  ordersQuery,
  sortLists,
  TASK_FIELDS,
  tasksInApi,
} from './factsInApi.js'
import { query, untilIndexed } from './graphql.js'
import { freshFolder, type Node, runPoco, startPoco } from './poco.js'
import { rlc } from './rlc.js'

describe('an index of the scenarios', () => {
  let devnet: Devnet
  let facts: Facts
  let node: Node
  let url: string

  beforeAll(async () => {
    devnet = await openDevnet()
    facts = await devnet.runScenarios()
    node = await startPoco(['--rpc-url', devnet.rpcUrl, '--data-dir', freshFolder()])
    url = `${node.url}/graphql`
    await untilIndexed(url, await devnet.chain.head())
  })
  afterAll(async () => {
    await node?.stop()
    await devnet?.close()
  })

  const expectFacts = async (expected: Facts) => {
    for (const deal of Object.values(expected.deals)) {
      const answer = await query(url, `query Deal($id: ID!) { deal(id: $id) { ${DEAL_FIELDS} } }`, {
        id: deal.id,
      })
      expect(answer).toEqual({ deal: dealInApi(deal, expected) })
    }
    const { tasks, accounts, deals, protocol } = await query<{
      tasks: (Parameters<typeof sortLists>[0] & object)[]
      accounts: { id: string; balance: string; frozen: string; score: string }[]
      deals: { id: string }[]
      protocol: { dealsCount: string; tvl: string }
    }>(
      url,
      `{ tasks(first: 1000) { ${TASK_FIELDS} } accounts(first: 1000) { id balance frozen score }
         deals(first: 1000) { id } protocol(id: "iExec") { dealsCount tvl } }`,
    )
    expect(tasks.map(sortLists)).toEqual(tasksInApi(expected))
    expect(deals.map(({ id }) => id)).toEqual(Object.keys(expected.deals).sort())
    expect(protocol).toEqual({ dealsCount: String(deals.length), tvl: rlc(expected.totalSupply) })
    const known = accountsInApi(expected)
    expect(accounts.filter(({ id }) => known.some((account) => account.id === id))).toEqual(known)
    const others = accounts.filter(({ id }) => !known.some((account) => account.id === id))
    for (const { balance, frozen } of others) expect([balance, frozen]).toEqual(['0', '0'])
    await expectOrders(expected)
  }

  const expectOrders = async (expected: Facts) => {
    const unoffered: string[] = []
    for (const kind of ORDER_KINDS) {
      const answer = await query<OrdersAnswer>(url, ordersQuery(kind))
      const stored = new Set(answer.orders.map(({ id }) => id))
      const missing = Object.values(expected.orders).filter(
        (order) => order.kind === kind && !stored.has(order.hash),
      )
      unoffered.push(...missing.map(({ hash }) => hash))
      expect(ordersOf(answer)).toEqual(ordersInApi(kind, expected, unoffered))
      expect(missing.every((order) => !order.isSigned && order.consumed === 0n)).toBe(true)
    }
    // The scenarios broadcast one order of an app that does not exist.
    expect(unoffered).toHaveLength(1)
  }

  const verify = () =>
    runPoco(['verify', '--json', '--upstream', `devnet=${url}`, '--rpc-url', devnet.rpcUrl])

  const expectNoDifference = async (expected: Facts) => {
    const { code, out } = await verify()
    const report = (JSON.parse(out) as { devnet: { checked: { deals: number }; differences: unknown[] } })
      .devnet
    expect(report.differences).toEqual([])
    expect(report.checked.deals).toBe(Object.keys(expected.deals).length)
    expect(code).toBe(0)
  }

  const dealsOf = (scenario: string) => facts.scenarios[scenario]?.deals.map((id) => facts.deals[id]) ?? []
  const tasksOf = (scenario: string) => facts.scenarios[scenario]?.tasks.map((id) => facts.tasks[id]) ?? []
  const statusesOf = (scenario: string) => tasksOf(scenario).map((task) => task?.status)

  test('has every kind of deal to show', () => {
    expect(statusesOf('plainDeal')).toContain('COMPLETED')
    expect(dealsOf('datasetDeal').some((deal) => deal?.dataset !== null)).toBe(true)
    expect(dealsOf('teeDeal').some((deal) => deal?.tag.endsWith('3') ?? false)).toBe(true)
    expect(tasksOf('faultyWorker')[0]?.contributions.map(({ status }) => status)).toContain('CONTRIBUTED')
    expect(tasksOf('reopenedTask')[0]?.contributions.map(({ status }) => status)).toContain('REJECTED')
    expect(statusesOf('claimedTasks')).toEqual(['FAILED', 'FAILED', 'FAILED'])
    expect(statusesOf('neverInitialized')).toContain('FAILED')
    expect(tasksOf('callbackDeal').some((task) => task?.resultsCallback !== null)).toBe(true)
    expect(dealsOf('sponsoredDeal').some((deal) => deal?.sponsor !== deal?.requester)).toBe(true)
    expect(dealsOf('bagOfTasks').map((deal) => deal?.botSize)).toEqual([6n, 3n])
  })

  test('shows deals, tasks, stakes, rewards, seizes and scores as the rules give them', async () => {
    await expectFacts(facts)
  })

  test('shows who sponsored a deal', async () => {
    const { dealSponsoreds } = await query<{ dealSponsoreds: { deal: { id: string } }[] }>(
      url,
      '{ dealSponsoreds { deal { id sponsor { id } } sponsor { id } } }',
    )
    const sponsored = Object.values(facts.deals).filter(({ sponsor, requester }) => sponsor !== requester)
    const sponsorOf = (address: string) => ({ id: address.toLowerCase() })
    expect(dealSponsoreds).toHaveLength(sponsored.length)
    for (const { id, sponsor } of sponsored)
      expect(dealSponsoreds).toContainEqual({
        deal: { id, sponsor: sponsorOf(sponsor) },
        sponsor: sponsorOf(sponsor),
      })
  })

  test('shows administrators, upgrades and approvals', async () => {
    const { ownershipTransferreds, diamondCuts, ressourceApprovals, operators } = await query<{
      ownershipTransferreds: { contract: string; newOwner: { id: string } }[]
      diamondCuts: { cuts: { action: string; selectors: string[] }[] }[]
      ressourceApprovals: { registry: string; approved: { id: string } | null }[]
      operators: { isApproved: boolean; operator: { id: string } }[]
    }>(
      url,
      `{ ownershipTransferreds(first: 1000) { contract newOwner { id } }
         ressourceApprovals(first: 1000) { registry approved { id } }
         operators { isApproved operator { id } }
         diamondCuts(first: 1000) { cuts(first: 1000) { action selectors } } }`,
    )
    const { stranger, beneficiary } = devnet.accounts
    const idOf = ({ address }: { address: string }) => address.toLowerCase()
    const administrators = ownershipTransferreds.map(({ contract, newOwner }) => [contract, newOwner.id])
    const { hub, appRegistry, datasetRegistry, workerpoolRegistry } = devnet.addresses
    const registries = [appRegistry, datasetRegistry, workerpoolRegistry].map((address) =>
      address.toLowerCase(),
    )
    for (const contract of [hub.toLowerCase(), ...registries])
      expect(administrators).toContainEqual([contract, idOf(stranger)])

    const matchOrders = '0x156194d4'
    const actions = diamondCuts.flatMap(({ cuts }) =>
      cuts.filter(({ selectors }) => selectors.includes(matchOrders)).map(({ action }) => action),
    )
    expect(actions.sort()).toEqual(['ADD', 'ADD', 'REMOVE'])

    for (const registry of registries) {
      const approvals = ressourceApprovals.filter((approval) => approval.registry === registry)
      expect(approvals.map(({ approved }) => approved)).toContainEqual({ id: idOf(stranger) })
    }
    // Each time a resource changes hands its approval ends.
    expect(ressourceApprovals.some(({ approved }) => approved === null)).toBe(true)
    expect(operators).toEqual(Array(3).fill({ isApproved: false, operator: { id: idOf(beneficiary) } }))
  })

  const matches = async () => {
    const { ordersMatcheds } = await query<{
      ordersMatcheds: { deal: { id: string }; transaction: { to: { id: string } }; blockNumber: string }[]
    }>(url, '{ ordersMatcheds(first: 1000) { deal { id } transaction { to { id } } blockNumber } }')
    return ordersMatcheds
  }

  test('knows deals of blocks at whose end an upgrade had taken the views of the hub away', async () => {
    const ids = facts.scenarios.facetUpgrade?.deals ?? []
    const answersAt = (block: number): Promise<boolean> =>
      devnet.chain
        .rpc('eth_call', [
          { to: devnet.addresses.hub, data: `0xb74861b2${ids[0]?.slice(2)}` },
          `0x${block.toString(16)}`,
        ])
        .then(
          () => true,
          () => false,
        )
    const seen = []
    for (const id of ids) {
      const match = (await matches()).find(({ deal }) => deal.id === id)
      seen.push(await answersAt(Number(match?.blockNumber)))
    }
    // Before the cut; twice in its block; with nothing but matching back; after the upgrade.
    expect(seen).toEqual([true, false, false, false, true])
  })

  test('knows deals and orders that went through the token', async () => {
    const [first, second, direct] = facts.scenarios.approveAndCallDeal?.deals ?? []
    const { hub, rlc: token } = devnet.addresses
    const made = await matches()
    const targets = [first, second, direct].map(
      (id) => made.find(({ deal }) => deal.id === id)?.transaction.to,
    )
    expect(targets).toEqual([token, token, hub].map((address) => ({ id: address.toLowerCase() })))
    const { deal } = await query<{ deal: unknown }>(
      url,
      `query Deal($id: ID!) { deal(id: $id) {
         apporder { volume } datasetorder { datasetprice } workerpoolorder { volume } requestorder { volume } } }`,
      { id: first },
    )
    expect(deal).toEqual({
      apporder: { volume: '2' },
      datasetorder: { datasetprice: rlc(5n) },
      workerpoolorder: { volume: '2' },
      requestorder: { volume: '2' },
    })
  })

  test('has balances that add up to the total supply', async () => {
    const { accounts } = await query<{ accounts: { balance: string }[] }>(
      url,
      '{ accounts(first: 1000) { balance } }',
    )
    const nrlc = (text: string) => {
      const [whole = '', fraction = ''] = text.split('.')
      return BigInt(whole + fraction.padEnd(9, '0'))
    }
    expect(accounts.reduce((sum, { balance }) => sum + nrlc(balance), 0n)).toBe(facts.totalSupply)
  })

  test('agrees with the contracts in every value', async () => {
    await expectNoDifference(facts)
  })

  test('kept indexing through params that are no JSON object and no text', async () => {
    const { deals } = await query<{ deals: { params: string; paramsJson: unknown }[] }>(
      url,
      '{ deals(first: 1000) { params paramsJson } }',
    )
    const jsonOf = (params: string) =>
      deals.filter((deal) => deal.params === params).map((deal) => deal.paramsJson)
    expect(jsonOf('[1]')).toEqual([null])
    expect(jsonOf('5')).toEqual([null])
    expect(jsonOf('null')).toEqual([null])
    expect(jsonOf('{"bulk_cid": 7}')).toEqual([{ bulk_cid: 7 }])
    expect(jsonOf('\ufffd')).toEqual([null])
  })

  test('forgets a deal that a reorganisation of five blocks takes away', async () => {
    const withDeal = await devnet.runScenarios(['plainDeal'])
    const added = Object.keys(withDeal.deals).filter((id) => !(id in facts.deals))
    expect(added).toHaveLength(1)
    await untilIndexed(url, await devnet.chain.head())
    expect(await query(url, 'query Deal($id: ID!) { deal(id: $id) { id } }', { id: added[0] })).toEqual({
      deal: { id: added[0] },
    })

    const { newHead } = await devnet.reorg(5)
    await untilIndexed(url, newHead)
    expect(await query(url, 'query Deal($id: ID!) { deal(id: $id) { id } }', { id: added[0] })).toEqual({
      deal: null,
    })
    await expectFacts(facts)
    await expectNoDifference(facts)
  })
})
