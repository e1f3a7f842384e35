import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { type Devnet, openDevnet } from '@poco-explorer/devnet'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ask, query } from './graphql.js'
import { freePort, freshFolder, runPoco, type Server, startServer } from './poco.js'
import { runGraph, TRANSFERS } from './runGraph.js'

const NAME = 'tests/transfers'
const ALL = '{ transfers(first: 1000) { id value } _meta { deployment } }'

type Transfers = Readonly<{ transfers: readonly unknown[]; _meta: { deployment: string } }>

describe('graph-cli against poco index', () => {
  let devnet: Devnet
  let dataDir: string
  let server: Server
  let port: number
  let node: string
  let ipfs: string
  let first: string

  const start = () =>
    startServer(
      [
        ...['index', '--data-dir', dataDir],
        // The network of the subgraph that is deployed is none of ours.
        ...['--rpc-url', `devnet=${devnet.rpcUrl}`, `anvil=${devnet.rpcUrl}`],
        ...['--admin-port', new URL(node).port, '--ipfs-port', new URL(ipfs).port],
      ],
      port,
    )
  const byName = () => `${server.url}/subgraphs/name/${NAME}`
  const byId = (id: string) => `${server.url}/subgraphs/id/${id}`
  const database = (id: string) => join(dataDir, 'anvil', `${id}.sqlite`)

  /** Deploys a version and gives its id. */
  const deploy = async (folder: string): Promise<string> => {
    const { code, out } = await runGraph(
      ['deploy', NAME, '--node', node, '--ipfs', ipfs, '--version-label', 'v1', '--skip-migrations'],
      folder,
    )
    expect(out).toContain(`Deployed to http://127.0.0.1:${port}/subgraphs/name/${NAME}/graphql`)
    expect(code).toBe(0)
    return /Build completed: \S*?(Qm\w{44})/.exec(out)?.[1] ?? out
  }

  const until = async (condition: () => Promise<boolean>) => {
    for (const deadline = Date.now() + 30_000; !(await condition()); await delay(20))
      if (Date.now() > deadline) throw new Error(`It never happened.\n${server.errors()}`)
  }
  const answers = async (id: string) => {
    const { data } = await ask(byName(), ALL)
    return (data as Transfers | undefined)?._meta.deployment === id
  }

  beforeAll(async () => {
    devnet = await openDevnet()
    await devnet.runScenarios(['plainDeal'])
    dataDir = freshFolder()
    port = await freePort()
    node = `http://127.0.0.1:${await freePort()}`
    ipfs = `http://127.0.0.1:${await freePort()}`
    server = await start()
    await until(async () => (await fetch(node).catch(() => undefined)) !== undefined)
  })
  afterAll(async () => {
    await server?.stop()
    await devnet?.close()
  })

  test('creates a name once', async () => {
    const created = await runGraph(['create', NAME, '--node', node])
    expect(created).toMatchObject({ code: 0, out: expect.stringContaining(`Created subgraph: ${NAME}`) })
    const again = await runGraph(['create', NAME, '--node', node])
    expect(again.out).toContain(`Error creating the subgraph: subgraph already exists: ${NAME}`)
  })

  test('deploys to a name that was created, under the id that graph-cli computed', async () => {
    first = await deploy(TRANSFERS)
    await until(() => answers(first))
    const named = await query<Transfers>(byName(), ALL)
    expect(named.transfers.length).toBeGreaterThan(0)
    expect(await query(byId(first), ALL)).toEqual(named)
    const status = await query(
      `${server.url}/index-node/graphql`,
      `{ indexingStatusForCurrentVersion(subgraphName: "${NAME}") { subgraph health chains { network } } }`,
    )
    expect(status).toEqual({
      indexingStatusForCurrentVersion: {
        subgraph: first,
        health: 'healthy',
        chains: [{ network: 'anvil' }],
      },
    })
    const { out } = await runPoco(['status', '--port', String(port)])
    expect(out).toMatch(new RegExp(`${first}: in sync, anvil, block \\d+ of \\d+\n`))
  })

  test('says why it does not deploy', async () => {
    const refused = await runGraph(
      ['deploy', 'tests/unknown', '--node', node, '--ipfs', ipfs, '--version-label', 'v1'].concat(
        '--ipfs-hash',
        first,
      ),
    )
    expect(refused).toMatchObject({
      code: 1,
      out: expect.stringContaining('subgraph name not found: tests/unknown'),
    })
    const reserved = await runGraph(['remove', 'devnet/poco', '--node', node])
    expect(reserved.out).toContain('The name devnet/poco is that of a subgraph which this process builds')
  })

  test('goes on with what was deployed after a restart', async () => {
    const before = await query<Transfers>(byName(), ALL)
    await server.stop()
    server = await start()
    await until(() => answers(first))
    expect(await query(byName(), ALL)).toEqual(before)
  })

  test('a new version takes over when it has caught up, and no query sees a gap', async () => {
    const seen: string[] = []
    let watching = true
    const watch = (async () => {
      while (watching) {
        const { transfers, _meta } = await query<Transfers>(byName(), ALL)
        expect(transfers.length).toBeGreaterThan(0)
        seen.push(_meta.deployment)
      }
    })()
    const second = await deploy(join(TRANSFERS, 'next'))
    await until(() => answers(second))
    await until(async () => !existsSync(database(first)))
    watching = false
    await watch
    expect(seen.filter((id, at) => id !== seen[at - 1])).toEqual([first, second])
    const { transfers } = await query<{ transfers: { to: string }[] }>(byName(), '{ transfers { to } }')
    expect(transfers[0]?.to).toMatch(/^0x[0-9a-f]{40}$/)
    const { errors } = await ask(byId(first), ALL)
    expect(errors).toEqual([{ message: `deployment \`${first}\` does not exist` }])
  })

  test('removes a name with all that it stood for', async () => {
    const { _meta } = await query<Transfers>(byName(), ALL)
    const removed = await runGraph(['remove', NAME, '--node', node])
    expect(removed).toMatchObject({ code: 0, out: expect.stringContaining(`Removed subgraph: ${NAME}`) })
    const { errors } = await ask(byName(), ALL)
    expect(errors).toEqual([{ message: `deployment \`${NAME}\` does not exist` }])
    expect(existsSync(database(_meta.deployment))).toBe(false)
  })
})
