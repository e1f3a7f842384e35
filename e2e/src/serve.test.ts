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
