import { parse } from 'graphql/index.js'
import { describe, expect, test } from 'vitest'
import { fetchBaseSchema } from '../schema/fetchBaseSchema.js'
import { createServedSchema } from '../schema/servedSchema.js'
import { openMemoryUpstream } from '../testing/openMemoryUpstream.js'
import { ids, NOW, pocoChain, pocoSubgraph } from '../testing/pocoFixture.js'
import { views } from '../views/views.js'
import { createExecutor } from './createExecutor.js'

const served = createServedSchema(await fetchBaseSchema(openMemoryUpstream(pocoSubgraph()).upstream), views)

const ask = async (source: string, variables: Record<string, unknown> = {}) => {
  const { upstream, seen } = openMemoryUpstream(pocoSubgraph())
  const executor = createExecutor(served, pocoChain({ upstream }), { clock: () => NOW })
  const result = await executor.execute({ source, document: parse(source), variables })
  if (result.kind !== 'data') return expect.unreachable()
  return { data: JSON.parse(JSON.stringify(result.data)), seen }
}

const LOG = 'eventLog(first: $n) { nodes { kind logIndex } }'

const ALL = [
  { kind: 'Seize', logIndex: 0 },
  { kind: 'Reward', logIndex: 1 },
  { kind: 'Lock', logIndex: 2 },
]

describe('what needs only the id of an object that a query names', () => {
  test('travels in the request that looks for the object', async () => {
    const { data, seen } = await ask(
      `query ($id: ID!, $n: Int) { transaction(id: $id) { eventsCount ${LOG} blockNumber } }`,
      { id: ids.transaction.toUpperCase().replace('0X', '0x'), n: 10 },
    )
    expect(seen).toHaveLength(1)
    expect(data).toEqual({
      transaction: {
        eventsCount: 3,
        eventLog: {
          nodes: ALL,
        },
        blockNumber: '50',
      },
    })
    expect(Object.keys(data.transaction)).toEqual(['eventsCount', 'eventLog', 'blockNumber'])
  })

  test('is told once for each name that the client gave the object', async () => {
    const { data, seen } = await ask(
      `query ($n: Int = 1) { a: app(id: "${ids.app}") { dealsConnection(first: $n) { nodes { id } } }
        b: app(id: "${ids.app}") { dealsConnection(first: 3) { nodes { state } } } }`,
    )
    expect(seen).toHaveLength(1)
    expect([data.a.dealsConnection.nodes.length, data.b.dealsConnection.nodes.length]).toEqual([1, 3])
  })

  test('is dropped when the object does not exist, also with its errors', async () => {
    const nothing = `0x${'00'.repeat(31)}01`
    expect((await ask(`query ($n: Int = 500) { transaction(id: "${nothing}") { ${LOG} } }`)).data).toEqual({
      transaction: null,
    })
  })

  test('fails as it would have later when the object exists', async () => {
    const source = `query ($n: Int = 500) { transaction(id: "${ids.transaction}") { ${LOG} } }`
    await expect(ask(source)).rejects.toMatchObject({ code: 'PAGE_SIZE_EXCEEDED' })
  })

  test('is looked up at the block that the client names', async () => {
    const { seen } = await ask(
      `query ($n: Int = 10) { transaction(id: "${ids.transaction}", block: { number: 60 }) { ${LOG} } }`,
    )
    expect(seen).toHaveLength(1)
    const blocks = Object.entries(seen[0]?.variables ?? {}).filter(([name]) => name.endsWith('block'))
    expect(blocks.length).toBeGreaterThan(5)
    expect(blocks.every(([, block]) => JSON.stringify(block) === '{"number":60}')).toBe(true)
  })

  test('in lists it is looked up by the answer', async () => {
    const { data, seen } = await ask(`query ($n: Int = 10) { transactions { ${LOG} } }`)
    expect(seen).toHaveLength(2)
    expect(data.transactions[0].eventLog.nodes).toEqual(ALL)
  })
})
