import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ask, query } from './graphql.js'
import { freshFolder, type Node, runPoco, startPoco } from './poco.js'

/** Processes that a process started, and that those started. */
const descendants = (pid: number): number[] => {
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        return Number(/\) \S (\d+)/.exec(readFileSync(`/proc/${name}/stat`, 'utf8'))?.[1]) === pid
      } catch {
        return false
      }
    })
    .map(Number)
  return [...children, ...children.flatMap(descendants)]
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

const head = async (node: Node): Promise<number> => {
  const { _meta } = await query<{ _meta: { block: { number: number } } }>(
    `${node.url}/graphql`,
    '{ _meta { block { number } } }',
  )
  return _meta.block.number
}

/** The block at which the devnet of a data folder ended. */
const lastBlockOf = (dataDir: string): number => {
  const last = readFileSync(join(dataDir, 'devnet', 'chain.jsonl'), 'utf8')
    .trimEnd()
    .split('\n')
    .at(-1)
  return (JSON.parse(last ?? '{}') as { number: number }).number
}

describe('poco start', () => {
  const dataDir = freshFolder()
  let node: Node
  // The names that scripts rely on: PORT and DATA_DIR.
  const start = () => startPoco(['--rate', '240'], { DATA_DIR: dataDir })
  beforeAll(async () => {
    node = await start()
  })
  afterAll(() => node?.stop())

  test('ends its banner with the URL and a query that gives real deals when pasted', async () => {
    const pasted = node
      .output()
      .slice(node.output().indexOf('paste this query:'))
      .split('\n')
      .slice(1)
      .join('\n')
    const { data, errors } = await ask(`${node.url}/graphql`, pasted)
    expect(errors).toBeUndefined()
    const { deals } = data as { deals: { id: string; state: string; app: { name: string } }[] }
    expect(deals).toHaveLength(3)
    for (const { id } of deals) expect(id).toMatch(/^0x[0-9a-f]{64}$/)
  })

  test('answers at every path that scripts and explorers rely on', async () => {
    const { _meta } = await query<{ _meta: { deployment: string } }>(
      `${node.url}/graphql`,
      '{ _meta { deployment } }',
    )
    for (const path of [
      '/graphql',
      '/devnet/graphql',
      '/subgraphs/name/devnet/poco',
      '/subgraphs/name/devnet/poco-v5',
      `/subgraphs/id/${_meta.deployment}`,
      `/api/subgraphs/id/${_meta.deployment}`,
    ]) {
      const answer = await query(`${node.url}${path}`, '{ protocol(id: "iExec") { id } }')
      expect([path, answer]).toEqual([path, { protocol: { id: 'iExec' } }])
    }
    expect((await fetch(`${node.url}/health/live`)).status).toBe(200)
    const ready = await fetch(`${node.url}/health/ready`)
    expect([ready.status, await ready.json()]).toEqual([200, expect.objectContaining({ ready: true })])
    expect((await fetch(`${node.url}/nowhere`)).status).toBe(404)
  })

  test('has the files that deals of the devnet name', async () => {
    const slices = () =>
      query(`${node.url}/graphql`, '{ bulks { slices(orderBy: index) { index datasetOrders { id } } } }')
    await expect
      .poll(slices, { timeout: 30_000 })
      .toMatchObject({ bulks: [{ slices: [{ index: '0' }, { index: '1' }] }] })
  })

  test('lets actors trade, so that the head and the deals grow', async () => {
    const dealsCount = async () => {
      const { protocol } = await query<{ protocol: { dealsCount: string } }>(
        `${node.url}/graphql`,
        '{ protocol(id: "iExec") { dealsCount } }',
      )
      return Number(protocol.dealsCount)
    }
    // The block first: a deal that comes between the two readings must not count without its block.
    const block = await head(node)
    const deals = await dealsCount()
    await expect.poll(dealsCount, { timeout: 30_000 }).toBeGreaterThan(deals)
    expect(await head(node)).toBeGreaterThan(block)
  })

  test('reports its state and agrees with the contracts while actors trade', async () => {
    const port = new URL(node.url).port
    const status = await runPoco(['status', '--port', port])
    expect(status.out).toMatch(
      /^devnet: in sync, block \d+, \d+ s old, Qm\w{44}\n {2}RPC 1: in use, score [\d.]+, \d+ ms\n$/,
    )
    expect(status.code).toBe(0)
    const verify = await runPoco(['verify', '--port', port, '--data-dir', dataDir])
    expect(verify.out).toMatch(/^devnet, block \d+: 0 differences\n( +\d+ [a-z]+\n)+$/)
    expect(verify.code).toBe(0)
  })

  test('ends at Ctrl-C with everything it started, and goes on from there', async () => {
    const started = descendants(node.pid)
    expect(started.length).toBeGreaterThan(0)
    const before = await head(node)
    expect(await node.stop()).toBe(0)
    await delay(200)
    expect(started.filter(isAlive)).toEqual([])
    const ended = lastBlockOf(dataDir)

    node = await start()
    const continued = Number(/Continued Local devnet from block (\d+)/.exec(node.output())?.[1])
    expect(continued).toBeGreaterThanOrEqual(before)
    expect(continued).toBe(ended)
    expect(await head(node)).toBeGreaterThanOrEqual(continued)
  })

  test('leaves nothing running when it is killed, and comes back', async () => {
    const started = descendants(node.pid)
    await node.kill()
    await expect.poll(() => started.filter(isAlive), { timeout: 10_000 }).toEqual([])
    node = await start()
    const verified = await runPoco(['verify', '--port', new URL(node.url).port, '--data-dir', dataDir])
    expect(verified).toMatchObject({ code: 0, out: expect.stringContaining('0 differences') })
  })
})
