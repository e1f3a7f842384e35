import {
  type Devnet,
  type Facts,
  type FileGateway,
  openDevnet,
  startFileGateway,
} from '@poco-explorer/devnet'
import { getAddress, type Hex, zeroAddress } from 'viem'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { query, untilIndexed } from '../graphql.js'
import { freePort, freshFolder, startPoco, startServer } from '../poco.js'
import { rlc } from '../rlc.js'
import { hexArg, payerOf, priceOf, type RawChain, type RawDeal, rawTaskId, readRawChain } from './rawChain.js'
import { type ExpectedRecord, expectedRecords, isOfOrder, RECORD_FIELDS } from './rawRecords.js'
import { type CountingProxy, startCountingProxy } from './startCountingProxy.js'

type Connection<Node> = Readonly<{
  totalCount: number
  pageInfo: Readonly<{ endCursor: string; hasNextPage: boolean; hasPreviousPage: boolean }>
  nodes: readonly Node[]
}>
type Id = Readonly<{ id: string }>
type Stack = Readonly<{ url: string; requests?: () => number; close: () => Promise<void> }>

const lower = (text: string) => text.toLowerCase()
const sum = (amounts: readonly bigint[]) => amounts.reduce((total, amount) => total + amount, 0n)
const newestFirst = (a: RawDeal, b: RawDeal) =>
  a.startTime === b.startTime ? (a.id < b.id ? 1 : -1) : Number(b.startTime - a.startTime)

let devnet: Devnet
let files: FileGateway
let facts: Facts
let chain: RawChain

beforeAll(async () => {
  devnet = await openDevnet()
  files = await startFileGateway()
  facts = await devnet.runScenarios()
  for (const [cid, text] of Object.entries(facts.files)) files.files.set(cid, text)
  // Files are asked for when their deal is indexed and come in at the end of a later block.
  const { time } = await devnet.chain.head()
  await devnet.chain.mine([], time + 5)
  chain = await readRawChain(devnet)
})
afterAll(async () => {
  await files?.[Symbol.asyncDispose]()
  await devnet?.close()
})

const settings = () => [
  ...['--rpc-url', devnet.rpcUrl, '--data-dir', freshFolder()],
  ...['--ipfs-gateway', files.url],
]

const openInProcess = async (): Promise<Stack> => {
  const node = await startPoco(settings())
  return { url: `${node.url}/graphql`, close: async () => void (await node.stop()) }
}

const openOverHttp = async (): Promise<Stack> => {
  const engine = await startServer(['index', ...settings()], await freePort())
  const proxy: CountingProxy = await startCountingProxy(`${engine.url}/subgraphs/name/devnet/poco`)
  const gateway = await startServer(['serve', '--upstream', `devnet=${proxy.url}`], await freePort())
  return {
    url: `${gateway.url}/graphql`,
    requests: proxy.requests,
    close: async () => {
      await gateway.stop()
      proxy.close()
      await engine.stop()
    },
  }
}

describe.each([
  ['in one process', openInProcess],
  ['over HTTP', openOverHttp],
])('explorer views, engine and gateway %s', (_, open) => {
  let stack: Stack

  beforeAll(async () => {
    stack = await open()
    await untilIndexed(stack.url, await devnet.chain.head())
    // Bulks are whole when all their files are there.
    const bulkDatasets = async () =>
      (await ask<{ bulkSliceice: Id[] }>('{ bulkSliceice { id } }')).bulkSliceice.length
    let block = await devnet.chain.head()
    while ((await bulkDatasets()) < 2) {
      block = await devnet.chain.mine([], block.time + 5)
      await untilIndexed(stack.url, block)
    }
  })
  afterAll(async () => {
    await stack?.close()
  })

  const ask = <Data>(document: string, variables: Readonly<Record<string, unknown>> = {}) =>
    query<Data>(stack.url, document, variables)

  /** Asks and says how many requests that took upstream, where they can be counted. */
  const counted = async <Data>(document: string, variables: Readonly<Record<string, unknown>> = {}) => {
    const before = stack.requests?.() ?? 0
    const data = await ask<Data>(document, variables)
    return { data, requests: stack.requests && stack.requests() - before }
  }
  const expectRequests = (requests: number | undefined, most: number) => {
    if (requests !== undefined) expect(requests).toBeLessThanOrEqual(most)
  }

  /** All nodes of a connection, page after page. */
  const walk = async <Node>(
    read: (after: string | null) => Promise<Connection<Node>>,
  ): Promise<readonly Node[]> => {
    const nodes: Node[] = []
    let after: string | null = null
    for (;;) {
      const page: Connection<Node> = await read(after)
      nodes.push(...page.nodes)
      expect(page.pageInfo.hasPreviousPage).toBe(after !== null)
      if (!page.pageInfo.hasNextPage) {
        expect(nodes).toHaveLength(page.totalCount)
        return nodes
      }
      after = page.pageInfo.endCursor
    }
  }

  const eventsOf = (name: string, field: string, value: string) =>
    chain.events.filter((event) => event.name === name && lower(hexArg(event, field)) === lower(value))
  const tasksOf = (deal: Hex) => [...chain.tasks.values()].filter(({ dealid }) => dealid === deal)
  const countsOf = ({ id, botSize }: RawDeal) => {
    const ended = (name: string) =>
      BigInt(tasksOf(id).filter((task) => eventsOf(name, 'taskid', task.id).length > 0).length)
    const [completed, claimed] = [ended('TaskFinalize'), ended('TaskClaimed')]
    return { completed, claimed, pending: botSize - completed - claimed }
  }
  const stateOf = (deal: RawDeal, now: bigint) => {
    const { completed, pending } = countsOf(deal)
    if (pending > 0n) return now < deal.deadline ? 'IN_PROGRESS' : 'CLAIMABLE'
    if (completed === deal.botSize) return 'COMPLETED'
    return completed === 0n ? 'CLAIMED' : 'PARTIALLY_COMPLETED'
  }
  const allDeals = () => [...chain.deals.values()].sort(newestFirst)

  test('E1, the home page: newest deals and tasks, most relevant resources, true totals', async () => {
    const { data, requests } = await counted<{
      asOf: { evaluatedAt: string }
      latestDeals: Connection<Id & { timestamp: string; state: string; amounts: { perTask: string } }>
      latestTasks: Connection<Id>
      topApps: Connection<Id & { createdAt: string; creationTransaction: Id; owner: Id }>
      newDatasets: Connection<Id>
      topPools: Connection<Id>
    }>(`{
      asOf { evaluatedAt blockNumber lagSeconds isStale }
      latestDeals: dealsConnection(first: 5) { totalCount nodes { id timestamp state successRate app { id name } workerpool { id description } dataset { id } amounts { perTask } } }
      latestTasks: tasksConnection(first: 5) { totalCount nodes { id state finalDeadline } }
      topApps: appsConnection(first: 5) { totalCount nodes { id name owner { id } createdAt creationTransaction { id } } }
      newDatasets: datasetsConnection(first: 5, order: NEWEST) { totalCount nodes { id name createdAt dataSchema { path type } } }
      topPools: workerpoolsConnection(first: 5) { totalCount nodes { id description createdAt } }
    }`)
    expectRequests(requests, 2)
    const now = BigInt(data.asOf.evaluatedAt)
    expect(data.latestDeals.totalCount).toBe(chain.deals.size)
    expect(data.latestDeals.nodes).toMatchObject(
      allDeals()
        .slice(0, 5)
        .map((deal) => ({
          id: deal.id,
          timestamp: String(deal.startTime),
          state: stateOf(deal, now),
          amounts: { perTask: rlc(priceOf(deal)) },
        })),
    )
    expect(data.latestTasks.totalCount).toBe(chain.tasks.size)

    const minted = (emitter: string) =>
      chain.events.filter(
        ({ emitter: by, name, args }) => by === emitter && name === 'Transfer' && args.from === zeroAddress,
      )
    expect(data.newDatasets.totalCount).toBe(minted('dataset').length)
    expect(data.topApps.nodes.map(({ id }) => id)).toEqual(
      relevant('app', data.topApps.totalCount).slice(0, 5),
    )
    expect(data.topPools.nodes.map(({ id }) => id)).toEqual(relevant('workerpool', 99).slice(0, 5))
    for (const app of data.topApps.nodes) {
      const mint = minted('app').find(({ args }) => BigInt(app.id) === args.tokenId)
      expect(app.createdAt).toBe(String(mint?.timestamp))
      expect(app.creationTransaction.id).toBe(mint?.transaction)
    }
    const times = (connection: Connection<Id>, emitter: string) =>
      connection.nodes.map(({ id }) =>
        Number(minted(emitter).find(({ args }) => BigInt(id) === args.tokenId)?.timestamp),
      )
    expect(times(data.newDatasets, 'dataset')).toEqual(
      minted('dataset')
        .map(({ timestamp }) => Number(timestamp))
        .sort((a, b) => b - a)
        .slice(0, 5),
    )
  })

  test.each([true, false])('deals that require trusted execution: %s', async (tee) => {
    const { dealsConnection } = await ask<{ dealsConnection: Connection<Id> }>(
      'query ($tee: Boolean) { dealsConnection(first: 100, tee: $tee) { totalCount nodes { id } } }',
      { tee },
    )
    const wanted = allDeals().filter(({ tag }) => (BigInt(tag) & 1n) === (tee ? 1n : 0n))
    expect(wanted.length).toBeGreaterThan(0)
    expect(dealsConnection.nodes.map(({ id }) => id)).toEqual(wanted.map(({ id }) => id))
    expect(dealsConnection.totalCount).toBe(wanted.length)
  })

  /** Addresses of a kind of resource in the order of their relevance: everything happened within 14 days. */
  const relevant = (kind: 'app' | 'dataset' | 'workerpool', most: number): readonly string[] => {
    const uses = (address: string) =>
      [...chain.deals.values()].filter((deal) => lower(deal[kind].pointer) === address)
    return Object.values(facts.resources)
      .filter((resource) => resource.kind === kind)
      .map(({ address }) => lower(address))
      .map((id) => ({
        id,
        tasks: sum(uses(id).map(({ botSize }) => botSize)),
        last: uses(id).sort(newestFirst)[0]?.startTime ?? 0n,
      }))
      .sort((a, b) =>
        a.tasks !== b.tasks
          ? a.tasks < b.tasks
            ? 1
            : -1
          : a.last !== b.last
            ? Number(b.last - a.last)
            : a.id < b.id
              ? -1
              : 1,
      )
      .map(({ id }) => id)
      .slice(0, most)
  }

  test('E2, the page of every deal: state, amounts, siblings, history', async () => {
    const records = expectedRecords(chain)
    for (const deal of chain.deals.values()) {
      const { data, requests } = await counted<{
        asOf: { evaluatedAt: string }
        deal: Record<string, never>
      }>(
        `query ($id: ID!) { asOf { evaluatedAt } deal(id: $id) {
          id state deadline isClaimable
          tasksSummary { total initialized completed claimed pending claimable completedPercent claimedPercent pendingPercent }
          amounts { perTask total settled refunded outstanding schedulerStakeAtRisk }
          tagInfo { names unknownBits teeFramework } paramsJson
          requester { id } payer { id } isSponsored callbackContract
          category { name description maxDurationSeconds }
          matchTransaction { id blockNumber }
          siblings(first: 1) { totalCount nodes { id } }
          timeline(first: 20) { totalCount nodes { id kind transactionHash timestamp } }
        } }`,
        { id: deal.id },
      )
      expectRequests(requests, 2)
      const now = BigInt(data.asOf.evaluatedAt)
      const { completed, claimed, pending } = countsOf(deal)
      const price = priceOf(deal)
      const isOver = now >= deal.deadline
      const siblings = allDeals().filter(
        ({ requestHash, id }) => requestHash === deal.requestHash && id !== deal.id,
      )
      const history = records.filter((record) => record.deal === deal.id && isInTimeline(record))
      const payer = payerOf(deal)
      expect(data.deal).toMatchObject({
        id: deal.id,
        state: stateOf(deal, now),
        deadline: String(deal.deadline),
        isClaimable: pending > 0n && isOver,
        tasksSummary: {
          total: String(deal.botSize),
          initialized: String(tasksOf(deal.id).length),
          completed: String(completed),
          claimed: String(claimed),
          pending: String(pending),
          claimable: String(isOver ? pending : 0n),
        },
        amounts: {
          perTask: rlc(price),
          total: rlc(price * deal.botSize),
          settled: rlc(price * completed),
          refunded: rlc(price * claimed),
          outstanding: rlc(price * pending),
          schedulerStakeAtRisk: rlc(((deal.workerpool.price * 30n) / 100n) * pending),
        },
        tagInfo: { names: namesOf(deal.tag) },
        requester: { id: lower(deal.requester) },
        payer: { id: lower(payer) },
        isSponsored: payer !== deal.requester,
        callbackContract: deal.callback === zeroAddress ? null : lower(deal.callback),
        matchTransaction: { id: deal.match.transaction, blockNumber: String(deal.match.block) },
        siblings: { totalCount: siblings.length, nodes: siblings.slice(0, 1).map(({ id }) => ({ id })) },
        timeline: {
          totalCount: history.length,
          nodes: history.slice(0, 20).map(({ id, kind, transactionHash, timestamp }) => ({
            id,
            kind,
            transactionHash,
            timestamp,
          })),
        },
      })
    }
  })

  const isInTimeline = ({ kind }: ExpectedRecord) => !/^(Accurate|Faulty)Contribution$/.test(kind)
  const namesOf = (tag: Hex) =>
    (
      [
        ['tee', 0n],
        ['scone', 1n],
        ['gramine', 2n],
        ['tdx', 3n],
        ['gpu', 8n],
      ] as const
    ).flatMap(([name, bit]) => ((BigInt(tag) >> bit) & 1n ? [name] : []))

  const STATUSES = ['UNSET', 'ACTIVE', 'REVEALING', 'COMPLETED', 'FAILED']
  const taskStateOf = (deal: RawDeal, index: bigint, now: bigint) => {
    const task = chain.tasks.get(rawTaskId(deal.id, index))
    const status = STATUSES[task?.status ?? 0] ?? ''
    if (status === 'COMPLETED' || status === 'FAILED') return status
    return now >= (task?.finalDeadline ?? deal.deadline) ? 'TIMEOUT' : status
  }
  const indexesOf = ({ botFirst, botSize }: RawDeal) =>
    Array.from({ length: Number(botSize) }, (_, position) => botFirst + BigInt(position))
  const smallDeals = () => allDeals().filter(({ botSize }) => botSize < 100n)

  type Slot = { index: string; taskid: string; state: string; task: Id | null }

  test('E3, every task position of every deal, started or not', async () => {
    for (const deal of smallDeals()) {
      let now = 0n
      const slots = await walk<Slot>(async (after) => {
        const { data, requests } = await counted<{
          asOf: { evaluatedAt: string }
          deal: { taskSlots: Connection<Slot> }
        }>(
          `query ($id: ID!, $after: Cursor) { asOf { evaluatedAt } deal(id: $id) { taskSlots(first: 2, after: $after) {
            totalCount pageInfo { endCursor hasNextPage hasPreviousPage } nodes { index taskid state task { id finalDeadline durationSeconds } } } } }`,
          { id: deal.id, after },
        )
        expectRequests(requests, 2)
        now = BigInt(data.asOf.evaluatedAt)
        return data.deal.taskSlots
      })
      expect(slots).toMatchObject(
        indexesOf(deal).map((index) => {
          const taskid = rawTaskId(deal.id, index)
          return {
            index: String(index),
            taskid,
            state: taskStateOf(deal, index, now),
            task: chain.tasks.has(taskid) ? { id: taskid } : null,
          }
        }),
      )
    }
  })

  test('E3, task positions by their state', async () => {
    for (const deal of smallDeals())
      for (const state of ['COMPLETED', 'FAILED', 'TIMEOUT', 'UNSET', 'ACTIVE']) {
        const { asOf, deal: found } = await ask<{
          asOf: { evaluatedAt: string }
          deal: { taskSlots: Connection<Slot> }
        }>(
          `query ($id: ID!, $states: [TaskState!]) { asOf { evaluatedAt }
            deal(id: $id) { taskSlots(first: 100, states: $states) { totalCount nodes { index task { id } } } } }`,
          { id: deal.id, states: [state] },
        )
        const indexes = indexesOf(deal).filter(
          (index) => taskStateOf(deal, index, BigInt(asOf.evaluatedAt)) === state,
        )
        expect(found.taskSlots.totalCount).toBe(indexes.length)
        expect(found.taskSlots.nodes.map(({ index }) => index)).toEqual(indexes.map(String))
      }
  })

  test('E4, what a wallet must send to get the money back', async () => {
    const plans = new Set<string>()
    for (const deal of smallDeals()) {
      const { data, requests } = await counted<{
        chain: { pocoAddress: string }
        asOf: { evaluatedAt: string }
        deal: { claimPlan: { taskIds: string[]; uninitializedIndexes: string[] } }
      }>(
        `query ($id: ID!) { asOf { evaluatedAt } chain { pocoAddress constants { finalDeadlineRatio } }
          deal(id: $id) { isClaimable deadline claimPlan { taskIds uninitializedIndexes refund(unit: NRLC) truncated } } }`,
        { id: deal.id },
      )
      expectRequests(requests, 2)
      const open = indexesOf(deal).filter(
        (index) => taskStateOf(deal, index, BigInt(data.asOf.evaluatedAt)) === 'TIMEOUT',
      )
      const isOnChain = (index: bigint) => chain.tasks.has(rawTaskId(deal.id, index))
      const taskIds = open.filter(isOnChain).map((index) => rawTaskId(deal.id, index))
      const uninitialized = open.filter((index) => !isOnChain(index)).map(String)
      expect(data.chain.pocoAddress).toBe(lower(devnet.addresses.hub))
      expect(data.deal.claimPlan).toEqual({
        taskIds,
        uninitializedIndexes: uninitialized,
        refund: String(priceOf(deal) * BigInt(open.length)),
        truncated: false,
      })
      plans.add(`${taskIds.length > 0} ${uninitialized.length > 0}`)
    }
    expect([...plans].sort()).toEqual(expect.arrayContaining(['false false', 'false true']))
    const endless = allDeals().find(({ botSize }) => botSize > 1_000_000n)
    const { deal } = await ask<{
      deal: { claimPlan: { truncated: boolean; uninitializedIndexes: string[] } }
    }>('query ($id: ID!) { deal(id: $id) { claimPlan(limit: 3) { truncated uninitializedIndexes } } }', {
      id: endless?.id,
    })
    expect(deal.claimPlan).toEqual({ truncated: true, uninitializedIndexes: ['1', '2', '3'] })
  })

  test('E5, the page of every task: history, and what each worker gained or lost', async () => {
    const records = expectedRecords(chain)
    for (const task of chain.tasks.values()) {
      const deal = chain.deals.get(task.dealid)
      const { data, requests } = await counted<{
        task: {
          contributions: { worker: Id; outcome: string; reward: string; slashed: string }[]
          timeline: { nodes: Id[] }
        }
      }>(
        `query ($id: ID!) { task(id: $id) {
          id state isClaimable index price finalDeadline initializedAt finalizedAt durationSeconds
          result { storage location downloadUrl json } callbackData
          deal { id state tagInfo { names } }
          contributions { worker { id } status outcome reward(unit: NRLC) slashed(unit: NRLC) }
          timeline { nodes { id kind logIndex blockNumber timestamp account data } }
        } }`,
        { id: task.id },
      )
      expectRequests(requests, 1)
      const at = (name: string) => {
        const [event] = eventsOf(name, 'taskid', task.id)
        return event ? String(event.timestamp) : null
      }
      expect(data.task).toMatchObject({
        id: task.id,
        index: String(task.idx),
        price: deal && rlc(priceOf(deal)),
        initializedAt: at('TaskInitialize'),
        finalizedAt: at('TaskFinalize'),
        finalDeadline: String(task.finalDeadline),
      })
      expect(data.task.timeline.nodes.map(({ id }) => id)).toEqual(
        records.filter((record) => record.task === task.id).map(({ id }) => id),
      )
      const others = deal && [deal.app, deal.dataset, deal.workerpool].map(({ owner }) => lower(owner))
      for (const { worker, outcome, reward, slashed } of data.task.contributions) {
        const moved = (name: string) =>
          sum(
            eventsOf(name, 'ref', task.id)
              .filter(({ args }) => lower(String(args.owner)) === worker.id)
              .map(({ args }) => args.amount as bigint),
          )
        if (!others?.includes(worker.id) && deal && lower(payerOf(deal)) !== worker.id)
          expect({ reward, slashed }).toEqual({
            reward: String(moved('Reward')),
            slashed: String(moved('Seize')),
          })
        const { status } = (await chain.read('viewContribution', [task.id, worker.id])) as { status: number }
        const ended = task.status === 3 ? 'SLASHED' : task.status === 4 ? 'REFUNDED' : undefined
        expect(outcome).toBe(status === 2 ? 'PROVED' : (ended ?? (status === 3 ? 'VOIDED' : 'PENDING')))
      }
    }
  })

  const everybody = () => {
    const people = new Set<string>()
    for (const { args } of chain.events)
      for (const name of ['owner', 'worker', 'from', 'to', 'sponsor'])
        if (typeof args[name] === 'string') people.add(lower(args[name]))
    for (const { requester, beneficiary } of chain.deals.values())
      for (const person of [requester, beneficiary]) people.add(lower(person))
    people.delete(zeroAddress)
    return [...people]
  }

  test('E6, the page of every address: counts, stake and flows as the chain has them', async () => {
    const kittyAndHub = ['0x99c2268479b93fde36232351229815df80837e23', lower(devnet.addresses.hub)]
    for (const person of everybody()) {
      const { data, requests } = await counted<{ addressView: { roles: string[] } }>(
        `query ($a: Address!) { addressView(address: $a) {
          address checksummed isKnown resourceKind primaryName roles score
          counts { apps datasets workerpools contributions dealsRequested dealsBeneficiary dealsSponsored tasksRequested }
          stake { total(unit: NRLC) free(unit: NRLC) frozen(unit: NRLC) }
          flows { spent(unit: NRLC) refunded(unit: NRLC) earned(unit: NRLC) slashed(unit: NRLC) deposited(unit: NRLC) withdrawn(unit: NRLC) }
        } }`,
        { a: getAddress(person) },
      )
      expectRequests(requests, 1)
      const is = (address: string) => lower(address) === person
      const dealsWhere = (test: (deal: RawDeal) => boolean) => [...chain.deals.values()].filter(test)
      const requested = dealsWhere(({ requester }) => is(requester))
      const owned = async (registry: 'appRegistry' | 'datasetRegistry' | 'workerpoolRegistry') =>
        Number(await chain.balanceOf(devnet.addresses[registry], person as Hex))
      const { stake, locked } = (await chain.read('viewAccount', [person])) as {
        stake: bigint
        locked: bigint
      }
      const amountOf = (event: string, field: string) =>
        sum(
          chain.events
            .filter(
              ({ emitter, name, args }) => emitter === 'hub' && name === event && is(String(args[field])),
            )
            .map(({ args }) => (args.amount ?? args.value) as bigint),
        )
      const minted = chain.events.filter(
        ({ emitter, name, args }) => emitter === 'hub' && name === 'Transfer' && args.from === zeroAddress,
      )
      const burned = chain.events.filter(
        ({ emitter, name, args }) => emitter === 'hub' && name === 'Transfer' && args.to === zeroAddress,
      )
      const paid = (name: string) =>
        sum(
          dealsWhere((deal) => is(payerOf(deal))).map(
            (deal) => priceOf(deal) * countsOf(deal)[name === 'spent' ? 'completed' : 'claimed'],
          ),
        )
      const spent = paid('spent')
      expect(data.addressView).toMatchObject({
        address: person,
        checksummed: getAddress(person),
        isKnown: true,
        primaryName: null,
        score: String(await chain.read('viewScore', [person])),
        counts: {
          apps: await owned('appRegistry'),
          datasets: await owned('datasetRegistry'),
          workerpools: await owned('workerpoolRegistry'),
          contributions: new Set(
            chain.events
              .filter(({ name, args }) => name === 'TaskContribute' && is(String(args.worker)))
              .map((event) => hexArg(event, 'taskid')),
          ).size,
          dealsRequested: requested.length,
          dealsBeneficiary: dealsWhere(({ beneficiary }) => is(beneficiary)).length,
          dealsSponsored: dealsWhere((deal) => is(payerOf(deal)) && !is(deal.requester)).length,
          tasksRequested: Number(sum(requested.map(({ botSize }) => botSize))),
        },
        stake: { total: String(stake + locked), free: String(stake), frozen: String(locked) },
        flows: {
          spent: String(spent),
          refunded: String(paid('refunded')),
          earned: String(amountOf('Reward', 'owner')),
          deposited: String(
            sum(minted.filter(({ args }) => is(String(args.to))).map(({ args }) => args.value as bigint)),
          ),
          withdrawn: String(
            sum(burned.filter(({ args }) => is(String(args.from))).map(({ args }) => args.value as bigint)),
          ),
          ...(!kittyAndHub.includes(person) && { slashed: String(amountOf('Seize', 'owner') - spent) }),
        },
      })
      const isOwner = (kind: 'app' | 'dataset' | 'workerpool') =>
        Object.values(facts.resources).some((resource) => resource.kind === kind && is(resource.owner))
      expect(data.addressView.roles.includes('REQUESTER')).toBe(requested.length > 0)
      expect(data.addressView.roles.includes('APP_OWNER')).toBe(isOwner('app'))
      expect(data.addressView.roles.includes('WORKERPOOL_OWNER')).toBe(isOwner('workerpool'))
    }
  })

  test('E6, the activity of every address is all that the log says of it, newest first', async () => {
    const records = expectedRecords(chain)
    for (const person of everybody()) {
      const nodes = await walk<Id>(async (after) => {
        const { addressView } = await ask<{ addressView: { activity: Connection<Id> } }>(
          `query ($a: Address!, $after: Cursor) { addressView(address: $a) { activity(first: 90, after: $after) {
            totalCount nodes { id } pageInfo { hasNextPage hasPreviousPage endCursor } } } }`,
          { a: person, after },
        )
        return addressView.activity
      })
      const isRequester = ({ kind, deal }: ExpectedRecord) =>
        kind === 'OrdersMatched' && lower(chain.deals.get(deal as Hex)?.requester ?? '') === person
      const own = records.filter(
        (record) => [record.account, record.from, record.to].includes(person) || isRequester(record),
      )
      expect(nodes.map(({ id }) => id)).toEqual(own.map(({ id }) => id).reverse())
    }
  })

  test('E6, an address that was never seen has a page too', async () => {
    const nobody = `0x${'ab'.repeat(20)}`
    const { addressView } = await ask<{ addressView: unknown }>(
      `query ($a: Address!) { addressView(address: $a) { address isKnown resourceKind account { id } roles score worker { score }
        counts { dealsRequested } stake { total } dealsConnection { totalCount nodes { id } } activity { totalCount } } }`,
      { a: nobody.toUpperCase().replace('0X', '0x') },
    )
    expect(addressView).toEqual({
      address: nobody,
      isKnown: false,
      resourceKind: null,
      account: null,
      roles: [],
      score: '0',
      worker: null,
      counts: { dealsRequested: 0 },
      stake: { total: '0' },
      dealsConnection: { totalCount: 0, nodes: [] },
      activity: { totalCount: 0 },
    })
  })

  test('E7, the claimable deals of each requester, page after page, with real totals', async () => {
    for (const requester of new Set(allDeals().map((deal) => lower(deal.requester)))) {
      let now = 0n
      const deals = await walk<Id>(async (after) => {
        const { data, requests } = await counted<{
          asOf: { evaluatedAt: string }
          addressView: { dealsConnection: Connection<Id> }
        }>(
          `query ($a: Address!, $after: Cursor) { asOf { evaluatedAt } addressView(address: $a) {
            dealsConnection(role: REQUESTER, states: [CLAIMABLE], first: 10, after: $after) {
              totalCount precision pageInfo { endCursor hasNextPage hasPreviousPage }
              nodes { id deadline tasksSummary { claimable } amounts { outstanding } } } } }`,
          { a: requester, after },
        )
        expectRequests(requests, 2)
        now = BigInt(data.asOf.evaluatedAt)
        return data.addressView.dealsConnection
      })
      expect(deals).toMatchObject(
        allDeals()
          .filter((deal) => lower(deal.requester) === requester && stateOf(deal, now) === 'CLAIMABLE')
          .map((deal) => ({
            id: deal.id,
            deadline: String(deal.deadline),
            tasksSummary: { claimable: String(countsOf(deal).pending) },
            amounts: { outstanding: rlc(priceOf(deal) * countsOf(deal).pending) },
          })),
      )
    }
  })

  const recordsByTransaction = () => {
    const groups = new Map<string, ExpectedRecord[]>()
    for (const record of expectedRecords(chain))
      groups.set(record.transactionHash, [...(groups.get(record.transactionHash) ?? []), record])
    return groups
  }

  type Log = { eventsCount: number; eventLog: { nodes: ExpectedRecord[] } }

  test('E8, the log of every transaction, in its order', async () => {
    const byTransaction = recordsByTransaction()
    expect(byTransaction.size).toBeGreaterThan(100)
    for (const [hash, records] of byTransaction) {
      const { data, requests } = await counted<{ transaction: Log }>(
        `query ($hash: ID!) { transaction(id: $hash) { id blockNumber timestamp gasLimit gasUsedActual gasPrice eventsCount
          eventLog(first: 100) { nodes { ${RECORD_FIELDS} data } pageInfo { hasNextPage endCursor } } } }`,
        { hash },
      )
      expectRequests(requests, 1)
      const { eventsCount, eventLog } = data.transaction
      expect(eventsCount).toBe(records.length)
      expect(eventLog.nodes).toMatchObject(
        records.map(({ account, resource, ...record }) =>
          isOfOrder(record) ? record : { ...record, account, resource },
        ),
      )
    }
  })

  test('E8, a log that needs several pages', async () => {
    const byTransaction = recordsByTransaction()
    const [hash, records] = [...byTransaction].reduce((most, next) =>
      next[1].length > most[1].length ? next : most,
    )
    const nodes = await walk<Id>(async (after) => {
      const { transaction } = await ask<{ transaction: { eventLog: Connection<Id> } }>(
        `query ($hash: ID!, $after: Cursor) { transaction(id: $hash) { eventLog(first: 3, after: $after) {
          totalCount nodes { id } pageInfo { hasNextPage hasPreviousPage endCursor } } } }`,
        { hash, after },
      )
      return transaction.eventLog
    })
    expect(records.length).toBeGreaterThan(6)
    expect(nodes.map(({ id }) => id)).toEqual(records.map(({ id }) => id))
  })

  type Hit = { kind: string; id: string; label: string | null; matchedOn: string; score: number }
  const SEARCH = `query ($q: String!) { search(query: $q, first: 100) { normalized redirect { kind id path } totalCount hits { kind id label detail matchedOn score path } warnings } }`

  test('E9, the search box finds names, prefixes and identifiers', async () => {
    const search = async (q: string, most: number) => {
      const { data, requests } = await counted<{
        search: { hits: Hit[]; redirect: Hit | null; totalCount: number }
      }>(SEARCH, { q })
      expectRequests(requests, most)
      return data.search
    }
    const resources = Object.values(facts.resources)
    for (const part of ['hello', 'POOL', 'no']) {
      const wanted = part.length < 3 ? [] : resources.filter(({ name }) => lower(name).includes(lower(part)))
      const { hits, totalCount } = await search(part, 2)
      expect(hits.map(({ id }) => id).sort()).toEqual(wanted.map(({ address }) => lower(address)).sort())
      expect(totalCount).toBe(wanted.length)
      expect(hits.map(({ score }) => score)).toEqual(hits.map(({ score }) => score).toSorted((a, b) => b - a))
    }
    for (const { address, kind, name } of resources) {
      const { redirect } = await search(address, 1)
      expect(redirect).toMatchObject({ kind: kind.toUpperCase(), id: lower(address) })
      const byPrefix = await search(address.slice(0, 12), 2)
      expect(byPrefix.hits.map(({ id }) => id)).toContain(lower(address))
      if (name.length < 3 || name.length > 200 || name.trim() !== name || name.includes('\0')) continue
      const byName = await search(name, 2)
      expect([name, byName.hits.find(({ id }) => id === lower(address))?.score]).toEqual([
        name,
        expect.closeTo(0.95, 1),
      ])
    }
    for (const deal of smallDeals().slice(0, 5)) {
      expect((await search(deal.id.toUpperCase(), 1)).redirect).toMatchObject({ kind: 'DEAL', id: deal.id })
      expect((await search(deal.match.transaction, 1)).redirect).toMatchObject({ kind: 'TRANSACTION' })
      const byPrefix = await search(deal.id.slice(0, 14), 1)
      expect(byPrefix.hits).toMatchObject([{ kind: 'DEAL', id: deal.id, score: 0.7 }])
    }
    expect((await search(`0x${'ab'.repeat(20)}`, 1)).redirect).toMatchObject({ kind: 'ACCOUNT' })
  })

  test('E10, apps by relevance, with a filter and an offset', async () => {
    const PAGE = `query ($offset: Int) { appsConnection(first: 2, offset: $offset, order: RELEVANCE, window: LAST_14D, where: { name_contains_nocase: "E" }) {
      totalCount precision pageInfo { hasNextPage } nodes { id name type multiaddrText usageCount lastUsageTimestamp createdAt lastTransferAt } } }`
    const named = (id: string) => facts.resources[getAddress(id)]?.name.toLowerCase().includes('e') ?? false
    const wanted = relevant('app', 99).filter(named)
    expect(wanted.length).toBeGreaterThan(3)
    for (let offset = 0; offset < wanted.length; offset += 2) {
      const { data, requests } = await counted<{
        appsConnection: Connection<Id & { lastTransferAt: string }>
      }>(PAGE, {
        offset,
      })
      expectRequests(requests, 2)
      const { totalCount, nodes, pageInfo } = data.appsConnection
      expect(totalCount).toBe(wanted.length)
      expect(nodes.map(({ id }) => id)).toEqual(wanted.slice(offset, offset + 2))
      expect(pageInfo.hasNextPage).toBe(offset + 2 < wanted.length)
      for (const { id, lastTransferAt } of nodes) {
        const transfers = chain.events.filter(
          ({ emitter, name, args }) =>
            emitter === 'app' && name === 'Transfer' && BigInt(id) === args.tokenId,
        )
        expect(lastTransferAt).toBe(String(transfers.at(-1)?.timestamp))
      }
    }
  })

  test('E11, the page of every dataset: direct and bulk deals, one row each', async () => {
    const bulkDeal = facts.scenarios.bulkDeal?.deals[0]
    const inBulk = new Set(
      Object.values(facts.files).flatMap((text) => {
        const content: unknown = JSON.parse(text)
        return Array.isArray(content)
          ? content.flatMap((order) => (typeof order?.dataset === 'string' ? [lower(order.dataset)] : []))
          : []
      }),
    )
    let bulks = 0
    for (const { kind, address, name, owner } of Object.values(facts.resources)) {
      if (kind !== 'dataset') continue
      const id = lower(address)
      const { data, requests } = await counted<{
        dataset: { dealsConnection: Connection<Id>; direct: Connection<Id> }
      }>(
        `query ($id: ID!) { dataset(id: $id) { name owner { id } createdAt multiaddrText dataSchema { path type } openOrders(first: 8) { totalCount nodes { orderHash price remaining volume restrictedApp restrictedRequester } }
          dealsConnection(first: 100, includeBulk: true) { totalCount nodes { id timestamp state app { name } } }
          direct: dealsConnection(first: 100, includeBulk: false) { totalCount nodes { id } } } }`,
        { id: address },
      )
      expectRequests(requests, 2)
      const direct = allDeals().filter((deal) => lower(deal.dataset.pointer) === id)
      const all = allDeals().filter(
        (deal) => lower(deal.dataset.pointer) === id || (deal.id === bulkDeal && inBulk.has(id)),
      )
      bulks += all.length - direct.length
      expect(data.dataset).toMatchObject({
        name: name.replaceAll('\0', ''),
        owner: { id: lower(owner) },
        dataSchema: null,
        openOrders: null,
        dealsConnection: { totalCount: all.length, nodes: all.map((deal) => ({ id: deal.id })) },
        direct: { totalCount: direct.length, nodes: direct.map((deal) => ({ id: deal.id })) },
      })
    }
    expect(bulks).toBeGreaterThan(0)
  })

  test('identifiers in any letter case give the same', async () => {
    const [deal] = smallDeals()
    const document = `query ($deal: ID!, $a: Address!) { deal(id: $deal) { id timeline { totalCount } taskSlots { totalCount } siblings { totalCount } }
      addressView(address: $a) { address checksummed counts { dealsRequested } dealsConnection { totalCount } activity { totalCount } } }`
    const variables = { deal: deal?.id ?? '', a: lower(deal?.requester ?? '') }
    const expected = await ask(document, variables)
    const upper = (text: string) => `0x${text.slice(2).toUpperCase()}`
    for (const change of [upper, (text: string) => text.toUpperCase(), getAddress])
      expect(
        await ask(document, {
          deal: change === getAddress ? variables.deal : change(variables.deal),
          a: change(variables.a),
        }),
      ).toEqual(expected)
  })
})
