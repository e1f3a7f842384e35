import { afterEach, describe, expect, test } from 'vitest'
import { type Guarded, openGuarded } from '../testing/openGuarded.js'
import type { GuardOptions } from './guards.js'

const CHEAP = '{ chain { slug } }'
/** Costs 1,000 for the states, 1,000 for the amounts and 1,000 for their totals: 15 units. */
const DEAR = '{ deals(first: 1000) { state amounts { total } } }'
/** Fills so slowly that a test sees none of it. */
const LIMIT = { unitsPerSecond: 0.001, burst: 20 }

let opened: Guarded | undefined
afterEach(async () => {
  await opened?.[Symbol.asyncDispose]()
  opened = undefined
})
const open = async (guards: GuardOptions) => {
  opened = await openGuarded({ guards })
  return opened
}
const remaining = ({ headers }: { headers: Record<string, unknown> }) =>
  Number(headers['ratelimit-remaining'])

describe('rate limits', () => {
  test('are off unless they are asked for', async () => {
    const { query } = await open({})
    const { status, headers } = await query(CHEAP)
    expect([status, headers['ratelimit-limit']]).toEqual([200, undefined])
  })

  test('tell what is left, and refuse what is beyond with 429 and when to come back', async () => {
    const { query } = await open({ rateLimit: { unitsPerSecond: 0.5, burst: 3 } })
    const answers = [await query(CHEAP), await query(CHEAP), await query(CHEAP), await query(CHEAP)]
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429])
    expect(answers[0]?.headers).toMatchObject({
      'ratelimit-policy': '3;w=6',
      'ratelimit-limit': '3',
      'ratelimit-remaining': '2',
      'ratelimit-reset': '2',
    })
    const refused = answers.at(-1)!
    expect(refused.headers).toMatchObject({ 'ratelimit-remaining': '0', 'cache-control': 'no-store' })
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
    expect(refused.json.errors).toEqual([
      {
        message: 'Too many requests: 0.5 units a second are allowed, and 3 at once.',
        extensions: { code: 'RATE_LIMITED', limit: 3, actual: 1 },
      },
    ])
    expect(refused.headers['access-control-expose-headers']).toContain('retry-after')
  })

  test('weigh operations by their cost, on every path', async () => {
    const { query, send, seen } = await open({ rateLimit: LIMIT })
    expect(remaining(await query(DEAR))).toBe(5)
    const asked = seen.length
    const refused = await query(DEAR)
    expect([refused.status, refused.json.errors[0].extensions.code]).toEqual([429, 'RATE_LIMITED'])
    expect(seen).toHaveLength(asked)
    const headers = { 'content-type': 'application/json' }
    const graphNode = await send('/subgraphs/name/devnet/poco', {
      method: 'POST',
      headers,
      body: { query: DEAR },
    })
    expect([graphNode.status, graphNode.json.errors[0].extensions.code]).toEqual([429, 'RATE_LIMITED'])
  })

  test('count requests that come to nothing', async () => {
    const { query, send } = await open({ rateLimit: LIMIT })
    await query('{')
    await query('{ nothing }')
    await send('/graphql', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{' })
    await send('/subgraphs/name/devnet/poco', { method: 'POST', body: '{}' })
    expect(remaining(await query(CHEAP))).toBe(15)
  })

  test('count the fields of documents that have not come lately', async () => {
    const { query, send } = await open({ rateLimit: LIMIT })
    const fields = (name: string) =>
      `{ ${name}: chain { ${Array.from({ length: 150 }, (_, index) => `a${index}: slug`).join(' ')} } }`
    const graphNode = (text: string) =>
      send('/subgraphs/name/devnet/poco', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: { query: text },
      })
    const left = [fields('x'), fields('x'), fields('y')].map(
      (text) => async () => remaining(await query(text)),
    )
    const seen: number[] = []
    for (const ask of left) seen.push(await ask())
    // Each costs one as an operation of 151 values, and three the first time.
    expect(seen).toEqual([16, 15, 11])
    expect(remaining(await graphNode(fields('x')))).toBe(7)
    expect(remaining(await graphNode(fields('x')))).toBe(6)
  })

  test('take a tenth for what was there already', async () => {
    const { send } = await open({ rateLimit: LIMIT })
    const headers = { 'content-type': 'application/json' }
    const body = { query: '{ deals { id } }' }
    const ask = () => send('/subgraphs/name/devnet/poco', { method: 'POST', headers, body })
    for (let index = 0; index < 9; index += 1) await ask()
    // One for the first, a tenth for eight, and one for the last, of which the rest is given back after it is told.
    expect(remaining(await ask())).toBe(17)
  })

  test('leave pages, preflights and what watches the server free', async () => {
    const { query, send } = await open({ rateLimit: { unitsPerSecond: 0.001, burst: 1 } })
    await query(CHEAP)
    expect((await query(CHEAP)).status).toBe(429)
    for (const path of ['/health/live', '/health/ready', '/status', '/metrics'])
      expect([path, (await send(path)).status]).toEqual([path, 200])
    expect((await send('/graphql', { headers: { accept: 'text/html' } })).status).toBe(200)
    expect((await send('/graphql', { method: 'OPTIONS' })).status).toBe(200)
  })
})

describe('clients', () => {
  const ONE = { unitsPerSecond: 0.001, burst: 1 }
  /** Statuses of one request after the other. */
  const statuses = async (
    { query }: Guarded,
    ...headers: readonly Readonly<Record<string, string> & { from?: string }>[]
  ) => {
    const results: number[] = []
    for (const { from, ...given } of headers)
      results.push((await query(CHEAP, { headers: given, ...(from && { from }) })).status)
    return results
  }

  test('are told apart by address', async () => {
    const guarded = await open({ rateLimit: ONE })
    expect(
      await statuses(guarded, { from: '127.0.0.2' }, { from: '127.0.0.2' }, { from: '127.0.0.3' }),
    ).toEqual([200, 429, 200])
  })

  test('gain nothing by headers, whatever they claim', async () => {
    const guarded = await open({ rateLimit: ONE })
    expect(
      await statuses(
        guarded,
        {},
        { 'x-forwarded-for': '203.0.113.1' },
        { forwarded: 'for=203.0.113.1' },
        { 'x-real-ip': '203.0.113.1' },
        { origin: 'https://explorer.iex.ec' },
        { 'x-api-key': 'made up' },
      ),
    ).toEqual([200, 429, 429, 429, 429, 429])
  })

  test('behind so many proxies are what the outermost of them saw', async () => {
    const guarded = await open({ rateLimit: ONE, trustProxy: 2 })
    const forwarded = (value: string) => ({ 'x-forwarded-for': value })
    expect(
      await statuses(
        guarded,
        forwarded('203.0.113.1, 10.0.0.1'),
        forwarded('203.0.113.1, 10.0.0.9'),
        // What the client wrote itself stands further left.
        forwarded('198.51.100.7, 203.0.113.1, 10.0.0.1'),
        forwarded('203.0.113.2, 10.0.0.1'),
        forwarded('not an address, 10.0.0.1'),
        forwarded('still none, 10.0.0.1'),
      ),
    ).toEqual([200, 429, 429, 200, 200, 429])
  })

  test('behind proxies of known addresses are believed through these alone', async () => {
    const guarded = await open({ rateLimit: ONE, trustProxy: ['127.0.0.2', '10.0.0.0/8'] })
    const through = (from: string, value: string) => ({ from, 'x-forwarded-for': value })
    expect(
      await statuses(
        guarded,
        through('127.0.0.2', '203.0.113.1'),
        through('127.0.0.2', '198.51.100.7, 203.0.113.1, 10.1.2.3'),
        through('127.0.0.2', '203.0.113.2'),
        through('127.0.0.3', '203.0.113.3'),
        through('127.0.0.3', '203.0.113.4'),
      ),
    ).toEqual([200, 429, 200, 200, 429])
  })

  test('of one IPv6 network are one', async () => {
    const guarded = await open({ rateLimit: ONE, trustProxy: ['loopback'] })
    expect(
      await statuses(
        guarded,
        { 'x-forwarded-for': '2001:db8:1:2::1' },
        { 'x-forwarded-for': '2001:db8:1:2:ffff::9' },
        { 'x-forwarded-for': '2001:db8:1:3::1' },
      ),
    ).toEqual([200, 429, 200])
  })

  test('with a key have an allowance of their own, wherever they are', async () => {
    const apiKeys = [{ name: 'explorer', key: 'a key of sixteen', unitsPerSecond: 0.001, burst: 2 }]
    const guarded = await open({ rateLimit: ONE, apiKeys })
    const key = { 'x-api-key': 'a key of sixteen' }
    expect(await statuses(guarded, {}, {}, key, { ...key, from: '127.0.0.9' }, key)).toEqual([
      200, 429, 200, 200, 429,
    ])
  })

  test('with an unknown key are told, at the expense of their address', async () => {
    const apiKeys = [{ name: 'explorer', key: 'a key of sixteen', unitsPerSecond: 1, burst: 2 }]
    const guarded = await open({ rateLimit: ONE, apiKeys })
    const { status, json } = await guarded.query(CHEAP, { headers: { 'x-api-key': 'another' } })
    expect([status, json.errors[0].extensions.code]).toEqual([401, 'UNKNOWN_API_KEY'])
    expect(await statuses(guarded, { 'x-api-key': 'another' }, {})).toEqual([429, 429])
  })

  test('cannot be found by proxies that do not exist', async () => {
    await expect(openGuarded({ guards: { trustProxy: ['my-proxy'] } })).rejects.toMatchObject({
      message: 'Proxies cannot be trusted by "my-proxy".',
      remedy: expect.stringContaining('10.0.0.0/8'),
    })
  })
})
