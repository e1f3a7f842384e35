import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Devnet, openDevnet } from '@poco-explorer/devnet'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ask, untilIndexed } from './graphql.js'
import { freePort, freshFolder, type Server, startServer } from './poco.js'

const VIEW = `{ deals(first: 5, orderBy: id) { id state deadline amounts { total } tasksSummary { completed claimed } } }`
const BASE =
  '{ deals(first: 5, orderBy: id) { id startTime app { name owner { id } } } _meta { deployment } }'

describe('engine and gateway in processes of their own', () => {
  let devnet: Devnet
  let engine: Server
  let gateway: Server
  let subgraph: string

  beforeAll(async () => {
    devnet = await openDevnet()
    await devnet.runScenarios(['plainDeal', 'claimedTasks'])
    engine = await startServer(
      ['index', '--rpc-url', devnet.rpcUrl, '--data-dir', freshFolder()],
      await freePort(),
    )
    subgraph = `${engine.url}/subgraphs/name/devnet/poco`
    await untilIndexed(subgraph, await devnet.chain.head())
    gateway = await startServer(['serve', '--upstream', `devnet=${subgraph}`], await freePort())
  })
  afterAll(async () => {
    await gateway?.stop()
    await engine?.stop()
    await devnet?.close()
  })

  test('the engine answers as graph-node does, without computed fields', async () => {
    const { data: nothing, errors } = await ask(subgraph, VIEW)
    expect(nothing).toBeUndefined()
    expect(errors?.map(({ message }) => message)).toEqual(
      ['state', 'amounts', 'tasksSummary'].map((field) => `Type \`Deal\` has no field \`${field}\``),
    )
    const { data } = await ask(subgraph, BASE)
    expect((data as { deals: unknown[] }).deals.length).toBeGreaterThan(1)
  })

  test('the gateway forwards base queries byte for byte and computes the rest', async () => {
    const path = `${gateway.url}/subgraphs/name/devnet/poco`
    expect(await ask(path, BASE)).toEqual(await ask(subgraph, BASE))
    const { data, errors } = await ask(`${gateway.url}/graphql`, VIEW)
    expect(errors).toBeUndefined()
    const { deals } = data as { deals: { state: string }[] }
    expect(deals.map(({ state }) => state)).toContain('COMPLETED')
    expect(deals.map(({ state }) => state)).toContain('CLAIMED')
  })

  test('the gateway guards what clients may use, watches itself, and ends in order', async () => {
    const documents = join(freshFolder(), 'trusted.json')
    writeFileSync(documents, JSON.stringify({ page: VIEW }))
    const guarded = await startServer(
      [
        ...[
          'serve',
          '--upstream',
          `devnet=${subgraph}`,
          '--trusted-documents',
          documents,
          '--log-level',
          'info',
        ],
        ...['--rate-limit', '0.001', '--rate-burst', '3', '--trust-proxy', 'loopback'],
      ],
      await freePort(),
    )
    const post = (body: object, client: string) =>
      fetch(`${guarded.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-forwarded-for': `198.51.100.1, ${client}` },
        body: JSON.stringify(body),
      })
    const statuses: number[] = []
    // Each another document, for what is known already takes a tenth.
    for (const [index, client] of ['1', '1', '1', '1', '2'].entries())
      statuses.push(
        (await post({ query: VIEW.replace('deals', `a${index}: deals`) }, `203.0.113.${client}`)).status,
      )
    expect(statuses).toEqual([200, 200, 200, 429, 200])
    const named = await post({ documentId: 'page' }, '203.0.113.2')
    expect(named.headers.get('ratelimit-remaining')).toBe('1')
    expect(await named.json()).toHaveProperty('data.deals')

    expect((await fetch(`${guarded.url}/health/ready`)).status).toBe(200)
    expect(await (await fetch(`${guarded.url}/status`)).json()).toMatchObject({
      chains: [{ slug: 'devnet', ready: true, asOf: { chainId: 31_337, isStale: false } }],
    })
    const metrics = await (await fetch(`${guarded.url}/metrics`)).text()
    expect(metrics).toContain('poco_gateway_rate_limited_total{client="address"} 1')
    expect(await guarded.stop()).toBe(0)
    const lines = guarded
      .errors()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    const requestId = named.headers.get('x-request-id')
    expect(lines).toContainEqual(expect.objectContaining({ requestId, path: '/graphql', status: 200 }))
    expect(guarded.errors()).not.toMatch(/successRate|perTask|198\.51/)
  })

  test('the gateway says when the engine is away, and answers again when it is back', async () => {
    const { port } = new URL(engine.url)
    await engine.stop()
    // For a moment it answers from what it has.
    const away = async () => {
      const response = await fetch(`${gateway.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: VIEW }),
      })
      return { status: response.status, body: await response.json() }
    }
    await expect.poll(away, { timeout: 10_000 }).toMatchObject({
      status: 503,
      body: { errors: [{ extensions: { code: 'UPSTREAM_UNAVAILABLE' } }] },
    })

    engine = await startServer(
      ['index', '--rpc-url', devnet.rpcUrl, '--data-dir', freshFolder()],
      Number(port),
    )
    await untilIndexed(subgraph, await devnet.chain.head())
    expect((await ask(`${gateway.url}/graphql`, VIEW)).errors).toBeUndefined()
  })
})
