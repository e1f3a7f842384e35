import { Agent, request as httpRequest } from 'node:http'
import { connect } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import type { Log } from '../core/log.js'
import { type Guarded, openGuarded } from '../testing/openGuarded.js'
import { openMemoryUpstream } from '../testing/openMemoryUpstream.js'
import { NOW, pocoSubgraph } from '../testing/pocoFixture.js'
import type { Upstream } from '../upstream/upstream.js'
import { UpstreamUnavailableError } from '../upstream/upstreamErrors.js'
import type { GatewayOptions } from './openGateway.js'

const memory = openMemoryUpstream(pocoSubgraph())
let opened: Guarded | undefined
afterEach(async () => {
  await opened?.[Symbol.asyncDispose]()
  opened = undefined
})
const open = async (upstream: Upstream = memory.upstream, options: Partial<GatewayOptions> = {}) => {
  opened = await openGuarded(options, { upstream })
  return opened
}
/** A promise and the function that settles it. */
const latch = () => {
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  return { held, release: () => release() }
}

describe('request ids', () => {
  const collect = () => {
    const lines: { message: string; requestId?: string }[] = []
    const write = (fields: object, message: string) => void lines.push({ ...fields, message })
    const log: Log = { debug() {}, info: write, warn() {}, error: write }
    return { lines, log }
  }

  test('are in the header, the log, and the answer to what nobody expected', async () => {
    const { lines, log } = collect()
    const failing: Upstream = async (document, ...rest) => {
      if (document.includes('tasks')) throw new Error('secret detail')
      return memory.upstream(document, ...rest)
    }
    const { query, send } = await open(failing, { log })
    const { headers, json, text } = await query('{ tasks { id } }')
    const id = headers['x-request-id']
    expect(json.errors[0].extensions).toEqual({ code: 'INTERNAL', requestId: id })
    expect(text).not.toContain('secret')
    expect(lines).toContainEqual(
      expect.objectContaining({ requestId: id, message: 'Could not answer a request' }),
    )
    await expect
      .poll(() => lines)
      .toContainEqual(
        expect.objectContaining({
          requestId: id,
          message: 'Answered a request',
          method: 'POST',
          status: 500,
        }),
      )
    const others = [await query('{ chain { slug } }'), await send('/nothing'), await send('/health/live')]
    const ids = [id, ...others.map((answer) => answer.headers['x-request-id'])]
    expect(ids.every((text) => /^[\da-f-]{36}$/.test(String(text)))).toBe(true)
    expect(new Set(ids).size).toBe(4)
  })

  test('are taken from a proxy that is trusted, and from nobody else', async () => {
    const headers = { 'x-request-id': 'proxy-7' }
    const idOf = async ({ send }: Guarded, given = headers) =>
      (await send('/health/live', { headers: given })).headers['x-request-id']
    expect(await idOf(await open())).not.toBe('proxy-7')
    await opened?.[Symbol.asyncDispose]()
    const proxied = await open(memory.upstream, { guards: { trustProxy: ['loopback'] } })
    expect(await idOf(proxied)).toBe('proxy-7')
    expect(await idOf(proxied, { 'x-request-id': 'line {"break"' })).toMatch(/^[\da-f-]{36}$/)
  })
})

describe('closing', () => {
  test('lets answers under way end, refuses new ones, and says so to whoever watches', async () => {
    const { held, release } = latch()
    const arrived = latch()
    const holding: Upstream = async (document, ...rest) => {
      if (document.includes('held')) {
        arrived.release()
        await held
      }
      return memory.upstream(document, ...rest)
    }
    const { gateway, query, send } = await open(holding)
    const running = query('{ held: deals { id } }')
    await arrived.held
    const closed = gateway[Symbol.asyncDispose]()
    const refused = await query('{ chain { slug } }')
    expect([refused.status, refused.headers.connection]).toEqual([503, 'close'])
    expect(refused.json.errors[0].extensions.code).toBe('SHUTTING_DOWN')
    const ready = await send('/health/ready')
    expect([ready.status, ready.json.ready, ready.json.chains.devnet.ready]).toEqual([503, false, true])
    expect((await send('/health/live')).status).toBe(200)
    release()
    const { status, headers, json } = await running
    expect([status, headers.connection, json.data.held.length]).toEqual([200, 'close', 3])
    await closed
    await expect(send('/health/live')).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  })

  test('waits no longer than it must, and never for who keeps a connection open', async () => {
    const hanging: Upstream = (document, ...rest) =>
      document.includes('held') ? new Promise(() => {}) : memory.upstream(document, ...rest)
    const { gateway, query } = await open(hanging, { drainMs: 50 })
    const agent = new Agent({ keepAlive: true })
    await new Promise((resolve, reject) =>
      httpRequest(`${gateway.url}/health/live`, { agent }, (response) => response.resume().on('end', resolve))
        .on('error', reject)
        .end(),
    )
    const { hostname, port } = new URL(gateway.url)
    const slow = connect(Number(port), hostname, () => slow.write('POST /graphql HTTP/1.1\r\nContent-Le'))
    slow.on('error', () => {})
    const running = query('{ held: deals { id } }').catch((error) => error)
    await expect.poll(async () => (await opened?.send('/metrics'))?.text).toMatch(/requests_in_flight 2/)
    await gateway[Symbol.asyncDispose]()
    expect(await running).toMatchObject({ code: 'ECONNRESET' })
    agent.destroy()
    slow.destroy()
  })
})

describe('health', () => {
  const failing =
    (error: Error): Upstream =>
    (document, ...rest) =>
      document.includes('__schema') ? memory.upstream(document, ...rest) : Promise.reject(error)

  test('is not ready while the subgraph is away, and alive all the same', async () => {
    const { send } = await open(failing(new UpstreamUnavailableError('cannot be reached', {})))
    const { status, headers, json } = await send('/health/ready')
    expect([status, headers['cache-control']]).toEqual([503, 'no-store'])
    expect(json).toEqual({
      ready: false,
      chains: {
        devnet: { ready: false, synced: true, answers: 'UPSTREAM_UNAVAILABLE', deployment: 'QmTest' },
      },
    })
    expect((await send('/health/live')).status).toBe(200)
    expect((await send('/status')).json.chains).toMatchObject([{ slug: 'devnet', ready: false, asOf: null }])
  })

  test('tells nothing of errors that nobody expected', async () => {
    const { send } = await open(failing(new Error('secret detail')))
    const { status, json, text } = await send('/health/ready')
    expect([status, json.chains.devnet.answers]).toEqual([503, 'INTERNAL'])
    expect(text).not.toContain('secret')
  })

  test('is not ready when the newest block is too old', async () => {
    let now = NOW
    opened = await openGuarded({ clock: () => now }, { upstream: memory.upstream, staleAfterSeconds: 60 })
    expect((await opened.send('/health/ready')).status).toBe(200)
    now += 56
    await expect.poll(async () => (await opened?.send('/health/ready'))?.status, { timeout: 5_000 }).toBe(503)
    const { chains } = (await opened.send('/health/ready')).json
    expect(chains.devnet).toMatchObject({ ready: false, answers: true, isStale: true, lagSeconds: 61 })
  })

  test('is ready over an endpoint that does not tell the time of its block', async () => {
    const older: Upstream = async (...args) => {
      const { body } = await memory.upstream(...args)
      return { body: body.replace(/"timestamp":\d+/, '"timestamp":null'), block: null }
    }
    const { send } = await open(older)
    expect((await send('/health/ready')).json).toMatchObject({
      ready: true,
      chains: { devnet: { ready: true, answers: true } },
    })
    expect((await send('/status')).json.chains).toMatchObject([{ ready: true, asOf: null }])
  })

  test('asks the subgraph once, however many ask for it', async () => {
    opened = await openGuarded()
    const { send, seen } = opened
    await Promise.all(Array.from({ length: 20 }, () => send('/health/ready')))
    expect(seen).toHaveLength(1)
  })
})

describe('/metrics', () => {
  const metricOf = (text: string, name: string, ...labels: readonly string[]) => {
    const line = text
      .split('\n')
      .find((candidate) => candidate.startsWith(name) && labels.every((label) => candidate.includes(label)))
    return line === undefined ? undefined : Number(line.split(' ').at(-1))
  }

  test('counts operations by name, lane and outcome, and tells the rest', async () => {
    const { query, send } = await open(memory.upstream, {
      guards: { rateLimit: { unitsPerSecond: 0.001, burst: 7 } },
    })
    await query('query Page { deals(first: 10) { state } }')
    await query('query Page { deals(first: 10) { state } }')
    await query('query Base { deals { id } }')
    await query('{ nothing }')
    const headers = { 'content-type': 'application/json' }
    const body = { query: 'query Base { deals { id } }' }
    for (let index = 0; index < 3; index += 1)
      await send('/subgraphs/name/devnet/poco', { method: 'POST', headers, body })
    while ((await query('{ chain { slug } }')).status !== 429);
    const { status, headers: told, text } = await send('/metrics')
    expect([status, told['content-type']]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8'])
    const value = (name: string, ...labels: readonly string[]) => metricOf(text, name, ...labels)
    const operations = 'poco_gateway_operations_total'
    expect(value(operations, 'operation="Page"', 'lane="extension"', 'outcome="ok"')).toBe(2)
    expect(value(operations, 'operation="Base"', 'lane="base"')).toBe(4)
    expect(value(operations, 'operation="refused"', 'outcome="GRAPHQL_VALIDATION_FAILED"')).toBe(1)
    expect(value('poco_gateway_operation_seconds_count', 'operation="Page"')).toBe(2)
    expect(value('poco_gateway_operation_cost_sum')).toBeGreaterThanOrEqual(20)
    // All but the first of each kind.
    expect(value('poco_gateway_cache_hits_total', 'chain="devnet"')).toBe(4)
    expect(value('poco_gateway_rate_limited_total', 'client="address"')).toBe(1)
    expect(value('poco_gateway_http_requests_total', 'route="graphql"', 'status="429"')).toBe(1)
    // The two that were not there, and what watches the head.
    expect(value('poco_gateway_upstream_seconds_count', 'chain="devnet"')).toBeGreaterThanOrEqual(2)
    expect(value('poco_gateway_chain_ready', 'chain="devnet"')).toBe(1)
    expect(value('poco_gateway_chain_block_number')).toBe(60)
    expect(value('poco_gateway_chain_lag_seconds')).toBe(5)
    expect(value('process_resident_memory_bytes')).toBeGreaterThan(0)
  })

  test('has room for some names only, and for no text of strangers', async () => {
    const trustedDocuments = new Map([['id', 'query Known { chain { slug } }']])
    const { query, send } = await open(memory.upstream, { guards: { trustedDocuments } })
    for (let index = 0; index < 120; index += 1) await query(`query Name${index} { chain { slug } }`)
    for (let index = 0; index < 120; index += 1) await query(`{ a${index}: chain { slug } }`)
    await query(`query ${'N'.repeat(9_000)} { chain { slug } }`)
    await query('query Known { chain { slug } }')
    await query('{ "secret text')
    const { text } = await send('/metrics')
    const labels = new Set([...text.matchAll(/operation="([^"]*)"/g)].map(([, label]) => label))
    expect(labels.size).toBe(50 + 50 + 3)
    expect(labels).toContain('Known')
    expect(labels).toContain('Name0')
    expect(labels).toContain('other')
    expect(metricOf(text, 'poco_gateway_operations_total', 'operation="other"')).toBe(70 + 70 + 1)
    expect(text).not.toContain('secret')
  })
})
