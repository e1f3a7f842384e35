import { parse, validate } from 'graphql/index.js'
import { describe, expect, test } from 'vitest'
import type { GatewayChain } from '../core/chain.js'
import { fetchBaseSchema } from '../schema/fetchBaseSchema.js'
import { createServedSchema } from '../schema/servedSchema.js'
import { openMemoryUpstream } from '../testing/openMemoryUpstream.js'
import { ids, NOW, pocoChain, pocoSubgraph } from '../testing/pocoFixture.js'
import type { Upstream } from '../upstream/upstream.js'
import { views } from '../views/views.js'
import { createExecutor } from './createExecutor.js'

const memory = openMemoryUpstream(pocoSubgraph())
const served = createServedSchema(await fetchBaseSchema(memory.upstream), views)

const open = (overrides: Partial<GatewayChain> = {}) => {
  const seen: { document: string; variables: unknown }[] = []
  const upstream: Upstream = (document, variables, options) => {
    seen.push({ document, variables })
    return (overrides.upstream ?? memory.upstream)(document, variables, options)
  }
  const executor = createExecutor(served, pocoChain({ ...overrides, upstream }), { clock: () => NOW + 0.9 })
  const run = async (source: string, variables?: Record<string, unknown>, operationName?: string) => {
    const document = parse(source)
    expect(validate(served.schema, document)).toEqual([])
    return executor.execute({ source, document, variables, operationName })
  }
  const data = async (source: string, variables?: Record<string, unknown>) => {
    const result = await run(source, variables)
    if (result.kind === 'raw') return JSON.parse(result.body).data
    expect(result.errors).toEqual([])
    // What a client would see, so that key order and absent keys count.
    return JSON.parse(JSON.stringify(result.data))
  }
  return { run, data, seen }
}

describe('operations of base fields only', () => {
  test('are forwarded with the same text and variables, and answered with the same body', async () => {
    const { run, seen } = open()
    const source = '# hello\nquery Q($n: Int) { deals(first: $n) { id   app { name } } }'
    const result = await run(source, { n: 2, extra: 'x' })
    expect(seen).toEqual([{ document: source, variables: { n: 2, extra: 'x' } }])
    const direct = await memory.upstream(source, { n: 2 }, {})
    expect(result).toMatchObject({ kind: 'raw', body: direct.body })
  })

  test('of several operations only the chosen one is sent', async () => {
    const { run, seen } = open()
    const result = await run(
      'query A { deals { id } } query B { tasks { ...T } } fragment T on Task { id }',
      {},
      'B',
    )
    expect(seen[0]?.document).not.toContain('deals')
    expect(result).toMatchObject({ kind: 'raw', body: expect.stringContaining(ids.claimedTask) })
  })

  test('an operation must be chosen, and be a query', async () => {
    const { run } = open()
    await expect(run('query A { __typename } query B { __typename }')).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
    })
    await expect(run('mutation { x }')).rejects.toMatchObject({ code: 'BAD_USER_INPUT' })
  })

  test('an answer without data is an error with a code', async () => {
    const { run } = open({
      upstream: async () => ({ body: '{"errors":[{"message":"Query timed out"}]}', block: null }),
    })
    await expect(run('{ deals { id } }')).rejects.toMatchObject({ code: 'UPSTREAM_TIMEOUT' })
  })

  test('an answer with data and errors is passed on as it is', async () => {
    const body = '{"data":{"deals":[]},"errors":[{"message":"indexing_error"}]}'
    const { run } = open({
      upstream: async () => ({ body, block: { number: 1, hash: '0x1', timestamp: 5 } }),
    })
    expect(await run('{ deals { id } }')).toMatchObject({
      kind: 'raw',
      body,
      asOf: { hasIndexingErrors: true },
    })
  })
})

describe('identifiers', () => {
  const upper = (id: string) => `0x${id.slice(2).toUpperCase()}`

  test.each([
    [`{ app(id: "${upper(ids.app)}") { name } }`, {}],
    ['query ($id: ID!) { app(id: $id) { name } }', { id: ids.app.toUpperCase() }],
    ['query ($id: ID!) { app(id: $id) { name multiaddrText } }', { id: upper(ids.app) }],
    [`{ app: apps(where: { id: "${upper(ids.app)}" }) { name } asOf { chainId } }`, {}],
  ])('in any letter case find the same: %s', async (source, variables) => {
    const { data } = open()
    expect([(await data(source, variables)).app].flat()[0]).toMatchObject({ name: 'hello-world' })
  })
})

describe('computed fields of deals', () => {
  test('state and amounts of each deal, in the order asked', async () => {
    const { data, seen } = open()
    expect(
      await data(`{ deals(orderBy: timestamp) {
        state id isClaimable deadline successRate payer { id } isSponsored callbackContract paramsJson
        amounts { perTask total(unit: NRLC) refunded outstanding schedulerStakeAtRisk(unit: NRLC) }
      } }`),
    ).toEqual({
      deals: [
        {
          state: 'CLAIMABLE',
          id: ids.claimableDeal,
          isClaimable: true,
          deadline: '1700003000',
          successRate: 1 / 3,
          payer: { id: ids.sponsor },
          isSponsored: true,
          callbackContract: ids.hub,
          paramsJson: { iexec_args: 'hello' },
          amounts: {
            perTask: '1.100000001',
            total: '3300000003',
            refunded: '0',
            outstanding: '2.200000002',
            schedulerStakeAtRisk: '600000000',
          },
        },
        {
          state: 'IN_PROGRESS',
          id: ids.runningDeal,
          isClaimable: false,
          deadline: '1700043200',
          successRate: 0,
          payer: { id: ids.requester },
          isSponsored: false,
          callbackContract: null,
          paramsJson: null,
          amounts: {
            perTask: '1.100000001',
            total: '3300000003',
            refunded: '0',
            outstanding: '3.300000003',
            schedulerStakeAtRisk: '900000000',
          },
        },
        {
          state: 'CLAIMED',
          id: ids.claimedDeal,
          isClaimable: false,
          deadline: '1700003000',
          successRate: 0,
          payer: { id: ids.requester },
          isSponsored: false,
          callbackContract: null,
          paramsJson: { iexec_args: 'hello' },
          amounts: {
            perTask: '1.100000001',
            total: '1100000001',
            refunded: '1.100000001',
            outstanding: '0',
            schedulerStakeAtRisk: '0',
          },
        },
      ],
    })
    expect(seen).toHaveLength(1)
  })

  test('key order is that of the document, also around computed fields', async () => {
    const { data } = open()
    const { deal } = await data(
      `{ deal(id: "${ids.claimableDeal}") { b: state trust a: deadline __typename id } }`,
    )
    expect(Object.keys(deal)).toEqual(['b', 'trust', 'a', '__typename', 'id'])
  })

  test('summary of tasks and tag', async () => {
    const { data } = open()
    const { deal } = await data(`{ deal(id: "${ids.claimableDeal}") {
      tasksSummary { total initialized completed claimed pending claimable completedPercent claimedPercent pendingPercent }
      tagInfo { raw names unknownBits isTee teeFramework isGpu __typename }
    } }`)
    expect(deal.tasksSummary).toEqual({
      total: '3',
      initialized: '2',
      completed: '1',
      claimed: '0',
      pending: '2',
      claimable: '2',
      completedPercent: 33,
      claimedPercent: 0,
      pendingPercent: 67,
    })
    expect(deal.tagInfo).toMatchObject({
      names: ['tee', 'scone'],
      teeFramework: 'SCONE',
      __typename: 'TagInfo',
    })
  })

  test('an entity that does not exist is null', async () => {
    const { data } = open()
    expect(await data('{ deal(id: "0x00") { state payer { id } } }')).toEqual({ deal: null })
  })
})

describe('documents', () => {
  test('computed fields work in any depth, in fragments and under aliases', async () => {
    const { data, seen } = open()
    const result = await data(
      `query ($id: ID!) {
        account(id: $id) { dealRequester(first: 1, where: { botSize: "1" }) { ...Head tasks { ...Outcome deal { s: state } } } }
      }
      fragment Head on Deal { id ... on Deal { first: state second: state } }
      fragment Outcome on Task { state price(unit: NRLC) index }`,
      { id: ids.requester },
    )
    expect(result).toEqual({
      account: {
        dealRequester: [
          {
            id: ids.claimedDeal,
            first: 'CLAIMED',
            second: 'CLAIMED',
            tasks: [{ state: 'FAILED', price: '1100000001', index: '0', deal: { s: 'CLAIMED' } }],
          },
        ],
      },
    })
    expect(seen).toHaveLength(1)
  })

  test('selections of one key are merged across fragments', async () => {
    const { data } = open()
    expect(
      await data(
        `{ task(id: "${ids.timedOutTask}") { deal { id } ...A deal { state } } } fragment A on Task { deal { trust } }`,
      ),
    ).toEqual({ task: { deal: { id: ids.claimableDeal, trust: '1', state: 'CLAIMABLE' } } })
  })

  test('interfaces give each type what was asked of it', async () => {
    const { data } = open()
    const source = `{ accountEvents(orderBy: logIndex) {
      logIndex
      ... on Seize { value task { state } }
      ... on Reward { task { price result { storage } } }
      __typename
    } }`
    expect(await data(source)).toEqual({
      accountEvents: [
        { logIndex: '0', value: '1.1', task: { state: 'COMPLETED' }, __typename: 'Seize' },
        { logIndex: '1', task: { price: '1.100000001', result: { storage: 'ipfs' } }, __typename: 'Reward' },
        { logIndex: '2', __typename: 'Lock' },
      ],
    })
  })

  test('interfaces inside an extended operation keep plain selections', async () => {
    const { data } = open()
    expect(
      await data(
        `{ asOf { chainId } accountEvents(first: 1, orderBy: logIndex) { ...E } } fragment E on AccountEvent { id account { id } }`,
      ),
    ).toEqual({ asOf: { chainId: 31337 }, accountEvents: [{ id: '50-0', account: { id: ids.sponsor } }] })
  })

  test('@skip and @include decide on fields, fragments and inline fragments', async () => {
    const { data } = open()
    const source = `query ($yes: Boolean!, $no: Boolean = false) {
      deal(id: "${ids.claimableDeal}") {
        id @include(if: $yes)
        state @skip(if: $yes)
        isClaimable @include(if: $yes)
        ...T @include(if: $no)
        ... on Deal @skip(if: $no) { b: botSize }
      }
    }
    fragment T on Deal { trust deadline }`
    expect(await data(source, { yes: true })).toEqual({
      deal: { id: ids.claimableDeal, isClaimable: true, b: '3' },
    })
    expect(await data(source, { yes: false, no: true })).toEqual({
      deal: { state: 'CLAIMABLE', trust: '1', deadline: '1700003000' },
    })
  })

  test('a selection emptied by conditions is an empty object', async () => {
    const { data } = open()
    expect(
      await data(`{ asOf { chainId } deal(id: "${ids.claimableDeal}") { state @skip(if: true) } }`),
    ).toEqual({
      asOf: { chainId: 31337 },
      deal: {},
    })
  })

  test('variables that only computed fields use stay in the gateway', async () => {
    const { data, seen } = open()
    const source = `query ($unit: RlcUnit!, $id: ID!, $first: Int = 1) {
      deal(id: $id) { amounts { perTask(unit: $unit) } tasks(first: $first) { id } }
    }`
    expect(await data(source, { unit: 'NRLC', id: ids.claimableDeal, stranger: 1 })).toMatchObject({
      deal: { amounts: { perTask: '1100000001' }, tasks: [{ id: ids.completedTask }] },
    })
    expect(seen[0]?.variables).toEqual({ id: ids.claimableDeal })
    expect(seen[0]?.document).not.toContain('unit')
  })

  test('a wrong value of such a variable is the client’s fault', async () => {
    const { run } = open()
    const source = 'query ($unit: RlcUnit!) { deals { amounts { perTask(unit: $unit) } } }'
    await expect(run(source, { unit: 'EUR' })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' })
    await expect(run(source)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' })
  })

  test('helper names never meet names of the document', async () => {
    const { data } = open()
    expect(
      await data(`{ deal(id: "${ids.claimableDeal}") { x_startTime: trust xx_botSize: id state } }`),
    ).toEqual({ deal: { x_startTime: '1', xx_botSize: ids.claimableDeal, state: 'CLAIMABLE' } })
  })

  test('base fields under the name of another are not mistaken for it', async () => {
    const { data } = open()
    expect(await data(`{ deal(id: "${ids.claimableDeal}") { botSize: trust startTime: id state } }`)).toEqual(
      {
        deal: { botSize: '1', startTime: ids.claimableDeal, state: 'CLAIMABLE' },
      },
    )
  })

  test('a document whose fragments multiply is refused', async () => {
    const { run } = open()
    const levels = Array.from(
      { length: 20 },
      (_, i) =>
        `fragment F${i} on Deal { app { usages { ...F${i + 1} } } requester { dealRequester { ...F${i + 1} } } }`,
    )
    const source = `{ deals { ...F0 } } ${levels.join(' ')} fragment F20 on Deal { state }`
    await expect(run(source)).rejects.toMatchObject({ code: 'OPERATION_TOO_COMPLEX' })
  })

  test('the alias __proto__ is refused', async () => {
    const { run } = open()
    await expect(run('{ deals { __proto__: id state } }')).rejects.toMatchObject({ code: 'BAD_USER_INPUT' })
  })
})

describe('tasks, resources and categories', () => {
  test('states at one moment', async () => {
    const { data } = open()
    const { tasks } = await data(
      '{ tasks(orderBy: id) { state status isClaimable durationSeconds callbackData } }',
    )
    expect(tasks).toEqual([
      {
        state: 'COMPLETED',
        status: 'COMPLETED',
        isClaimable: false,
        durationSeconds: '500',
        callbackData: null,
      },
      { state: 'TIMEOUT', status: 'ACTIVE', isClaimable: true, durationSeconds: null, callbackData: null },
      {
        state: 'REVEALING',
        status: 'REVEALING',
        isClaimable: false,
        durationSeconds: null,
        callbackData: null,
      },
      { state: 'FAILED', status: 'FAILLED', isClaimable: false, durationSeconds: null, callbackData: null },
    ])
  })

  test('decoded texts', async () => {
    const { data } = open()
    expect(
      await data(`{ app(id: "${ids.app}") { multiaddrText mrenclaveJson } dataset(id: "${ids.dataset}") { multiaddrText }
        category(id: "0") { maxDurationSeconds contributionWindowSeconds revealWindowSeconds }
        task(id: "${ids.completedTask}") { result { downloadUrl } } }`),
    ).toEqual({
      app: { multiaddrText: 'docker.io/iexec/hello:1', mrenclaveJson: { framework: 'SCONE' } },
      dataset: { multiaddrText: '/ipfs/QmRwwTz9Chq4Y7F7ReKKcx1GV6s3H7egmNGrku9XrwiDa8' },
      category: { maxDurationSeconds: '3000', contributionWindowSeconds: '2100', revealWindowSeconds: '600' },
      task: { result: { downloadUrl: 'https://ipfs.example/ipfs/QmResult' } },
    })
  })
})

describe('root fields of the gateway', () => {
  test('asOf, chain and network come with one request', async () => {
    const { data, seen } = open()
    const result = await data(`{
      asOf { chainId blockNumber blockTimestamp evaluatedAt lagSeconds isStale hasIndexingErrors deployment }
      network { window to usage { deals tasksRequested tasksCompleted tasksClaimed successRate }
        stake { total free frozen kitty } totalApps totalDatasets totalWorkerpools asOf { blockNumber } }
      chain { id slug pocoAddress constants { finalDeadlineRatio kittyMin } asOf { lagSeconds }
        explorerUrl(kind: APP, id: "${ids.app}") none: explorerUrl(kind: DEAL, id: "${ids.claimableDeal}") }
      __typename
    }`)
    expect(result).toEqual({
      asOf: {
        chainId: 31337,
        blockNumber: '60',
        blockTimestamp: String(NOW - 5),
        evaluatedAt: String(NOW),
        lagSeconds: 5,
        isStale: false,
        hasIndexingErrors: false,
        deployment: 'QmTest',
      },
      network: {
        window: 'ALL_TIME',
        to: String(NOW - 5),
        usage: { deals: 3, tasksRequested: '7', tasksCompleted: '1', tasksClaimed: '1', successRate: 0.5 },
        stake: { total: '1000.5', free: '997.7', frozen: '2.8', kitty: '0.3' },
        totalApps: 1,
        totalDatasets: 1,
        totalWorkerpools: 1,
        asOf: { blockNumber: '60' },
      },
      chain: {
        id: 31337,
        slug: 'devnet',
        pocoAddress: ids.hub,
        constants: { finalDeadlineRatio: 10, kittyMin: '1' },
        asOf: { lagSeconds: 5 },
        explorerUrl: `https://scan.example/address/${ids.app}`,
        none: null,
      },
      __typename: 'Query',
    })
    expect(seen).toHaveLength(1)
  })

  test('the network of an empty subgraph is all zeros', async () => {
    const empty = openMemoryUpstream(pocoSubgraph({ entities: {} }))
    const { data } = open({ upstream: empty.upstream })
    expect(await data('{ network { usage { deals successRate } stake { total free } } }')).toEqual({
      network: { usage: { deals: 0, successRate: null }, stake: { total: '0', free: '0' } },
    })
  })

  test('facts about the chain need no request', async () => {
    const { run, seen } = open()
    expect(await run('{ chain { name } }')).toMatchObject({
      data: { chain: { name: 'Local devnet' } },
      asOf: null,
    })
    expect(seen).toEqual([])
  })

  test('a look-up that failed fails the operation instead of giving zeros', async () => {
    const { run } = open({
      upstream: async () => ({ body: '{"data":{},"errors":[{"message":"Store error: gone"}]}', block: null }),
    })
    await expect(run('{ network { usage { deals } } }')).rejects.toMatchObject({
      code: 'UPSTREAM_UNAVAILABLE',
    })
  })

  test('introspection shows base and computed fields, beside data', async () => {
    const { data } = open()
    const result = await data(
      `query ($name: String!) {
      t: __type(name: $name) { name fields { name description } } __schema { queryType { name } } deals(first: 1) { id }
    }`,
      { name: 'Deal' },
    )
    const names = result.t.fields.map((field: { name: string }) => field.name)
    expect(names).toEqual(expect.arrayContaining(['id', 'startTime', 'state', 'amounts']))
    expect(result.__schema).toEqual({ queryType: { name: 'Query' } })
    expect(Object.keys(result)).toEqual(['t', '__schema', 'deals'])
  })
})

type Hit = Readonly<{ kind: string; id: string; score: number }>

describe('search', () => {
  const search = async (query: string, rest = '') => {
    const { data, seen } = open()
    const { search: result } = await data(
      `query ($q: String!) { search(query: $q${rest}) {
        normalized totalCount warnings redirect { kind path } hits { kind id label detail chainId matchedOn score path } } }`,
      { q: query },
    )
    return { ...result, requests: seen.length }
  }

  test.each([
    [ids.claimableDeal, 'DEAL', `/devnet/deal/${ids.claimableDeal}`, '3 tasks of hello-world'],
    [
      ids.runningTask.toUpperCase(),
      'TASK',
      `/devnet/task/${ids.runningTask}`,
      `task 3 of deal ${ids.runningDeal}`,
    ],
    [ids.app.toUpperCase().replace('0X', ''), 'APP', `/devnet/app/${ids.app}`, 'app'],
    [` ${ids.dataset} `, 'DATASET', `/devnet/dataset/${ids.dataset}`, 'dataset'],
    [ids.workerpool, 'WORKERPOOL', `/devnet/workerpool/${ids.workerpool}`, 'workerpool'],
    [ids.requester, 'ACCOUNT', `/devnet/address/${ids.requester}`, '977.7 RLC staked'],
    [ids.transaction, 'TRANSACTION', `/devnet/tx/${ids.transaction}`, 'block 50'],
    [ids.requestOrder, 'ORDER', `/devnet/order/${ids.requestOrder}`, 'order of a requester'],
    ['1', 'CATEGORY', '/devnet/category/1', 'category'],
  ])('finds %s as %s', async (query, kind, path, detail) => {
    expect(await search(query)).toMatchObject({
      totalCount: 1,
      redirect: { kind, path },
      hits: [{ kind, path, detail, chainId: 31337, matchedOn: 'id', score: 1 }],
      warnings: [],
      requests: 1,
    })
  })

  test('leads to the page of an address that was never used', async () => {
    const unused = `0x${'ee'.repeat(20)}`
    expect(await search(unused)).toMatchObject({
      hits: [],
      totalCount: 0,
      redirect: { kind: 'ACCOUNT', path: `/devnet/address/${unused}` },
    })
  })

  test('finds nothing under a hash nobody used, without an error', async () => {
    expect(await search(`0x${'ee'.repeat(32)}`)).toMatchObject({ hits: [], redirect: null, warnings: [] })
  })

  test('looks only for the kinds wanted', async () => {
    expect(await search(ids.app, ', kinds: [ACCOUNT]')).toMatchObject({
      hits: [],
      redirect: { kind: 'ACCOUNT' },
    })
    expect(await search(ids.app, ', kinds: [DEAL]')).toMatchObject({ hits: [], redirect: null })
  })

  test('finds by the beginning of an identifier', async () => {
    const { hits, redirect } = await search(ids.app.slice(0, -1))
    expect(redirect).toBeNull()
    expect(hits.map(({ kind, id, score }: Hit) => [kind, id, score])).toEqual([['APP', ids.app, 0.7]])
  })

  test.each([
    ['Hello-World', 0.9],
    ['HELLO', 0.75],
    ['world', 0.5],
  ])('finds by the name "%s"', async (query, score) => {
    expect(await search(query)).toMatchObject({
      hits: [{ kind: 'APP', id: ids.app, label: 'hello-world', matchedOn: 'name', score }],
      redirect: null,
      warnings: [],
      requests: 2,
    })
  })

  test('says from which length on it looks', async () => {
    expect(await search('he')).toMatchObject({ hits: [], redirect: null, warnings: [expect.any(String)] })
  })

  test('limits the hits', async () => {
    expect(await search(ids.app, ', first: 0')).toMatchObject({
      hits: [],
      totalCount: 1,
      redirect: { kind: 'APP' },
    })
    const { run } = open()
    await expect(run('{ search(query: "1", first: 101) { totalCount } }')).rejects.toMatchObject({
      code: 'PAGE_SIZE_EXCEEDED',
      facts: { limit: 100, actual: 101 },
    })
  })
})
