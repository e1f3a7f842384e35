import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { GatewayChain } from '../core/chain.js'
import type { Log } from '../core/log.js'
import { describeGateway } from '../testing/describeGateway.js'
import { openMemoryUpstream } from '../testing/openMemoryUpstream.js'
import { ids, NOW, pocoChain, pocoSubgraph } from '../testing/pocoFixture.js'
import type { Upstream } from '../upstream/upstream.js'
import { UpstreamTimeoutError, UpstreamUnavailableError } from '../upstream/upstreamErrors.js'
import { type Gateway, openGateway } from './openGateway.js'

describeGateway('a subgraph in memory', async () => ({
  chain: pocoChain(),
  async [Symbol.asyncDispose]() {},
}))

const JSON_TYPE = { 'content-type': 'application/json' }

describe('openGateway()', () => {
  const memory = openMemoryUpstream(pocoSubgraph())
  const logged: object[] = []
  const log: Log = { debug() {}, info() {}, warn() {}, error: (fields) => void logged.push(fields) }
  let isReady = false
  let failure: Error | undefined
  const upstream: Upstream = async (...args) => {
    if (failure) throw failure
    return memory.upstream(...args)
  }
  const fuji: Partial<GatewayChain> = {
    slug: 'fuji',
    id: 43113,
    deployment: () => 'QmFuji',
    ready: () => isReady,
  }
  let gateway: Gateway

  beforeAll(async () => {
    const chains = [pocoChain({ upstream }), pocoChain({ upstream, ...fuji })]
    gateway = await openGateway({ port: 0, chains, log, clock: () => NOW, maxBodyBytes: 10_000 })
  })
  afterAll(() => gateway[Symbol.asyncDispose]())

  const request = (path: string, init?: RequestInit) =>
    fetch(`${gateway.url}${path}`, { redirect: 'manual', ...init })
  /** The body as JSON; what is in it, the assertions say. */
  const jsonOf = async (response: Response) => JSON.parse(await response.text())
  const post = (path: string, body: unknown, headers: Record<string, string> = JSON_TYPE) =>
    request(path, { method: 'POST', headers, body: typeof body === 'string' ? body : JSON.stringify(body) })
  const withFailure = async (error: Error, run: () => Promise<void>) => {
    failure = error
    try {
      await run()
    } finally {
      failure = undefined
    }
  }

  describe('chains', () => {
    test.each([
      ['/graphql', {}, 'devnet'],
      ['/graphql', { 'x-chain': 'fuji' }, 'fuji'],
      ['/graphql', { 'x-chain': '43113' }, 'fuji'],
      ['/devnet/graphql', {}, 'devnet'],
      ['/fuji/graphql', {}, 'fuji'],
      ['/subgraphs/name/fuji/poco', {}, 'fuji'],
      ['/subgraphs/name/fuji/poco-v5', {}, 'fuji'],
      ['/subgraphs/id/QmFuji', {}, 'fuji'],
      ['/api/subgraphs/id/QmFuji', {}, 'fuji'],
    ])('%s with %j is %s', async (path, headers, slug) => {
      const response = await post(path, { query: '{ chain { slug } }' }, { ...JSON_TYPE, ...headers })
      expect(await jsonOf(response)).toEqual({ data: { chain: { slug } } })
    })

    test.each([['/other/graphql'], ['/subgraphs/id/QmOther'], ['/subgraphs/name/fuji/other']])(
      '%s is not served',
      async (path) => {
        const response = await post(path, { query: '{ chain { slug } }' })
        expect(response.status).toBe(404)
        expect(await jsonOf(response)).toMatchObject({ errors: [{ extensions: { code: 'UNKNOWN_CHAIN' } }] })
      },
    )

    test('an unknown x-chain is named', async () => {
      const response = await post(
        '/graphql',
        { query: '{ chain { slug } }' },
        { ...JSON_TYPE, 'x-chain': 'goerli' },
      )
      expect(response.status).toBe(404)
      expect(await response.text()).toContain(
        'Nothing is served as \\"goerli\\". Chains served: devnet, fuji.',
      )
    })
  })

  describe('answers', () => {
    test('say as of which block, in the body and in headers', async () => {
      const response = await post('/graphql', { query: '{ deals(first: 1) { id } }' })
      expect(response.headers.get('graph-indexed')).toBe(
        JSON.stringify({ hash: pocoSubgraph().block.hash, number: 60, timestamp: NOW - 5 }),
      )
      expect(response.headers.get('x-lag-seconds')).toBe('5')
      expect((await jsonOf(response)).extensions.asOf).toEqual({
        chainId: 31337,
        blockNumber: '60',
        blockHash: pocoSubgraph().block.hash,
        blockTimestamp: String(NOW - 5),
        evaluatedAt: String(NOW),
        lagSeconds: 5,
        isStale: false,
        hasIndexingErrors: false,
        deployment: 'QmTest',
      })
    })

    test('can be had with GET and a header that browsers send only with permission', async () => {
      const path = `/graphql?query=${encodeURIComponent('{ deals(first: 1) { state } }')}`
      const allowed = await request(path, { headers: { 'apollo-require-preflight': 'yes' } })
      expect((await jsonOf(allowed)).data.deals[0].state).toBe('CLAIMABLE')
      expect((await request(path)).status).toBe(400)
    })

    test('a GET without a query says how to ask', async () => {
      const response = await request('/graphql')
      expect([response.status, response.headers.get('cache-control')]).toEqual([400, 'no-store'])
      expect(await response.text()).toContain('Send a query with POST')
    })

    test('a request that any site could make without permission is refused', async () => {
      const response = await post(
        '/graphql',
        { query: '{ chain { slug } }' },
        { 'content-type': 'text/plain' },
      )
      expect(response.status).toBe(400)
      expect(await response.text()).toContain('CSRF')
    })

    test('clients of graph-node may send any content type', async () => {
      const response = await post('/subgraphs/name/devnet/poco', '{"query":"{ deals(first: 1) { id } }"}', {
        'content-type': 'plain/text',
      })
      expect(await jsonOf(response)).toEqual({ data: { deals: [{ id: ids.claimableDeal }] } })
    })
  })

  describe('errors', () => {
    const codeOf = async (response: Response) => {
      const { data, errors } = await jsonOf(response)
      return { status: response.status, data, code: errors[0].extensions.code }
    }

    test.each([
      ['{', 'GRAPHQL_PARSE_FAILED'],
      ['{ nothing }', 'GRAPHQL_VALIDATION_FAILED'],
      ['{ deals { amounts { total(unit: EUR) } } }', 'GRAPHQL_VALIDATION_FAILED'],
      ['mutation { deals }', 'BAD_USER_INPUT'],
      ['{ search(query: "0", first: 1000) { totalCount } }', 'PAGE_SIZE_EXCEEDED'],
    ])('%s is answered 400 %s', async (query, code) => {
      expect(await codeOf(await post('/graphql', { query }))).toEqual({ status: 400, data: undefined, code })
    })

    test('a limit is told with the value that broke it', async () => {
      const response = await post('/graphql', { query: '{ search(query: "0", first: 1000) { totalCount } }' })
      expect((await jsonOf(response)).errors[0].extensions).toEqual({
        code: 'PAGE_SIZE_EXCEEDED',
        limit: 100,
        actual: 1000,
      })
    })

    test('malformed JSON, an empty body and a huge one are told apart', async () => {
      expect(await codeOf(await post('/graphql', '{"query":'))).toMatchObject({
        status: 400,
        code: 'BAD_REQUEST',
      })
      expect(await codeOf(await post('/graphql', {}))).toMatchObject({ status: 400, code: 'BAD_REQUEST' })
      const huge = { query: `{ chain { slug } } #${'x'.repeat(10_000)}` }
      for (const path of ['/graphql', '/subgraphs/name/devnet/poco'])
        expect(await codeOf(await post(path, huge))).toMatchObject({ status: 413, code: 'BODY_TOO_LARGE' })
    })

    test.each([
      ['not json', 'GraphQL server error (client error): The request body is not valid JSON'],
      ['[]', 'GraphQL server error (client error): Request data is not an object'],
      ['{}', 'GraphQL server error (client error): The "query" field is missing in request data'],
      ['{"query":5}', 'GraphQL server error (client error): The "query" field is not a string'],
      [
        '{"query":"{a}","variables":[]}',
        'GraphQL server error (client error): Invalid query variables provided',
      ],
      ['', 'Body is required'],
    ])('graph-node would answer %s with 400', async (body, error) => {
      const response = await post('/subgraphs/name/devnet/poco', body)
      expect(response.status).toBe(400)
      expect(await jsonOf(response)).toEqual({ error })
    })

    test.each([
      ['{"data":{"deals":[]},"errors":[{"message":"indexing_error"}]}', 200, { deals: [] }, undefined],
      ['{"errors":[{"message":"indexing_error"}]}', 503, undefined, 'INDEXING_ERROR'],
    ])(
      'of a subgraph that stopped at an error what it answers is passed on: %s',
      async (body, status, data, code) => {
        const stopped = pocoChain({
          upstream: async (document, ...rest) =>
            document.includes('subgraphError') ? { body, block: null } : memory.upstream(document, ...rest),
        })
        await using own = await openGateway({ port: 0, chains: [stopped], log, clock: () => NOW })
        const response = await fetch(`${own.url}/graphql`, {
          method: 'POST',
          headers: JSON_TYPE,
          body: JSON.stringify({ query: '{ deals(subgraphError: allow) { id } }' }),
        })
        const answer = await jsonOf(response)
        expect([response.status, answer.data]).toEqual([status, data])
        expect([answer.errors[0].message, answer.errors[0].extensions?.code]).toEqual([
          'indexing_error',
          code,
        ])
      },
    )

    test('an upstream that is away is 503, one that is slow 504, on every path', async () => {
      const query = { query: '{ deals { id } }' }
      const extended = { query: '{ deals { state } }' }
      await withFailure(new UpstreamUnavailableError('cannot be reached', {}), async () => {
        for (const path of ['/graphql', '/subgraphs/name/devnet/poco'])
          for (const body of [query, extended])
            expect(await codeOf(await post(path, body))).toEqual({
              status: 503,
              data: undefined,
              code: 'UPSTREAM_UNAVAILABLE',
            })
      })
      await withFailure(new UpstreamTimeoutError({ timeoutMs: 5 }), async () => {
        expect(await codeOf(await post('/graphql', query))).toEqual({
          status: 504,
          data: undefined,
          code: 'UPSTREAM_TIMEOUT',
        })
      })
    })

    test('what nobody expected is masked, and logged under the id that the client gets', async () => {
      await withFailure(new Error('secret detail'), async () => {
        for (const path of ['/graphql', '/subgraphs/name/devnet/poco']) {
          const response = await post(path, { query: '{ deals { id } }' })
          const text = await response.text()
          expect(response.status).toBe(500)
          expect(text).not.toContain('secret')
          const { code, requestId } = JSON.parse(text).errors[0].extensions
          expect(code).toBe('INTERNAL')
          expect(logged.at(-1)).toMatchObject({ requestId, err: { message: 'secret detail' } })
        }
      })
    })

    test('an invalid extended query on a graph-node path is explained with status 200', async () => {
      const response = await post('/subgraphs/name/devnet/poco', { query: '{ deals { state nothing } }' })
      expect(response.status).toBe(200)
      expect(await jsonOf(response)).toEqual({
        errors: [
          { locations: [{ line: 1, column: 17 }], message: 'Cannot query field "nothing" on type "Deal".' },
        ],
      })
    })
  })

  describe('plain HTTP', () => {
    test('is alive at once and ready when every chain is', async () => {
      expect((await request('/health/live')).status).toBe(200)
      const fresh = { answers: true, lagSeconds: 5, isStale: false }
      const notYet = await request('/health/ready')
      expect(notYet.status).toBe(503)
      expect(await jsonOf(notYet)).toEqual({
        ready: false,
        chains: {
          devnet: { ready: true, synced: true, ...fresh, deployment: 'QmTest' },
          fuji: { ready: false, synced: false, ...fresh, deployment: 'QmFuji' },
        },
      })
      isReady = true
      expect((await request('/health/ready')).status).toBe(200)
    })

    test('an unknown path is 404 in JSON', async () => {
      const response = await request('/nothing/here')
      expect(response.status).toBe(404)
      expect(await jsonOf(response)).toEqual({
        error: 'There is nothing at /nothing/here. GraphQL is at /graphql.',
      })
    })

    test.each([['/graphql'], ['/fuji/graphql'], ['/subgraphs/name/fuji/poco'], ['/subgraphs/id/QmFuji']])(
      'scripts of any origin may use %s',
      async (path) => {
        const preflight = await request(path, {
          method: 'OPTIONS',
          headers: {
            origin: 'https://explorer.example',
            'access-control-request-method': 'POST',
            'access-control-request-headers': 'content-type,x-chain',
          },
        })
        expect(preflight.status).toBe(200)
        expect(preflight.headers.get('access-control-allow-origin')).toBe('*')
        expect(preflight.headers.get('access-control-allow-methods')).toContain('POST')
        expect(preflight.headers.get('access-control-allow-headers')).toBe('content-type,x-chain')
        expect(
          (await post(path, { query: '{ chain { slug } }' })).headers.get('access-control-allow-origin'),
        ).toBe('*')
      },
    )

    test('says what it sends as the client accepts it, except to clients of graph-node', async () => {
      const typeOf = async (path: string, accept: string) => {
        const response = await post(path, { query: '{ chain { slug } }' }, { ...JSON_TYPE, accept })
        return response.headers.get('content-type')
      }
      const modern = 'application/graphql-response+json'
      expect(await typeOf('/graphql', modern)).toMatch(modern)
      expect(await typeOf('/graphql', '*/*')).toMatch('application/json')
      for (const accept of [modern, 'application/graphql+json', 'x'])
        expect(await typeOf('/subgraphs/name/fuji/poco', accept)).toBe('application/json')
    })

    test('HEAD is GET without a body', async () => {
      for (const path of ['/health/live', '/health/ready', '/nothing/here', '/subgraphs/name/fuji/poco']) {
        const [head, get] = [await request(path, { method: 'HEAD' }), await request(path)]
        expect([head.status, await head.text()]).toEqual([get.status, ''])
        expect(head.headers.get('content-type')).toBe(get.headers.get('content-type'))
      }
    })

    test('a connection is kept for the next request, also after a body that is too large', async () => {
      const { hostname, port } = new URL(gateway.url)
      const answers = await new Promise<string>((resolve, reject) => {
        let text = ''
        const head = `POST /graphql HTTP/1.1\r\nHost: ${hostname}\r\nContent-Type: application/json\r\n`
        const chunk = `4e20\r\n${'x'.repeat(20_000)}\r\n`
        const body = '{"query":"{ chain { slug } }"}'
        const socket = connect(Number(port), hostname, () =>
          socket.write(
            `${head}Content-Length: 20000\r\n\r\n${'x'.repeat(20_000)}` +
              `${head}Transfer-Encoding: chunked\r\n\r\n${chunk}${chunk}0\r\n\r\n` +
              `${head}Connection: close\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
          ),
        )
        socket.on('data', (data) => {
          text += data
        })
        socket.on('error', reject)
        socket.on('close', () => resolve(text))
      })
      expect(answers.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 413', 'HTTP/1.1 413', 'HTTP/1.1 200'])
    })

    test('graph-node paths send readers to the page and refuse other methods', async () => {
      const response = await request('/subgraphs/name/fuji/poco')
      expect([response.status, response.headers.get('location')]).toEqual([
        302,
        '/subgraphs/name/fuji/poco/graphql',
      ])
      expect((await request('/subgraphs/name/fuji/poco', { method: 'DELETE' })).status).toBe(405)
    })
  })

  describe('the query page', () => {
    const page = (path: string) =>
      request(path, { headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' } })

    test.each([
      ['/graphql', '/graphql'],
      ['/fuji/graphql', '/fuji/graphql'],
      ['/subgraphs/name/fuji/poco', '/subgraphs/name/fuji/poco'],
      ['/subgraphs/name/fuji/poco/graphql', '/subgraphs/name/fuji/poco'],
    ])('%s shows a page that asks %s for deals', async (path, endpoint) => {
      const response = await page(path)
      expect(response.status).toBe(200)
      expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
      const html = await response.text()
      expect(html).toContain(`endpointURL: \`${endpoint}\``)
      const [, query = ''] = /initialQuery: `([^`]*)`/.exec(html) ?? []
      const answer = await jsonOf(await post(endpoint, { query }))
      expect(answer.errors).toBeUndefined()
      expect(answer.data.deals).toHaveLength(3)
    })

    test('loads nothing from outside, and all it loads is there', async () => {
      const html = await (await page('/graphql')).text()
      const links = [...html.matchAll(/\b(?:src|href)="([^"]+)"/g)].map(([, link = '']) => link)
      expect(links.length).toBeGreaterThan(5)
      for (const link of links.filter((candidate) => candidate !== '/_page/')) {
        expect(link).not.toMatch(/^(?:[a-z]+:)?\/\//)
        const asset = await request(`/_page/${link}`)
        expect([link, asset.status]).toEqual([link, 200])
        if (link.endsWith('.js')) expect(asset.headers.get('content-type')).toContain('javascript')
      }
      expect((await page('/graphql')).headers.get('content-security-policy')).toContain("default-src 'self'")
    })

    test.each([
      ['/_page/'],
      ['/_page/nothing.js'],
      ['/_page/..%2f..%2fpackage.json'],
      ['/_page/../package.json'],
    ])('has no file at %s', async (path) => {
      const raw = await rawGet(gateway.url, path)
      expect(raw).toMatch(/^HTTP\/1.1 404/)
    })

    test('is where the root leads', async () => {
      const response = await request('/')
      expect([response.status, response.headers.get('location')]).toEqual([302, '/graphql'])
    })
  })

  test('a taken port is named, with what to do', async () => {
    const port = Number(new URL(gateway.url).port)
    await expect(openGateway({ port, chains: [pocoChain()], log })).rejects.toMatchObject({
      message: `Port ${port} is taken by another program.`,
      remedy: expect.stringContaining('another port'),
    })
  })

  test('a default chain that is not served is an error', async () => {
    await expect(openGateway({ port: 0, chains: [pocoChain()], defaultChain: 'x', log })).rejects.toThrow(
      'The default chain "x" is not served.',
    )
  })

  test('stops answering when closed, and closing twice is harmless', async () => {
    const other = await openGateway({ port: 0, chains: [pocoChain()], log })
    expect((await fetch(`${other.url}/health/live`)).status).toBe(200)
    await other[Symbol.asyncDispose]()
    await other[Symbol.asyncDispose]()
    await expect(fetch(`${other.url}/health/live`)).rejects.toThrow()
  })

  test.each([['/graphql'], ['/subgraphs/name/devnet/poco']])(
    'a client that leaves %s stops the upstream request, and nobody is alarmed',
    async (path) => {
      const events = new EventTarget()
      const happened = (name: string) => new Promise((resolve) => events.addEventListener(name, resolve))
      const [asked, aborted] = [happened('asked'), happened('aborted')]
      const slow: Upstream = (document, variables, options) => {
        if (document.includes('__schema')) return memory.upstream(document, variables, options)
        events.dispatchEvent(new Event('asked'))
        return new Promise((_, reject) => {
          options.signal?.addEventListener('abort', () => {
            reject(options.signal?.reason)
            events.dispatchEvent(new Event('aborted'))
          })
        })
      }
      logged.length = 0
      const other = await openGateway({ port: 0, chains: [pocoChain({ upstream: slow })], log })
      const leave = new AbortController()
      const answer = fetch(`${other.url}${path}`, {
        method: 'POST',
        headers: JSON_TYPE,
        body: '{"query":"{ deals { id } }"}',
        signal: leave.signal,
      })
      await asked
      leave.abort()
      await expect(answer).rejects.toThrow()
      await aborted
      await other[Symbol.asyncDispose]()
      expect(logged).toEqual([])
    },
  )
})

/** A request whose path no client library has tidied up. */
const rawGet = (url: string, path: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const { port, hostname } = new URL(url)
    let text = ''
    const socket = connect(Number(port), hostname, () => {
      socket.write(`GET ${path} HTTP/1.1\r\nhost: ${hostname}\r\nconnection: close\r\n\r\n`)
    })
    socket.on('data', (chunk) => {
      text += chunk
    })
    socket.on('end', () => resolve(text))
    socket.on('error', reject)
  })
