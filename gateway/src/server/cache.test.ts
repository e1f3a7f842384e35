import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { HEAD_DOCUMENT } from '../cache/askHead.js'
import { silentLog } from '../core/log.js'
import { ids, NOW } from '../testing/pocoFixture.js'
import { openPocoNode, type PocoNode } from '../testing/pocoNode.js'
import { UpstreamUnavailableError } from '../upstream/upstreamErrors.js'
import { type Gateway, type GatewayOptions, openGateway } from './openGateway.js'

const open: AsyncDisposable[] = []
afterEach(async () => {
  for (const part of open.splice(0)) await part[Symbol.asyncDispose]()
})

const serve = async (node: PocoNode, options: Partial<GatewayOptions> = {}) => {
  const gateway = await openGateway({
    port: 0,
    chains: [node.chain],
    log: silentLog,
    clock: () => NOW,
    ...options,
  })
  open.push(gateway)
  node.asked.length = 0
  return gateway
}

const GRAPHQL = '/graphql'
const SUBGRAPH = '/subgraphs/name/devnet/poco'

type Asked = Readonly<{
  path?: string
  variables?: Record<string, unknown>
  headers?: Record<string, string>
  signal?: AbortSignal
}>

const ask = async (
  { url }: Gateway,
  query: string,
  { path = GRAPHQL, variables, headers, signal }: Asked = {},
) => {
  const response = await fetch(url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
    ...(signal && { signal }),
  })
  const text = await response.text()
  return { status: response.status, headers: response.headers, text, body: JSON.parse(text) }
}

const cacheOf = async (...args: Parameters<typeof ask>) => (await ask(...args)).headers.get('x-cache')

const BASE = '{ deals(orderBy: id) { id completedTasksCount claimedTasksCount } }'
const COMPUTED = '{ deals(orderBy: id) { id state tasksSummary { completed claimed claimable } } }'
const away = new UpstreamUnavailableError('cannot be reached', {})

describe.each([
  ['that tells of new blocks', true],
  ['that is asked for new blocks', false],
])('answers of a subgraph %s', (_, tells) => {
  test.each([
    [GRAPHQL, BASE],
    [GRAPHQL, COMPUTED],
    [SUBGRAPH, BASE],
    [SUBGRAPH, COMPUTED],
  ])('at %s, %s is asked once per block and equal to the byte', async (path, query) => {
    const node = openPocoNode({ tells })
    const gateway = await serve(node)
    const first = await ask(gateway, query, { path })
    const second = await ask(gateway, query, { path })
    expect([first, second].map(({ headers }) => headers.get('x-cache'))).toEqual(['miss', 'hit'])
    expect(second.text).toBe(first.text)
    for (const name of ['graph-indexed', 'x-lag-seconds'])
      expect(second.headers.get(name)).toBe(first.headers.get(name) ?? 'told')
    expect(node.asked).toHaveLength(1)
  })

  test('white space, comments, order of keys and variables not used make no difference', async () => {
    const gateway = await serve(openPocoNode({ tells }))
    const query = 'query ($where: Deal_filter, $n: Int) { deals(where: $where, first: $n) { id } }'
    const where = { botSize_gt: '1', trust: '1' }
    expect(await cacheOf(gateway, query, { path: SUBGRAPH, variables: { where, n: 2 } })).toBe('miss')
    const same = `${query.replaceAll(' ', '\n  ,')}# again`
    const reordered = { n: 2, other: true, where: { trust: '1', botSize_gt: '1' } }
    expect(await cacheOf(gateway, same, { path: SUBGRAPH, variables: reordered })).toBe('hit')
    expect(await cacheOf(gateway, query, { path: SUBGRAPH, variables: { where, n: 3 } })).toBe('miss')
  })

  test('identical requests under way are one request, and one who leaves does not fail the others', async () => {
    const node = openPocoNode({ tells })
    const gateway = await serve(node)
    const release = node.hold()
    const leaving = new AbortController()
    const first = ask(gateway, BASE, { signal: leaving.signal })
    await expect.poll(() => node.asked.length).toBe(1)
    const others = [ask(gateway, BASE), ask(gateway, BASE, { path: SUBGRAPH })]
    // Requests that need no upstream are answered after the others have begun to wait.
    for (let n = 0; n < 5; n++) await ask(gateway, '{ chain { slug } }')
    leaving.abort()
    await expect(first).rejects.toThrow()
    release()
    const answers = await Promise.all(others)
    expect(answers.map(({ headers }) => headers.get('x-cache'))).toEqual(['coalesced', 'coalesced'])
    expect(answers.map(({ body }) => body.data.deals.length)).toEqual([3, 3])
    expect(node.asked).toHaveLength(1)
  })

  test('errors are not kept', async () => {
    const node = openPocoNode({ tells })
    const gateway = await serve(node)
    node.fail(away)
    for (const path of [GRAPHQL, SUBGRAPH]) {
      const answer = await ask(gateway, BASE, { path })
      expect([answer.status, answer.headers.get('cache-control')]).toEqual([503, 'no-store'])
    }
    node.fail(undefined)
    expect(await cacheOf(gateway, BASE)).toBe('miss')
    for (const expected of ['miss', 'miss'])
      expect(await cacheOf(gateway, '{ deals { nothing } }', { path: SUBGRAPH })).toBe(expected)
  })

  test('another deployment is asked anew', async () => {
    let deployment = 'QmTest'
    const gateway = await serve(openPocoNode({ tells, deployment: () => deployment }))
    await ask(gateway, BASE)
    deployment = 'QmNext'
    expect(await cacheOf(gateway, BASE)).toBe('miss')
  })

  test('with no memory nothing is kept, and large answers do not fill it', async () => {
    for (const [cacheBytes, expected] of [
      [0, 'miss'],
      [1_500, 'hit'],
    ] as const) {
      const gateway = await serve(openPocoNode({ tells }), { cacheBytes })
      await ask(gateway, BASE)
      for (let n = 0; n < 20; n++) await ask(gateway, `{ deals(first: ${n}) { id } }`)
      expect(await cacheOf(gateway, '{ deals(first: 19) { id } }')).toBe(expected)
      expect(await cacheOf(gateway, BASE)).toBe('miss')
    }
  })
})

describe('blocks', () => {
  test('a new block is seen at once where the subgraph tells of it', async () => {
    const node = openPocoNode({ tells: true })
    const gateway = await serve(node)
    await ask(gateway, COMPUTED)
    node.mine({ Deal: { [ids.runningDeal]: { completedTasksCount: '3' } } })
    const { headers, body } = await ask(gateway, COMPUTED)
    expect(headers.get('x-cache')).toBe('miss')
    expect(body.data.deals[1].state).toBe('COMPLETED')
    expect(body.extensions.asOf.blockNumber).toBe('61')
  })

  test('a new block is seen by asking where it does not, and until then the answer says its block', async () => {
    const node = openPocoNode()
    const gateway = await serve(node)
    await ask(gateway, COMPUTED)
    node.mine({ Deal: { [ids.runningDeal]: { completedTasksCount: '3' } } })
    const { headers, body } = await ask(gateway, COMPUTED)
    expect(headers.get('x-cache')).toBe('hit')
    expect([body.data.deals[1].state, body.extensions.asOf.blockNumber]).toEqual(['IN_PROGRESS', '60'])
    await expect
      .poll(async () => (await ask(gateway, COMPUTED)).body.data.deals[1].state, { timeout: 5_000 })
      .toBe('COMPLETED')
  })

  test('an answer of another query that tells a newer block is enough', async () => {
    const node = openPocoNode()
    const gateway = await serve(node)
    await ask(gateway, BASE)
    node.mine()
    await ask(gateway, COMPUTED)
    // What was kept may still be served while it is asked for again.
    expect(await cacheOf(gateway, BASE)).toBe('hit')
    await expect
      .poll(async () => (await ask(gateway, BASE)).body.extensions.asOf.blockNumber, { timeout: 900 })
      .toBe('61')
  })

  test('after a reorganisation to a block of the same number nothing of the former one is served', async () => {
    const node = openPocoNode({ tells: true })
    const gateway = await serve(node)
    node.mine({ Deal: { [ids.runningDeal]: { claimedTasksCount: '3' } } })
    expect((await ask(gateway, COMPUTED)).body.data.deals[1].state).toBe('CLAIMED')
    node.mine({ Deal: { [ids.runningDeal]: { claimedTasksCount: '0' } } }, 61)
    expect((await ask(gateway, COMPUTED)).body.data.deals[1].state).toBe('IN_PROGRESS')
  })

  test('the clock goes on for what is kept', async () => {
    let now = NOW
    const node = openPocoNode({ tells: true })
    const gateway = await serve(node, { clock: () => now })
    const query = `{ deal(id: "${ids.runningDeal}") { state deadline } }`
    const { body } = await ask(gateway, query)
    expect(body.data.deal.state).toBe('IN_PROGRESS')
    for (const [offset, state] of [
      [-1, 'IN_PROGRESS'],
      [0, 'CLAIMABLE'],
    ] as const) {
      now = Number(body.data.deal.deadline) + offset
      const later = await ask(gateway, query)
      expect([later.headers.get('x-cache'), later.body.data.deal.state]).toEqual(['hit', state])
      expect(later.body.extensions.asOf.evaluatedAt).toBe(String(now))
    }
    expect(node.asked).toHaveLength(1)
  })

  test('queries of old blocks are kept when new blocks come', async () => {
    const node = openPocoNode({ tells: true })
    const gateway = await serve(node)
    node.mine({}, 2_000)
    const pinned = (block: string) =>
      `{ deals(block: ${block}) { id } _meta(block: ${block}) { block { number } } }`
    const variables = { b: { number: 60 } }
    const byVariable = `query ($b: Block_height) ${pinned('$b')}`
    for (const expected of ['miss', 'hit', 'hit']) {
      expect(await cacheOf(gateway, pinned('{ number: 60 }'))).toBe(expected)
      expect(await cacheOf(gateway, byVariable, { variables })).toBe(expected)
      node.mine()
    }
    for (const query of [
      pinned('{ number: 1990 }'),
      pinned('{ number: 60 }').replace('_meta(block: { number: 60 })', '_meta'),
    ])
      for (const expected of ['miss', 'miss']) {
        expect(await cacheOf(gateway, query)).toBe(expected)
        node.mine()
      }
  })

  test('equals what is answered without a cache, whatever happens in whatever order', async () => {
    const documents = [
      BASE,
      COMPUTED,
      `{ deal(id: "${ids.runningDeal}") { state isClaimable claimedTasksCount tasks { state } } asOf { blockNumber blockHash evaluatedAt } }`,
      'query ($n: Int) { tasks(first: $n, orderBy: id) { id state status isClaimable } _meta { block { hash } } }',
      '{ network { usage { deals tasksCompleted } } deals(block: { number: 60 }) { id claimedTasksCount } }',
    ]
    const step = fc.oneof(
      fc.record({ do: fc.constant('mine' as const), count: fc.nat(3), back: fc.constant(0) }),
      fc.record({ do: fc.constant('mine' as const), count: fc.nat(3), back: fc.integer({ min: 1, max: 3 }) }),
      fc.record({ do: fc.constant('wait' as const), seconds: fc.constantFrom(1, 600, 10_800) }),
      fc.record({
        do: fc.constant('ask' as const),
        document: fc.nat(documents.length - 1),
        n: fc.integer({ min: 1, max: 3 }),
        path: fc.constantFrom(GRAPHQL, SUBGRAPH),
      }),
    )
    const node = openPocoNode({ tells: true })
    let now = NOW
    const clock = () => now
    const [cached, plain] = [await serve(node, { clock }), await serve(node, { clock, cacheBytes: 0 })]
    let hits = 0
    const take = async (next: typeof step extends fc.Arbitrary<infer Step> ? Step : never): Promise<void> => {
      if (next.do === 'wait') now += next.seconds
      else if (next.do === 'mine') {
        const number = Math.max(61, node.head().number + 1 - next.back)
        node.mine({ Deal: { [ids.runningDeal]: { claimedTasksCount: String(next.count) } } }, number)
      } else {
        const query = documents[next.document] ?? BASE
        const asked = { path: next.path, variables: { n: next.n } }
        const [one, other] = [await ask(cached, query, asked), await ask(plain, query, asked)]
        expect(one.text).toBe(other.text)
        expect(one.headers.get('graph-indexed')).toBe(other.headers.get('graph-indexed'))
        expect(other.headers.get('x-cache')).toBe('miss')
        if (one.headers.get('x-cache') === 'hit') hits += 1
      }
    }
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 40 }), async (steps) => {
        for (const next of steps) await take(next)
      }),
      { numRuns: 20 },
    )
    expect(hits).toBeGreaterThan(0)
  })
})

test('when the subgraph is away, answers stay for as long as is allowed, are marked, and end', async () => {
  const node = openPocoNode()
  const gateway = await serve(node)
  await ask(gateway, COMPUTED)
  node.fail(away)
  expect((await ask(gateway, BASE)).status).toBe(503)
  const kept = await ask(gateway, COMPUTED)
  expect([kept.status, kept.body.extensions.asOf.isStale]).toEqual([200, true])
  await expect.poll(async () => (await ask(gateway, COMPUTED)).status, { timeout: 5_000 }).toBe(503)
  node.fail(undefined)
  const { status, body } = await ask(gateway, COMPUTED)
  expect([status, body.extensions.asOf.isStale]).toEqual([200, false])
})

test('a kept answer whose block is gone is not gone on from', async () => {
  const node = openPocoNode()
  const gateway = await serve(node)
  const slots = (first: number) => `{ deals { taskSlots(first: ${first}) { nodes { index task { id } } } } }`
  expect((await ask(gateway, slots(1))).status).toBe(200)
  const before = node.asked.length
  for (const first of [2, 3, 4]) {
    node.mine({}, node.head().number)
    const { status, body } = await ask(gateway, slots(first))
    expect([status, body.errors]).toEqual([200, undefined])
    expect(body.extensions.asOf.blockHash).toBe(node.head().hash)
  }
  expect(node.asked.length - before).toBeLessThanOrEqual(9)
})

describe('validators', () => {
  const get = ({ url }: Gateway, query: string, headers: Record<string, string> = {}) =>
    fetch(`${url}/graphql?query=${encodeURIComponent(query)}`, {
      headers: { 'apollo-require-preflight': 'yes', ...headers },
    })

  test('a GET can be kept for a second, and asked for again by its tag', async () => {
    let now = NOW
    const node = openPocoNode({ tells: true })
    const gateway = await serve(node, { clock: () => now })
    const first = await get(gateway, COMPUTED)
    const etag = first.headers.get('etag') ?? ''
    expect(first.headers.get('cache-control')).toBe('public, max-age=1, stale-while-revalidate=10')
    expect(first.headers.get('vary')).toContain('x-chain')
    now += 3
    const same = await get(gateway, COMPUTED, { 'if-none-match': `"other", ${etag}` })
    expect([same.status, await same.text(), same.headers.get('x-lag-seconds')]).toEqual([304, '', '8'])
    expect(same.headers.get('etag')).toBe(etag)
    node.mine()
    const next = await get(gateway, COMPUTED, { 'if-none-match': etag })
    expect(next.status).toBe(200)
    expect(next.headers.get('etag')).not.toBe(etag)
  })

  test('a value that changed with time has another tag', async () => {
    let now = NOW
    const gateway = await serve(openPocoNode({ tells: true, staleAfterSeconds: 1e9 }), { clock: () => now })
    const etag = (await get(gateway, COMPUTED)).headers.get('etag') ?? ''
    now += 86_400
    const later = await get(gateway, COMPUTED, { 'if-none-match': etag })
    expect(later.status).toBe(200)
    expect(JSON.parse(await later.text()).data.deals[1].state).toBe('CLAIMABLE')
  })

  test.each([
    ['{ nothing }', 400],
    ['{', 400],
    ['', 400],
  ])('nobody keeps the answer to %s', async (query, status) => {
    const gateway = await serve(openPocoNode())
    const response = await get(gateway, query)
    expect([response.status, response.headers.get('cache-control'), response.headers.get('etag')]).toEqual([
      status,
      'no-store',
      null,
    ])
  })

  test('nobody keeps that a persisted query is not known', async () => {
    const { url } = await serve(openPocoNode())
    const extensions = JSON.stringify({ persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } })
    const response = await fetch(`${url}/graphql?extensions=${encodeURIComponent(extensions)}`, {
      headers: { 'apollo-require-preflight': 'yes' },
    })
    expect(await response.text()).toContain('PERSISTED_QUERY_NOT_FOUND')
    expect(response.headers.get('cache-control')).toBe('no-store')
  })

  test('a POST has no validators', async () => {
    const { headers } = await ask(await serve(openPocoNode()), BASE)
    expect([headers.get('etag'), headers.get('cache-control')]).toEqual([null, null])
  })
})

describe('x-min-block', () => {
  test.each([[GRAPHQL], [SUBGRAPH]])('at %s, never an older block', async (path) => {
    const node = openPocoNode()
    const gateway = await serve(node)
    await ask(gateway, BASE, { path })
    node.mine({ Deal: { [ids.runningDeal]: { claimedTasksCount: '2' } } })
    const answer = await ask(gateway, BASE, { path, headers: { 'x-min-block': '61' } })
    expect(JSON.parse(answer.headers.get('graph-indexed') ?? '').number).toBe(61)
    expect(answer.body.data.deals[1].claimedTasksCount).toBe('2')
    expect(await cacheOf(gateway, BASE, { path, headers: { 'x-min-block': '61' } })).toBe('hit')
  })

  test('a block that comes soon is waited for', async () => {
    const node = openPocoNode({ tells: true })
    const gateway = await serve(node)
    await ask(gateway, BASE)
    const answer = ask(gateway, COMPUTED, { headers: { 'x-min-block': '61' } })
    setTimeout(() => node.mine(), 100)
    expect((await answer).body.extensions.asOf.blockNumber).toBe('61')
  })

  test.each([
    [GRAPHQL, '62'],
    [GRAPHQL, '1000000'],
    [SUBGRAPH, '62'],
  ])('at %s, %s is not indexed yet, and when to try again is told', async (path, block) => {
    const gateway = await serve(openPocoNode({ tells: true }))
    await ask(gateway, BASE, { path })
    const answer = await ask(gateway, BASE, { path, headers: { 'x-min-block': block } })
    expect([answer.status, answer.headers.get('retry-after'), answer.body.errors[0].message]).toEqual([
      409,
      '1',
      `Block ${block} is not indexed yet: the newest is 60.`,
    ])
    expect(answer.body.errors[0].extensions).toEqual({
      code: 'BLOCK_NOT_INDEXED',
      limit: 60,
      actual: Number(block),
      retryAfterSeconds: 1,
    })
  })

  test('of several subgraphs behind one endpoint, one that has the block is asked', async () => {
    const [behind, ahead] = [openPocoNode(), openPocoNode()]
    ahead.mine({ Deal: { [ids.runningDeal]: { claimedTasksCount: '2' } } })
    let requests = 0
    const gateway = await serve(
      openPocoNode({
        upstream: (document, variables, options) => {
          const wanted = JSON.stringify(variables ?? {})
          requests += 1
          // Only the newest block itself is told by the one ahead.
          const isAhead = wanted.includes('"number_gte":61') || document === HEAD_DOCUMENT
          return (isAhead ? ahead : behind).chain.upstream(document, variables, options)
        },
      }),
    )
    requests = 0
    const answer = await ask(gateway, BASE, { headers: { 'x-min-block': '61' } })
    expect(answer.body.data.deals[1].claimedTasksCount).toBe('2')
    expect(requests).toBeGreaterThan(1)
  })

  test('must be a block number', async () => {
    const answer = await ask(await serve(openPocoNode()), BASE, { headers: { 'x-min-block': 'latest' } })
    expect([answer.status, answer.body.errors[0].message]).toEqual([
      400,
      'The header x-min-block must be a block number, not "latest".',
    ])
  })
})

describe('x-block', () => {
  test.each([[GRAPHQL], [SUBGRAPH]])('at %s, all of an operation is of that block', async (path) => {
    const node = openPocoNode({ tells: true })
    const gateway = await serve(node)
    const query = `{ asOf { blockNumber blockHash } deals(orderBy: id) { claimedTasksCount state } ...More }
      fragment More on Query { deal(id: "${ids.runningDeal}") { claimedTasksCount } _meta { block { number } } }`
    const first = await ask(gateway, query, { path })
    node.mine({ Deal: { [ids.runningDeal]: { claimedTasksCount: '3' } } })
    const later = await ask(gateway, query, { path })
    expect(later.body.data.deal.claimedTasksCount).toBe('3')
    const pinned = await ask(gateway, query, { path, headers: { 'x-block': '60' } })
    expect(pinned.body).toEqual(first.body)
  })

  test('a block that nobody has is not answered', async () => {
    const gateway = await serve(openPocoNode({ tells: true }))
    await ask(gateway, BASE)
    const answer = await ask(gateway, BASE, { headers: { 'x-block': '100' } })
    expect([answer.status, answer.body.errors[0].extensions.code]).toEqual([409, 'BLOCK_NOT_INDEXED'])
  })
})

describe('transactionIndexed', () => {
  const indexed = (hash: string, waitSeconds: number) =>
    `{ transactionIndexed(hash: "${hash}", waitSeconds: ${waitSeconds}) }`
  const coming = `0x${'AB'.repeat(32)}`

  test.each([
    ['tells', true],
    ['is asked', false],
  ])('is answered as soon as it is true, where the subgraph %s', async (_, tells) => {
    const node = openPocoNode({ tells })
    const gateway = await serve(node)
    expect((await ask(gateway, indexed(coming, 0))).body.data).toEqual({ transactionIndexed: false })
    const waiting = ask(gateway, indexed(coming, 25))
    await expect.poll(() => node.asked.length).toBe(1)
    node.mine()
    node.mine({ Transaction: { [coming.toLowerCase()]: { blockNumber: '62' } } })
    expect((await waiting).body.data).toEqual({ transactionIndexed: true })
    expect((await ask(gateway, indexed(ids.transaction, 25))).body.data).toEqual({ transactionIndexed: true })
  })

  test('is false when the time is over', async () => {
    const gateway = await serve(openPocoNode({ tells: true }))
    expect((await ask(gateway, indexed(coming, 1))).body.data).toEqual({ transactionIndexed: false })
  })

  test('waits no longer than allowed, and needs a hash', async () => {
    const gateway = await serve(openPocoNode())
    const { status, body } = await ask(gateway, indexed(coming, 26))
    expect([status, body.errors[0].message]).toEqual([400, '"waitSeconds" must be between 0 and 25, not 26.'])
  })
})
