import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Entity } from '../../core/entity.js'
import type { Hex } from '../../core/hex.js'
import type { InputSchema } from '../../core/inputSchema.js'
import { parseInputSchema } from '../../core/parseInputSchema.js'
import { openReader } from '../../store/openDatabase.js'
import { openStore } from '../../store/openStore.js'
import type { Engine } from '../openEngine.js'
import { openQueries, type Queries, type QueryLimits } from './openQueries.js'

const SCHEMA = `
type Shop @entity(immutable: false) { id: ID! name: String! sales: [Sale!]! @derivedFrom(field: "shop") }
type Sale @entity(immutable: true) { id: ID! shop: Shop! note: String! }`

const HASH: Hex = `0x${'ab'.repeat(32)}`

/** A million times over all sales of a shop, of which none is found. */
const ENDLESS = `{ sales(first: 1000) { shop { sales(first: 1000) { shop {
  sales(where: { note_contains: "zz" }) { id } } } } } }`
const HUGE = '{ sales(first: 1000) { shop { sales(first: 1000) { id note } } } }'
const SMALL = '{ sale(id: "7") { note } }'

describe('queries on an index', () => {
  let folder: string
  let engine: Pick<Engine, 'subgraph' | 'deployment' | 'database' | 'reader'>
  const opened: Queries[] = []
  const open = (limits: QueryLimits = {}): Queries => {
    const queries = openQueries(engine, limits)
    opened.push(queries)
    return queries
  }
  const body = async (queries: Queries, query: string, signal?: AbortSignal) =>
    JSON.parse((await queries.run({ query }, { signal: () => signal })).body)

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'queries-'))
    const database = join(folder, 'index.sqlite')
    const schema = parseInputSchema(SCHEMA)
    fill(database, schema)
    const subgraph = { schema, schemaText: SCHEMA, manifest: { specVersion: '1.3.0' } } as Engine['subgraph']
    engine = { subgraph, database, deployment: 'QmTest', reader: openReader(database) }
  })
  afterAll(() => {
    for (const queries of opened) queries.close()
    engine.reader.close()
    rmSync(folder, { recursive: true })
  })

  test('a small one is answered at once, without a promise', () => {
    const answer = open().run({ query: SMALL })
    expect(answer).toMatchObject({ body: '{"data":{"sale":{"note":"note 7"}}}', attestable: true })
  })

  test('a large one is answered alike, from a process beside', async () => {
    const answer = open().run({ query: '{ sales(where: { note_contains: "19999" }) { id shop { name } } }' })
    expect(answer).toBeInstanceOf(Promise)
    expect((await answer).body).toBe('{"data":{"sales":[{"id":"19999","shop":{"name":"shop 9"}}]}}')
    expect((await answer).head).toEqual({ hash: HASH, number: 1, timestamp: 1_700_000_000 })
  })

  test('one that takes too long is ended, and small ones go on meanwhile', async () => {
    const queries = open({ timeLimitMs: 1_000 })
    const begunAt = performance.now()
    const endless = body(queries, ENDLESS)
    await new Promise((resolve) => setTimeout(resolve, 300))
    const small = performance.now()
    expect(await body(queries, SMALL)).toEqual({ data: { sale: { note: 'note 7' } } })
    expect(performance.now() - small).toBeLessThan(200)
    expect(await endless).toEqual({ errors: [{ message: 'Query timed out' }] })
    expect(performance.now() - begunAt).toBeLessThan(3_000)
    // The next finds a process again.
    expect(await body(queries, '{ sales(where: { note_contains: "19999" }) { id } }')).toEqual({
      data: { sales: [{ id: '19999' }] },
    })
  })

  test('a result that is too large is refused, by size and by memory', async () => {
    const bySize = await body(
      open({ maxResultSize: 50_000 }),
      '{ sales(first: 1000) { id shop { id name } note } }',
    )
    expect(bySize.errors[0].message).toMatch(
      /^the result size of \d+ is larger than the allowed limit of 50000$/,
    )
    const byMemory = await body(open({ maxMemory: 100 * 1024 * 1024 }), HUGE)
    expect(byMemory).toEqual({ errors: [{ message: 'query is too expensive' }] })
  })

  test('variables too deep for a process are refused, and it goes on', async () => {
    const queries = open({ processes: 1 })
    const nested = JSON.parse(`${'['.repeat(50_000)}1${']'.repeat(50_000)}`)
    const query = 'query ($where: Sale_filter) { sales(first: 1, where: $where) { id } }'
    const answer = await queries.run({ query, variables: { where: nested } }, { variablesSize: 100_000 })
    expect(JSON.parse(answer.body)).toEqual({
      errors: [{ message: 'query has a depth that exceeds the limit of `255`' }],
    })
    expect(await body(queries, '{ sales(where: { note_contains: "19999" }) { id } }')).toEqual({
      data: { sales: [{ id: '19999' }] },
    })
  })

  test('a queue that is full is said to be, at once', async () => {
    const queries = open({ processes: 1, queue: 1, timeLimitMs: 1_000 })
    const first = body(queries, ENDLESS)
    const second = body(queries, ENDLESS)
    expect(await body(queries, ENDLESS)).toEqual({
      errors: [
        {
          message:
            'service is overloaded and can not run the query right now. Please try again in a few minutes',
        },
      ],
    })
    expect(await first).toEqual({ errors: [{ message: 'Query timed out' }] })
    await second
  })

  test('one whose client went away gives its place to the next', async () => {
    const queries = open({ processes: 1, timeLimitMs: 30_000 })
    const gone = new AbortController()
    const endless = body(queries, ENDLESS, gone.signal)
    const next = body(queries, '{ sales(where: { note_contains: "19999" }) { id } }')
    setTimeout(() => gone.abort(), 300)
    await expect(endless).rejects.toMatchObject({ name: 'AbortError' })
    expect(await next).toEqual({ data: { sales: [{ id: '19999' }] } })
  })

  test('a process that dies takes one query with it and no more', async () => {
    const queries = open({ processes: 1 })
    const endless = queries.run({ query: ENDLESS })
    queries.close()
    await expect(endless).rejects.toThrow('A query process ended unexpectedly.')
  })
})

const fill = (database: string, schema: InputSchema) => {
  const identity = { deployment: 'QmTest', network: 'test', chainId: 1, genesis: HASH }
  const store = openStore(database, { schema, identity } as Parameters<typeof openStore>[1])
  const insert = (name: string, entity: Entity) => ({
    kind: 'insert' as const,
    type: schema.entities.get(name)!,
    id: String(entity.id),
    entity,
  })
  const shops = Array.from({ length: 10 }, (_, n) => insert('Shop', { id: `s${n}`, name: `shop ${n}` }))
  const sales = Array.from({ length: 20_000 }, (_, n) =>
    insert('Sale', { id: String(n), shop: `s${n % 10}`, note: `note ${n}` }),
  )
  store.write({
    block: { number: 1, hash: HASH, parentHash: HASH, timestamp: 1_700_000_000 },
    hasTriggers: true,
    changes: [...shops, ...sales],
    dataSources: [],
    errors: [],
  })
  store.commit()
  store.createQueryIndexes()
  store.close()
}
