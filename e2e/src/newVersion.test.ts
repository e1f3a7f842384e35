import { appendFileSync, cpSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { openDevnet } from '@poco-explorer/devnet'
import { openSubgraphs, silentLog } from '@poco-explorer/engine'
import { expect, test } from 'vitest'
import { query } from './graphql.js'
import { freePort, freshFolder, runPoco, startServer } from './poco.js'
import { startHeldRpc } from './startHeldRpc.js'

const BUILD = fileURLToPath(new URL('../../build/devnet', import.meta.url))
const NAMES = ['devnet/poco', 'devnet/poco-v5']

/** A data folder in which an earlier version of the subgraph was indexed; gives its id. */
const indexFormerVersion = async (dataDir: string, rpcUrl: string): Promise<string> => {
  const build = freshFolder()
  cpSync(BUILD, build, { recursive: true })
  appendFileSync(join(build, 'schema.graphql'), '# An earlier version.\n')
  await using subgraphs = await openSubgraphs({
    dataDir,
    networks: new Map([['devnet', { rpcUrls: [rpcUrl], pollMs: 50 }]]),
    log: silentLog,
    signal: new AbortController().signal,
  })
  const { id, engine } = await subgraphs.deploy(build, NAMES)
  await engine.whenSynced
  return id
}

type Answer = Readonly<{ deals: readonly { state: string }[]; _meta: { deployment: string } }>

test('poco start answers from the former version until the new one has caught up, without a gap', async () => {
  await using devnet = await openDevnet()
  await devnet.runScenarios(['plainDeal'])
  const dataDir = freshFolder()
  const former = await indexFormerVersion(dataDir, devnet.rpcUrl)
  await using rpc = await startHeldRpc(devnet.rpcUrl)
  const port = await freePort()
  const server = await startServer(['start', '--rpc-url', rpc.url, '--data-dir', dataDir], port)
  try {
    const ask = () => query<Answer>(`${server.url}/graphql`, '{ deals { state } _meta { deployment } }')
    expect((await ask())._meta.deployment).toBe(former)
    const { out, code } = await runPoco(['status', '--port', String(port)])
    expect(out).toMatch(
      new RegExp(`^devnet: in sync, block \\d+, \\d+ s old, ${former}; Qm\\w+ is catching up`),
    )
    expect(code).toBe(0)

    const seen: string[] = []
    rpc.release()
    for (const deadline = Date.now() + 30_000; seen.at(-1) === former || seen.length === 0; await delay(1)) {
      const { deals, _meta } = await ask()
      expect(deals.length).toBeGreaterThan(0)
      seen.push(_meta.deployment)
      if (Date.now() > deadline) throw new Error(server.errors())
    }
    expect(await (await fetch(`${server.url}/health/ready`)).json()).toEqual({
      ready: true,
      chains: {
        devnet: {
          ready: true,
          synced: true,
          answers: true,
          lagSeconds: expect.any(Number),
          isStale: false,
          deployment: seen.at(-1),
          endpoints: expect.anything(),
        },
      },
    })
    await expect.poll(() => existsSync(join(dataDir, 'devnet', `${former}.sqlite`))).toBe(false)
  } finally {
    await server.stop()
  }
})
