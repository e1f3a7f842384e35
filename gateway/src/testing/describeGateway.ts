import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { HEAD_DOCUMENT } from '../cache/askHead.js'
import type { GatewayChain } from '../core/chain.js'
import { silentLog } from '../core/log.js'
import { type Gateway, openGateway } from '../server/openGateway.js'

/** A chain to run the suite over, and what must be closed afterwards. */
export type OpenedChain = AsyncDisposable & Readonly<{ chain: GatewayChain }>

type Row = Readonly<Record<string, string>>

/** What the suite reads of a deal. */
type DealRow = Readonly<{
  state: string
  deadline: string
  isClaimable: boolean
  successRate: number
  tasksSummary: Row
  appPrice: string
  datasetPrice: string
  workerpoolPrice: string
  botSize: string
  amounts: Row
}>

/** What a gateway must do over any PoCo subgraph, whatever is in it. The suite only reads. */
export const describeGateway = (name: string, openChain: () => Promise<OpenedChain>): void => {
  describe(`a gateway over ${name}`, () => {
    let opened: OpenedChain
    let gateway: Gateway
    const documents: string[] = []

    beforeAll(async () => {
      opened = await openChain()
      const chain: GatewayChain = {
        ...opened.chain,
        upstream: (document, variables, options) => {
          // What the gateway asks by itself, to learn the newest block, is no part of answering.
          if (document !== HEAD_DOCUMENT) documents.push(document)
          return opened.chain.upstream(document, variables, options)
        },
      }
      gateway = await openGateway({ port: 0, chains: [chain], log: silentLog })
    })
    afterAll(async () => {
      await gateway[Symbol.asyncDispose]()
      await opened[Symbol.asyncDispose]()
    })

    const post = (path: string, body: unknown) =>
      fetch(`${gateway.url}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
    const query = async (source: string, variables: Record<string, unknown> = {}) => {
      const response = await post('/graphql', { query: source, variables })
      const { data, errors, extensions } = JSON.parse(await response.text())
      expect({ status: response.status, errors }).toEqual({ status: 200, errors: undefined })
      return { data, extensions }
    }
    const subgraphPath = () => `/subgraphs/name/${opened.chain.slug}/poco`

    test.each([
      ['{ deals(first: 3) { id app { name } tasks { index } } _meta { block { number } } }'],
      ['query Q($n: Int) { tasks(first: $n) { id status } }'],
      ['{ deals { noSuchField } }'],
      ['{ deals(first: 5000) { id } }'],
      ['{ deals(noSuchArgument: 1) { id } }'],
      ['{ deals { '],
      ['{ accountEvents(first: 5) { id __typename ... on Reward { value } } }'],
      ['{ __schema { queryType { name } } }'],
    ])('hands on %s byte for byte to clients of graph-node', async (source) => {
      const direct = await opened.chain.upstream(source, { n: 2 }, {})
      for (const path of [subgraphPath(), `/api/subgraphs/id/${opened.chain.deployment()}`]) {
        const response = await post(path, { query: source, variables: { n: 2 } })
        expect(response.status).toBe(200)
        expect(response.headers.get('content-type')).toBe('application/json')
        expect(response.headers.get('access-control-allow-origin')).toBe('*')
        expect(JSON.parse(response.headers.get('graph-indexed') ?? '')).toEqual(direct.block)
        expect(await response.text()).toBe(direct.body)
      }
    })

    test('answers base queries with the data of the upstream, and says as of when', async () => {
      const source = '{ deals(first: 5) { id startTime } }'
      const { data, extensions } = await query(source)
      expect(data).toEqual(JSON.parse((await opened.chain.upstream(source, undefined, {})).body).data)
      expect(extensions.asOf).toMatchObject({
        chainId: opened.chain.id,
        deployment: opened.chain.deployment(),
      })
    })

    test('computes each deal from what the subgraph says of it', async () => {
      const { data } = await query(`{
        asOf { evaluatedAt }
        deals(first: 200) {
          amounts { perTask(unit: NRLC) total(unit: NRLC) settled(unit: NRLC) refunded(unit: NRLC) outstanding(unit: NRLC) }
          tasksSummary { total completed claimed pending claimable completedPercent claimedPercent pendingPercent }
          state deadline isClaimable successRate payer { id } isSponsored tagInfo { raw }
          startTime category { maxDurationSeconds } botSize completedTasksCount claimedTasksCount
          appPrice datasetPrice workerpoolPrice sponsor { id } requester { id } tag
        }
      }`)
      const now = BigInt(data.asOf.evaluatedAt)
      expect(data.deals.length).toBeGreaterThan(0)
      for (const deal of data.deals) {
        const [n, c, f] = [
          BigInt(deal.botSize),
          BigInt(deal.completedTasksCount),
          BigInt(deal.claimedTasksCount),
        ]
        expectDealState(deal, { n, c, f, now })
        expectDealAmounts(deal)
        expect(deal.payer.id).toBe(/^0x0+$/.test(deal.sponsor.id) ? deal.requester.id : deal.sponsor.id)
        expect(deal.isSponsored).toBe(deal.payer.id !== deal.requester.id)
        expect(deal.tagInfo.raw).toBe(deal.tag)
      }
    })

    test('computes each task from what the subgraph says of it', async () => {
      const { data } = await query(`{
        tasks(first: 200) { state isClaimable price status finalDeadline deal { state amounts { perTask } } result { storage json } results }
        asOf { evaluatedAt }
      }`)
      const now = BigInt(data.asOf.evaluatedAt)
      expect(data.tasks.length).toBeGreaterThan(0)
      for (const task of data.tasks) {
        const isOver = now >= BigInt(task.finalDeadline)
        const isOpen = task.status === 'ACTIVE' || task.status === 'REVEALING'
        expect(task.isClaimable).toBe(isOpen && isOver)
        if (isOpen) expect(task.state).toBe(isOver ? 'TIMEOUT' : task.status)
        else expect(task.state).toBe(task.status.replace('LL', 'L'))
        expect(task.price).toBe(task.deal.amounts.perTask)
        if (task.results === null) expect(task.result).toEqual({ storage: 'none', json: null })
      }
    })

    test('makes one upstream request, however many computed fields are selected', async () => {
      documents.length = 0
      await query(`{ network { usage { deals } } chain { slug asOf { lagSeconds } } search(query: "0") { totalCount }
        deals(first: 2) { state tasks { state deal { state } } } }`)
      expect(documents).toHaveLength(1)
    })

    test('tells the same counters as the protocol entity', async () => {
      const { data } = await query(`{
        network { usage { deals tasksRequested tasksCompleted tasksClaimed } stake { total free(unit: NRLC) frozen(unit: NRLC) whole: total(unit: NRLC) } asOf { blockNumber } }
        protocol(id: "iExec") { dealsCount tasksCount completedTasksCount claimedTasksCount tvl }
        _meta { block { number } }
      }`)
      const { usage, stake, asOf } = data.network
      const { protocol } = data
      expect(usage).toEqual({
        deals: Number(protocol.dealsCount),
        tasksRequested: protocol.tasksCount,
        tasksCompleted: protocol.completedTasksCount,
        tasksClaimed: protocol.claimedTasksCount,
      })
      expect(stake.total).toBe(protocol.tvl)
      expect(BigInt(stake.free) + BigInt(stake.frozen)).toBe(BigInt(stake.whole))
      expect(BigInt(stake.free)).toBeGreaterThanOrEqual(0n)
      expect(asOf.blockNumber).toBe(String(data._meta.block.number))
    })

    test('calls frozen what accounts have frozen, and free what they can spend', async () => {
      const { data } = await query(`{
        network { stake { free(unit: NRLC) frozen(unit: NRLC) } }
        chain { pocoAddress }
        accounts(first: 1000) { id balance frozen }
      }`)
      expect(data.accounts.length).toBeLessThan(1000)
      const sum = (field: string, accounts: readonly Row[]) =>
        accounts.reduce((total, account) => total + nrlcOf(account[field] ?? ''), 0n).toString()
      const { stake } = data.network
      expect(stake.frozen).toBe(sum('frozen', data.accounts))
      const others = data.accounts.filter(({ id }: Row) => id !== data.chain.pocoAddress)
      expect(stake.free).toBe(sum('balance', others))
    })

    test('finds whatever exists by its identifier in any letter case', async () => {
      const { data } = await query(`{ deals(first: 1) { id requestorder { id } app { id } workerpool { id } }
        tasks(first: 1) { id } transactions(first: 1) { id } categories(first: 1) { id } }`)
      const [deal] = data.deals
      const expected = {
        DEAL: deal.id,
        TASK: data.tasks[0].id,
        TRANSACTION: data.transactions[0].id,
        APP: deal.app.id,
        WORKERPOOL: deal.workerpool.id,
        CATEGORY: data.categories[0].id,
        ...(deal.requestorder && { ORDER: deal.requestorder.id }),
      }
      for (const [kind, id] of Object.entries(expected)) {
        const found = await query('query ($q: String!) { search(query: $q) { redirect { kind id } } }', {
          q: ` ${String(id).toUpperCase()} `,
        })
        expect(found.data.search.redirect).toEqual({ kind, id })
      }
    })

    test('shows base and computed fields to introspection', async () => {
      const { data } = await query('{ __type(name: "Deal") { fields { name } } }')
      const names = data.__type.fields.map((field: Row) => field.name)
      expect(names).toEqual(expect.arrayContaining(['id', 'botSize', 'state', 'amounts', 'tasksSummary']))
    })

    test('computed fields work for clients of graph-node as well', async () => {
      const response = await post(subgraphPath(), { query: '{ deals(first: 1) { state } }' })
      const { data, extensions } = JSON.parse(await response.text())
      expect(data.deals[0].state).toMatch(/^[A-Z_]+$/)
      expect(extensions.asOf.chainId).toBe(opened.chain.id)
    })
  })
}

const expectDealState = (
  { state, deadline, isClaimable, successRate, tasksSummary }: DealRow,
  { n, c, f, now }: Readonly<Record<'n' | 'c' | 'f' | 'now', bigint>>,
): void => {
  const pending = n - c - f
  const isOver = now >= BigInt(deadline)
  const ended = c === n ? 'COMPLETED' : f === n ? 'CLAIMED' : 'PARTIALLY_COMPLETED'
  expect(state).toBe(pending === 0n ? ended : isOver ? 'CLAIMABLE' : 'IN_PROGRESS')
  expect(isClaimable).toBe(pending > 0n && isOver)
  expect(successRate).toBe(Number(c) / Number(n))
  expect(tasksSummary).toMatchObject({
    total: String(n),
    completed: String(c),
    claimed: String(f),
    pending: String(pending),
    claimable: String(isOver ? pending : 0n),
  })
}

const nrlcOf = (rlc: string): bigint => {
  const [whole = '0', fraction = ''] = rlc.split('.')
  return BigInt(whole + fraction.padEnd(9, '0'))
}

const expectDealAmounts = ({ appPrice, datasetPrice, workerpoolPrice, botSize, amounts }: DealRow): void => {
  const price = nrlcOf(appPrice) + nrlcOf(datasetPrice) + nrlcOf(workerpoolPrice)
  const { perTask, total, settled = '', refunded = '', outstanding = '' } = amounts
  expect(perTask).toBe(price.toString())
  expect(total).toBe((price * BigInt(botSize)).toString())
  expect(BigInt(settled) + BigInt(refunded) + BigInt(outstanding)).toBe(price * BigInt(botSize))
}
