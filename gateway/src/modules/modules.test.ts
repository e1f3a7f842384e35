import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { parse } from 'graphql/index.js'
import { afterEach, describe, expect, test } from 'vitest'
import type { Modules } from '../core/modules.js'
import { createExecutor } from '../executor/createExecutor.js'
import { fetchBaseSchema } from '../schema/fetchBaseSchema.js'
import { createServedSchema } from '../schema/servedSchema.js'
import { openMemoryUpstream } from '../testing/openMemoryUpstream.js'
import { ids, NOW, pocoChain, pocoSubgraph } from '../testing/pocoFixture.js'
import { views } from '../views/views.js'
import { createDataSchemas } from './createDataSchemas.js'
import { createEnsNaming } from './createEnsNaming.js'
import { createMarket } from './createMarket.js'

// The hosts of these services are far away: servers of the test stand in for them.

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

/** A server that gives one answer, or the next one each time, and what it was asked. */
const serve = async (answer: unknown) => {
  const asked: string[] = []
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    asked.push(`${request.url} ${body}`)
    response.end(JSON.stringify(typeof answer === 'function' ? answer() : answer))
  }).listen(0, '127.0.0.1')
  servers.push(server)
  await once(server, 'listening')
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked }
}

const { upstream } = openMemoryUpstream(pocoSubgraph())
const served = createServedSchema(await fetchBaseSchema(upstream), views)

const ask = async (source: string, modules: Modules) => {
  const executor = createExecutor(served, pocoChain({ upstream, modules }), { clock: () => NOW })
  const result = await executor.execute({ source, document: parse(source) })
  return result.kind === 'data' ? JSON.parse(JSON.stringify(result.data)) : expect.unreachable()
}

const PUBLISHED = {
  orderHash: `0x${'01'.repeat(32)}`,
  chainId: 31337,
  remaining: 3,
  status: 'open',
  signer: '0x0000000000000000000000000000000000000021',
  publicationTimestamp: '2023-11-14T22:13:20.000Z',
  order: {
    dataset: ids.dataset,
    datasetprice: 1_500_000_000,
    volume: '5',
    tag: `0x${'0'.repeat(63)}3`,
    apprestrict: '0x0000000000000000000000000000000000000000',
    workerpoolrestrict: '0x0000000000000000000000000000000000000000',
    requesterrestrict: '0x00000000000000000000000000000000000000AA',
    salt: `0x${'02'.repeat(32)}`,
    sign: '0x',
  },
}
const ORDERS = `totalCount nodes { orderHash kind resource price volume remaining tagInfo { names } signer publishedAt restrictedApp restrictedRequester category { id } trust }`

describe('the market', () => {
  const orders = {
    totalCount: 12,
    nodes: [
      {
        orderHash: PUBLISHED.orderHash,
        kind: 'DATASET',
        resource: ids.dataset,
        price: '1.5',
        volume: '5',
        remaining: '3',
        tagInfo: { names: ['tee', 'scone'] },
        signer: PUBLISHED.signer,
        publishedAt: '1700000000',
        restrictedApp: null,
        restrictedRequester: '0x00000000000000000000000000000000000000aa',
        category: null,
        trust: null,
      },
    ],
  }

  test('tells the open orders of a dataset', async () => {
    const { url, asked } = await serve({ ok: true, count: 12, orders: [PUBLISHED] })
    const market = createMarket(url, { chainId: 31337 })
    expect(
      await ask(`{ dataset(id: "${ids.dataset}") { openOrders(first: 1) { ${ORDERS} } } }`, { market }),
    ).toEqual({
      dataset: { openOrders: orders },
    })
    const [path = ''] = asked
    expect(path).toMatch(/^\/datasetorders\?/)
    expect(Object.fromEntries(new URLSearchParams(path.trim().split('?')[1]))).toEqual({
      chainId: '31337',
      app: 'any',
      workerpool: 'any',
      requester: 'any',
      dataset: ids.dataset,
      pageIndex: '0',
      pageSize: '10',
    })
  })

  test('reads as many pages as it takes', async () => {
    const { url, asked } = await serve({ ok: true, count: 40, orders: Array(10).fill(PUBLISHED) })
    const market = createMarket(url, { chainId: 31337 })
    const { orders: found, count } = await market.orders({ kind: 'DATASET', first: 4, offset: 18 })
    expect([found.length, count]).toEqual([4, 40])
    expect(asked.map((path) => /pageIndex=(\d+)/.exec(path)?.[1]).sort()).toEqual(['1', '2'])
  })

  test.each([
    ['receivedOrders(kind: DATASET, strict: true)', { requester: ids.requester, isRequesterStrict: 'true' }],
    ['grantedOrders(kind: DATASET)', { datasetOwner: ids.requester }],
  ])('asks for %s', async (field, expected) => {
    const { url, asked } = await serve({ ok: true, count: 0, orders: [] })
    const market = createMarket(url, { chainId: 31337 })
    const { addressView } = await ask(
      `{ addressView(address: "${ids.requester}") { page: ${field} { totalCount } } }`,
      { market },
    )
    expect(addressView.page).toEqual({ totalCount: 0 })
    expect(Object.fromEntries(new URLSearchParams(asked[0]?.trim().split('?')[1]))).toMatchObject(expected)
  })

  test.each([[{}], [{ market: createMarket('http://127.0.0.1:1', { chainId: 1 }) }]])(
    'is null when there is none or it is away: %j',
    async (modules) => {
      expect(await ask(`{ app(id: "${ids.app}") { name openOrders { totalCount } } }`, modules)).toEqual({
        app: { name: 'hello-world', openOrders: null },
      })
    },
  )

  test('offers no deals', async () => {
    await expect(
      ask(`{ addressView(address: "${ids.app}") { grantedOrders(kind: DEAL) { totalCount } } }`, {}),
    ).rejects.toMatchObject({ code: 'BAD_USER_INPUT' })
  })
})

describe('schemas of protected data', () => {
  test('are read in one request', async () => {
    const schema = [
      { path: 'email', type: 'string' },
      { path: null, type: 'x' },
    ]
    const { url, asked } = await serve({ data: { protectedDatas: [{ id: ids.dataset, schema }] } })
    const dataSchemas = createDataSchemas(url)
    expect(await Promise.all([dataSchemas.schemaOf(ids.dataset), dataSchemas.schemaOf(ids.app)])).toEqual([
      [{ path: 'email', type: 'string' }],
      null,
    ])
    expect(asked).toHaveLength(1)
    expect(await ask('{ datasets { dataSchema { path type } } }', { dataSchemas })).toEqual({
      datasets: [{ dataSchema: [{ path: 'email', type: 'string' }] }],
    })
  })

  test('choose datasets, all pages of them', async () => {
    const others = Array.from({ length: 1_000 }, (_, index) => ({ id: `0x${index}` }))
    const pages = [others, [{ id: ids.dataset.toUpperCase().replace('0X', '0x') }]]
    const { url, asked } = await serve(() => ({ data: { protectedDatas: pages.shift() } }))
    const document =
      '{ datasetsConnection(dataSchema: ["email:string"], order: NAME) { totalCount nodes { id } } }'
    expect(await ask(document, { dataSchemas: createDataSchemas(url) })).toEqual({
      datasetsConnection: { totalCount: 1, nodes: [{ id: ids.dataset }] },
    })
    expect(asked.map((request) => JSON.parse(request.slice(request.indexOf('{'))).variables)).toEqual([
      { entries: ['email:string'], after: '', first: 1_000 },
      { entries: ['email:string'], after: '0x999', first: 1_000 },
    ])
  })

  test('that too many declare choose none', async () => {
    const page = Array.from({ length: 1_000 }, (_, index) => ({ id: `0x${index}` }))
    const { url } = await serve({ data: { protectedDatas: page } })
    await expect(
      ask('{ datasetsConnection(dataSchema: ["a:b"]) { totalCount } }', {
        dataSchemas: createDataSchemas(url),
      }),
    ).rejects.toMatchObject({ code: 'OPERATION_TOO_COMPLEX' })
  })

  test.each([
    ['["email"]', {}, 'BAD_USER_INPUT'],
    ['["a:b"]', {}, 'BAD_USER_INPUT'],
    ['["a:b"]', { dataSchemas: createDataSchemas('http://127.0.0.1:1') }, 'UPSTREAM_UNAVAILABLE'],
  ])('%s of %j chooses nothing: %s', async (entries, modules, code) => {
    const document = `{ datasetsConnection(dataSchema: ${entries}) { totalCount } }`
    await expect(ask(document, modules)).rejects.toMatchObject({ code })
  })

  test('of nothing leave the list whole', async () => {
    expect(await ask('{ datasetsConnection(dataSchema: []) { totalCount } }', {})).toEqual({
      datasetsConnection: { totalCount: 1 },
    })
  })

  test.each([[{}], [{ dataSchemas: createDataSchemas('http://127.0.0.1:1') }]])(
    'are null when nobody can be asked: %j',
    async (modules) => {
      expect(await ask('{ datasets { dataSchema { path } } }', modules)).toEqual({
        datasets: [{ dataSchema: null }],
      })
    },
  )
})

describe('names', () => {
  const naming = {
    primaryName: async (address: string) => (address === ids.requester ? 'alice.eth' : null),
    addressOf: async (name: string) => (name === 'alice.eth' ? ids.requester : null),
  }
  const VIEW = (address: string) => `{ addressView(address: "${address}") { primaryName } }`
  const SEARCH = '{ search(query: "alice.eth") { redirect { kind id } hits { kind id label matchedOn } } }'

  test('are told, and lead to the account', async () => {
    expect((await ask(VIEW(ids.requester), { naming })).addressView).toEqual({ primaryName: 'alice.eth' })
    expect((await ask(VIEW(ids.app), { naming })).addressView).toEqual({ primaryName: null })
    expect((await ask(SEARCH, { naming })).search).toEqual({
      redirect: { kind: 'ACCOUNT', id: ids.requester },
      hits: [{ kind: 'ACCOUNT', id: ids.requester, label: 'alice.eth', matchedOn: 'name' }],
    })
  })

  test.each([[{}], [{ naming: createEnsNaming('http://127.0.0.1:1') }]])(
    'are null when nobody can be asked: %j',
    async (modules) => {
      expect((await ask(VIEW(ids.requester), modules)).addressView).toEqual({ primaryName: null })
      expect((await ask(SEARCH, modules)).search).toEqual({ redirect: null, hits: [] })
    },
  )
})
