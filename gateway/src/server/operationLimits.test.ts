import { createHash } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { HEAD_DOCUMENT } from '../cache/askHead.js'
import { type Guarded, openGuarded } from '../testing/openGuarded.js'
import { openMemoryUpstream } from '../testing/openMemoryUpstream.js'
import { pocoSubgraph } from '../testing/pocoFixture.js'
import { UpstreamUnavailableError } from '../upstream/upstreamErrors.js'
import type { GuardOptions } from './guards.js'

const JSON_TYPE = { 'content-type': 'application/json' }
/** A header that browsers send to other sites only with permission. */
const PREFLIGHTED = { 'apollo-require-preflight': 'yes' }
const SUBGRAPH = '/subgraphs/name/devnet/poco'
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const codeOf = ({ json }: { json: { errors: { extensions: { code: string } }[] } }) =>
  json.errors[0]?.extensions.code

let closing: Guarded | undefined
afterEach(async () => {
  await closing?.[Symbol.asyncDispose]()
  closing = undefined
})
const open = async (guards: GuardOptions) => {
  closing = await openGuarded({ guards })
  return closing
}
const postTo = ({ send }: Guarded, path: string, body: unknown) =>
  send(path, { method: 'POST', headers: JSON_TYPE, body })

describe('the cost of an operation', () => {
  const TOO_DEAR = '{ deals(first: 1000) { tasks(first: 10) { state isClaimable result { storage } } } }'
  let guarded: Guarded
  beforeAll(async () => {
    guarded = await openGuarded()
  })
  afterAll(() => guarded[Symbol.asyncDispose]())

  test('has a limit, told with what it would have been, before the subgraph is asked', async () => {
    const asked = guarded.seen.length
    const { status, headers, json } = await guarded.query(TOO_DEAR)
    expect([status, headers['cache-control']]).toEqual([400, 'no-store'])
    expect(json.errors).toEqual([
      {
        message: expect.stringContaining('would compute 40000 values; 20000 are allowed'),
        extensions: { code: 'OPERATION_TOO_COMPLEX', limit: 20_000, actual: 40_000 },
      },
    ])
    const graphNode = await postTo(guarded, SUBGRAPH, { query: TOO_DEAR })
    expect([graphNode.status, codeOf(graphNode)]).toEqual([200, 'OPERATION_TOO_COMPLEX'])
    expect(guarded.seen).toHaveLength(asked)
  })

  test('depends on the values of variables', async () => {
    const query = 'query ($n: Int) { deals(first: $n) { tasks { state } } }'
    const ask = (n: number) => postTo(guarded, '/graphql', { query, variables: { n } })
    expect((await ask(200)).status).toBe(200)
    expect((await ask(201)).json.errors[0].extensions).toMatchObject({ actual: 20_100 })
  })

  test('is nothing for base fields, however many rows they may bring', async () => {
    const query = '{ deals(first: 1000) { tasks(first: 1000) { contributions(first: 1000) { id } } } }'
    for (const path of ['/graphql', SUBGRAPH])
      expect([path, (await postTo(guarded, path, { query })).status]).toEqual([path, 200])
  })

  test('is not lowered by aliases', async () => {
    const aliases = Array.from({ length: 21 }, (_, index) => `a${index}: deals(first: 1000) { state }`)
    expect((await guarded.query(`{ ${aliases.join(' ')} }`)).json.errors[0].extensions).toMatchObject({
      code: 'OPERATION_TOO_COMPLEX',
      actual: 21_000,
    })
  })
})

describe('batches', () => {
  const CHEAP = { query: '{ chain { slug } }' }
  const HALF = { query: '{ deals(first: 1000) { state a: state b: state c: state d: state e: state } }' }

  test('of up to ten operations are answered in order', async () => {
    const guarded = await open({})
    const batch = Array.from({ length: 10 }, (_, n) => ({ query: `{ a${n}: chain { slug } }` }))
    const { status, json } = await postTo(guarded, '/graphql', batch)
    expect(status).toBe(200)
    expect(json.map(({ data }: { data: object }) => Object.keys(data)[0])).toEqual(
      batch.map((_, n) => `a${n}`),
    )
    const eleven = await postTo(guarded, '/graphql', [...batch, CHEAP])
    expect([eleven.status, eleven.json.errors[0].extensions]).toEqual([
      400,
      { code: 'OPERATION_TOO_COMPLEX', limit: 10, actual: 11 },
    ])
  })

  test('have one cost limit for all their operations', async () => {
    const guarded = await open({ maxCost: 10_000 })
    const { status, headers, json } = await postTo(guarded, '/graphql', [HALF, HALF, CHEAP])
    expect([status, headers['cache-control']]).toEqual([200, 'no-store'])
    expect(json[0].data.deals).toHaveLength(3)
    expect(json[1].errors[0].extensions).toEqual({
      code: 'OPERATION_TOO_COMPLEX',
      limit: 10_000,
      actual: 12_000,
    })
  })

  test('take the units of each operation', async () => {
    const guarded = await open({ rateLimit: { unitsPerSecond: 0.001, burst: 20 } })
    const { headers } = await postTo(guarded, '/graphql', [CHEAP, CHEAP, CHEAP])
    expect(headers['ratelimit-remaining']).toBe('17')
  })

  test('fail as a whole only when all of them fails', async () => {
    const guarded = await open({})
    const invalid = { query: '{ nothing }' }
    expect((await postTo(guarded, '/graphql', [invalid, CHEAP])).status).toBe(200)
    expect((await postTo(guarded, '/graphql', [CHEAP, invalid])).status).toBe(200)
    expect((await postTo(guarded, '/graphql', [invalid, invalid])).status).toBe(400)
    expect((await postTo(guarded, '/graphql', [])).status).toBe(400)
  })
})

describe('persisted queries', () => {
  const query = '{ deals(first: 1) { state } }'
  const extensions = { persistedQuery: { version: 1, sha256Hash: sha256(query) } }
  const search = (params: Record<string, unknown>) => {
    const pairs = new URLSearchParams()
    for (const [name, value] of Object.entries(params))
      pairs.set(name, typeof value === 'string' ? value : JSON.stringify(value))
    return `/graphql?${pairs}`
  }

  test('are asked for once, then found, also with GET', async () => {
    const guarded = await open({})
    const get = () => guarded.send(search({ extensions }), { headers: PREFLIGHTED })
    const miss = await get()
    expect([miss.headers['cache-control'], codeOf(miss)]).toEqual(['no-store', 'PERSISTED_QUERY_NOT_FOUND'])
    expect((await postTo(guarded, '/graphql', { query, extensions })).json.data.deals).toHaveLength(1)
    const hit = await get()
    expect([hit.status, hit.json.data.deals.length]).toEqual([200, 1])
    expect(hit.headers['cache-control']).not.toBe('no-store')
    expect((await postTo(guarded, '/graphql', { extensions })).status).toBe(200)
  })

  test('obey the rules against requests of other sites', async () => {
    const guarded = await open({})
    const refused = await guarded.send(search({ extensions }))
    expect(refused.status).toBe(400)
    expect(refused.text).toContain('CSRF')
  })

  test('must have the hash that they say', async () => {
    const guarded = await open({})
    const wrong = await postTo(guarded, '/graphql', { query: '{ chain { slug } }', extensions })
    expect([wrong.status, wrong.json.errors]).toEqual([
      400,
      [{ message: 'provided sha does not match query', extensions: { code: 'BAD_REQUEST' } }],
    ])
  })

  describe('of a trusted list', () => {
    const DEAR = 'query Page { deals(first: 1000) { state amounts { total } } }'
    const trustedDocuments = new Map([
      [sha256(query), query],
      ['page', DEAR],
    ])

    test('are known from the start, by their ids in every form', async () => {
      const guarded = await open({ trustedDocuments })
      for (const body of [
        { extensions },
        { documentId: sha256(query) },
        { documentId: `sha256:${sha256(query)}` },
      ])
        expect((await postTo(guarded, '/graphql', body)).json.data.deals).toHaveLength(1)
      for (const params of [{ extensions }, { documentId: sha256(query) }])
        expect((await guarded.send(search(params), { headers: PREFLIGHTED })).json.data.deals).toHaveLength(1)
      const batch = await postTo(guarded, '/graphql', [{ documentId: 'page' }, { extensions }])
      expect(batch.json.map(({ data }: { data: { deals: object[] } }) => data.deals.length)).toEqual([3, 1])
    })

    test('must be GraphQL', async () => {
      const broken = new Map([['page', '{ deals']])
      await expect(open({ trustedDocuments: broken })).rejects.toMatchObject({
        message: 'The trusted document "page" is no GraphQL.',
        remedy: expect.any(String),
      })
    })

    test('are named when they are not there', async () => {
      const guarded = await open({ trustedDocuments })
      const { status, text } = await postTo(guarded, '/graphql', { documentId: 'other' })
      expect([status, text]).toEqual([403, expect.stringContaining('There is no trusted document')])
    })

    test('take one unit, whatever they cost and however they are written', async () => {
      const rateLimit = { unitsPerSecond: 0.001, burst: 50 }
      // Without a cache, which would take a tenth only.
      closing = await openGuarded({ guards: { trustedDocuments, rateLimit }, cacheBytes: 0 })
      const guarded = closing
      const spaced = `# of the explorer\n${DEAR.replaceAll(' ', '\n  ')}`
      for (const [body, left] of [
        [{ documentId: 'page' }, '49'],
        [{ query: DEAR }, '48'],
        [{ query: spaced }, '47'],
        [{ query: DEAR.replace('Page', 'Other') }, '32'],
      ] as const)
        expect((await postTo(guarded, '/graphql', body)).headers['ratelimit-remaining']).toBe(left)
    })

    test('are all that is answered, if that is wanted', async () => {
      const guarded = await open({ trustedDocuments, onlyTrusted: true })
      expect((await postTo(guarded, '/graphql', { query: DEAR })).status).toBe(200)
      expect((await postTo(guarded, SUBGRAPH, { query: DEAR })).json.data.deals).toHaveLength(3)
      const other = { query: '{ deals { id } }' }
      const registering = {
        ...other,
        extensions: { persistedQuery: { version: 1, sha256Hash: sha256(other.query) } },
      }
      for (const [path, body] of [
        ['/graphql', other],
        ['/graphql', registering],
        ['/graphql', [{ query: DEAR }, other]],
        ['/graphql', { query: '{ __schema { queryType { name } } }' }],
        [SUBGRAPH, other],
        [SUBGRAPH, { query: '{ deals { nothing } }' }],
      ] as const) {
        const refused = await postTo(guarded, path, body)
        expect([path, refused.status, codeOf(refused)]).toEqual([path, 403, 'DOCUMENT_NOT_TRUSTED'])
      }
      const get = await guarded.send(search({ query: other.query }), { headers: PREFLIGHTED })
      expect(get.status).toBe(403)
    })
  })
})

describe('the subgraph', () => {
  const memory = openMemoryUpstream(pocoSubgraph())
  const QUERIES = ['{ deals { id } }', '{ deals { state } }']

  test('is given up when it does not answer in time, whatever it does with the signal', async () => {
    let signals = 0
    closing = await openGuarded(
      { guards: { upstreamTimeoutMs: 50 } },
      {
        upstream: (document, variables, options) => {
          if (document.includes('__schema')) return memory.upstream(document, variables, options)
          if (document.includes('deals'))
            options.signal?.addEventListener('abort', () => {
              signals += 1
            })
          return new Promise(() => {})
        },
      },
    )
    for (const query of QUERIES)
      for (const path of ['/graphql', SUBGRAPH]) {
        const late = await postTo(closing, path, { query })
        expect([late.status, codeOf(late), late.json.data]).toEqual([504, 'UPSTREAM_TIMEOUT', undefined])
      }
    expect(signals).toBe(4)
  })

  test('may not send more than can be handed on', async () => {
    closing = await openGuarded(
      { guards: { maxAnswerBytes: 300_000 } },
      {
        upstream: async (document, variables, options) => {
          const answer = await memory.upstream(document, variables, options)
          if (document.includes('__schema') || document === HEAD_DOCUMENT) return answer
          return { ...answer, body: answer.body.padEnd(300_001) }
        },
      },
    )
    const answer = await postTo(closing, '/graphql', { query: QUERIES[0] })
    expect([answer.status, answer.json.errors[0].extensions]).toEqual([
      400,
      { code: 'OPERATION_TOO_COMPLEX', limit: 300_000, actual: 300_001 },
    ])
    const graphNode = await postTo(closing, SUBGRAPH, { query: QUERIES[0] })
    expect([graphNode.status, codeOf(graphNode)]).toEqual([200, 'OPERATION_TOO_COMPLEX'])
  })

  test('may answer in part, which no cache may keep', async () => {
    closing = await openGuarded(
      {},
      {
        upstream: async (document, variables, options) => {
          const answer = await memory.upstream(document, variables, options)
          if (document.includes('__schema')) return answer
          return { ...answer, body: answer.body.replace(/}$/, ',"errors":[{"message":"indexing_error"}]}') }
        },
      },
    )
    for (const query of QUERIES)
      for (const path of ['/graphql', SUBGRAPH]) {
        const { status, headers, json } = await postTo(closing, path, { query })
        expect([status, headers['cache-control']]).toEqual([200, 'no-store'])
        expect([json.data.deals.length, json.errors[0].message]).toEqual([3, 'indexing_error'])
      }
  })

  test('fails in one operation of a batch only', async () => {
    closing = await openGuarded(
      {},
      {
        upstream: async (document, variables, options) => {
          if (document.includes('tasks')) throw new UpstreamUnavailableError('cannot be reached', {})
          return memory.upstream(document, variables, options)
        },
      },
    )
    const { status, json } = await postTo(closing, '/graphql', [
      { query: '{ tasks { id } }' },
      { query: QUERIES[0] },
    ])
    expect([status, json[0].errors[0].extensions.code]).toEqual([200, 'UPSTREAM_UNAVAILABLE'])
    expect(json[1].data.deals).toHaveLength(3)
  })
})

test('an answer that the gateway made has the same bound', async () => {
  const aliases = Array.from({ length: 400 }, (_, index) => `a${index}: paramsJson`)
  const query = `{ deals(first: 3) { ${aliases.join(' ')} } }`
  const { status, text } = await (await open({})).query(query)
  expect(status).toBe(200)
  const { length } = text
  await closing?.[Symbol.asyncDispose]()
  const limited = await open({ maxAnswerBytes: length - 1 })
  const answer = await limited.query(query)
  expect([answer.status, answer.json.errors[0].extensions]).toEqual([
    400,
    { code: 'OPERATION_TOO_COMPLEX', limit: length - 1, actual: length },
  ])
})
