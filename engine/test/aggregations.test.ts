import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createQueryApi } from '../src/api/createQueryApi.js'
import { silentLog } from '../src/core/log.js'
import { type Engine, openEngine } from '../src/runtime/openEngine.js'
import { buildFixture } from './buildFixture.js'
import { compileEngine } from './compileEngine.js'
import { account, openLedgerChain } from './ledgerChain.js'
import { type Anvil, startAnvil } from './startAnvil.js'

/** A moment in the future of every chain that starts now, and the start of an hour and a day. */
const START = 2_000_160_000
const HOUR = 3_600

let build: string
let directory: string

beforeAll(async () => {
  compileEngine()
  build = await buildFixture('series')
  directory = mkdtempSync(join(tmpdir(), 'series-'))
})
afterAll(() => rmSync(directory, { recursive: true }))

const open = (anvil: Anvil, dataDir: string): Promise<Engine> =>
  openEngine({ build, dataDir, network: 'devnet', rpcUrls: [anvil.url], log: silentLog, pollMs: 20 })

const reaches = async (engine: Engine, anvil: Anvil) => {
  const head = (await anvil.rpc('eth_getBlockByNumber', 'latest', false)) as { hash: string }
  while (engine.status().head?.hash !== head.hash) await new Promise((resolve) => setTimeout(resolve, 5))
}

const ask = ({ reader, subgraph, deployment }: Engine, query: string) =>
  JSON.parse(createQueryApi({ schema: subgraph.schema, deployment }).execute(reader, { query }).body)

const volumes = (engine: Engine, more = '') => {
  const query = `{ volumes(interval: hour, orderBy: timestamp, where: { account: "${account(1)}" } ${more}) {
    timestamp net gross balance points height } }`
  const { data, errors } = ask(engine, query)
  expect(errors).toBeUndefined()
  return (data.volumes as Record<string, unknown>[]).map(({ timestamp, ...row }) => [
    (Number(timestamp) / 1e6 - START) / HOUR,
    ...Object.values(row),
  ])
}

test('points that mappings save are rolled up on a chain that goes on, stops, turns back and goes on', async () => {
  await using anvil = await startAnvil()
  const chain = await openLedgerChain(anvil)
  const at = (seconds: number) => anvil.rpc('evm_setNextBlockTimestamp', START + seconds)
  const first = join(directory, 'first')

  await at(10)
  const opening = await chain.mine(
    ['Moved', account(1), 10],
    ['Moved', account(2), 5],
    ['Moved', account(1), -3],
  )
  await at(20)
  await chain.mine(['Moved', account(1), 1])
  {
    await using engine = await open(anvil, first)
    await reaches(engine, anvil)
    expect(volumes(engine)).toEqual([])
    expect(volumes(engine, ', current: include')).toEqual([[0, '8', '14', '8', 6, '4']])
  }

  await at(30)
  await chain.mine(['Moved', account(1), 2n ** 200n])
  await at(HOUR)
  const second = await chain.mine(['Moved', account(1), -(2n ** 200n)])
  await using engine = await open(anvil, first)
  await reaches(engine, anvil)
  const hour0 = [0, String(2n ** 200n + 8n), String(2n ** 200n + 14n), String(2n ** 200n + 8n), 8, '5']
  expect(volumes(engine)).toEqual([hour0])
  expect(volumes(engine, `, block: { number: ${opening} }, current: include`)).toEqual([
    [0, '7', '13', '7', 4, '3'],
  ])
  expect(volumes(engine, `, block: { number: ${second} }`)).toEqual([hour0])

  // The hour's end, and one block before it, are taken back.
  await chain.cut(2)
  await at(40)
  await chain.mine(['Moved', account(1), 4])
  await reaches(engine, anvil)
  expect(volumes(engine)).toEqual([])
  await at(HOUR * 3)
  await chain.mine()
  await at(HOUR * 3 + 5)
  await chain.mine(['Moved', account(1), -2])
  await at(HOUR * 24)
  await chain.mine()
  await reaches(engine, anvil)
  const rows = [
    [0, '12', '18', '12', 8, '5'],
    [3, '-2', '2', '10', 2, '7'],
  ]
  expect(volumes(engine)).toEqual(rows)

  await using fresh = await open(anvil, join(directory, 'second'))
  await reaches(fresh, anvil)
  expect(volumes(fresh)).toEqual(rows)
  const nested = `{ account(id: "${account(2)}") { volumes(interval: day) { net points account { id } } } }`
  expect(ask(fresh, nested)).toEqual({
    data: { account: { volumes: [{ net: '5', points: 2, account: { id: account(2) } }] } },
  })
})
