import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createBloomReader } from '../src/core/bloom.js'
import type { Receipt } from '../src/core/chain.js'
import { silentLog } from '../src/core/log.js'
import { type EngineOptions, openEngine } from '../src/runtime/openEngine.js'
import { parseHeader, parseReceipt } from '../src/source/parse.js'
import { encodeReceipt, receiptsRoot } from '../src/source/receiptsRoot.js'
import { HttpStatus } from '../src/source/scriptedRpc.js'
import { buildFixture } from './buildFixture.js'
import { dumpDatabase } from './dumpDatabase.js'
import { account, type LedgerChain, openLedgerChain } from './ledgerChain.js'
import { type Anvil, startAnvil } from './startAnvil.js'
import { type Lie, startLyingRpc } from './startLyingRpc.js'

let build: string
let directory: string
let anvil: Anvil
let chain: LedgerChain

const FINALITY = 5
const BLOCKS = 24

beforeAll(async () => {
  build = await buildFixture('ledger')
  directory = mkdtempSync(join(tmpdir(), 'endpoints-'))
})
afterAll(() => rmSync(directory, { recursive: true }))
beforeEach(async () => {
  anvil = await startAnvil()
  chain = await openLedgerChain(anvil)
  for (let block = 0; block < BLOCKS; block++)
    if (block % 3 === 0) await chain.skip(1)
    else await chain.mine(['Moved', account(block % 4), block], ['Moved', account(9), 7])
})
afterEach(() => anvil[Symbol.asyncDispose]())

let folders = 0
const newFolder = () => join(directory, String(folders++))

const open = (rpcUrls: readonly string[], options: Partial<EngineOptions> = {}) =>
  openEngine({
    build,
    dataDir: newFolder(),
    network: 'devnet',
    rpcUrls,
    log: silentLog,
    thread: 'here',
    pollMs: 10,
    finality: FINALITY,
    maxBlockRange: 4,
    ...options,
  })

/** What an index holds, but for where it stands. */
/** All tables but the head, which may be ahead, and without the mark that a head was reached. */
const contentsOf = (database: string): ReturnType<typeof dumpDatabase> => {
  const { $head: _, $meta = [], ...tables } = dumpDatabase(database)
  return { ...tables, $meta: $meta.filter(({ key }) => key !== 'synced') }
}

/** Contents and last status of an index that followed these endpoints to the head. */
const indexed = async (rpcUrls: readonly string[], options: Partial<EngineOptions> = {}) => {
  await using engine = await open(rpcUrls, options)
  await engine.whenSynced
  await engine.close()
  return { contents: contentsOf(engine.database), status: engine.status(), path: engine.database }
}

/** Expects the contents of a calm index, with a liar before an honest endpoint. */
const expectUnharmed = async (lie: Lie, options: Partial<EngineOptions> = {}) => {
  await using liar = await startLyingRpc(anvil, lie)
  const { contents, status } = await indexed([liar.url, anvil.url], options)
  expect(contents).toEqual((await indexed([anvil.url])).contents)
  return { status, liar }
}

type RawLog = Record<string, string>

describe('an endpoint that is wrong', () => {
  test.each<[string, (logs: RawLog[]) => RawLog[]]>([
    [
      'puts logs in other blocks',
      (logs) => logs.map((log) => ({ ...log, blockHash: `0x${'7'.repeat(64)}` })),
    ],
    ['repeats logs', (logs) => [...logs, ...logs]],
    ['gives logs that were not asked for', (logs) => logs.map((log) => ({ ...log, blockNumber: '0xffff' }))],
    ['makes logs up', (logs) => logs.map((log) => ({ ...log, address: `0x${'5'.repeat(40)}` }))],
  ])('and %s does no harm', async (_, change) => {
    await expectUnharmed(({ method }, truth) =>
      method === 'eth_getLogs' ? change(truth as RawLog[]) : undefined,
    )
  })

  test('and swaps transactions does no harm', async () => {
    let last: unknown
    await expectUnharmed(({ method }, truth) => {
      if (method !== 'eth_getTransactionByHash') return undefined
      const before = last
      last = truth
      return before
    })
  })

  test('and holds logs back is found out when receipts are asked', async () => {
    const withoutLast: Lie = ({ method }, truth) =>
      method === 'eth_getLogs' ? (truth as RawLog[]).slice(0, -1) : undefined
    const { status } = await expectUnharmed(withoutLast, { verifyLogs: true })
    expect(status.endpoints[0]?.score).toBeLessThan(1)
  })

  test('and gives receipts that are not those of the block is outvoted', async () => {
    const { status } = await expectUnharmed(
      ({ method }, truth) => {
        if (method === 'eth_getLogs') return (truth as RawLog[]).slice(1)
        return method === 'eth_getBlockReceipts' ? [] : undefined
      },
      { verifyLogs: true },
    )
    expect(status.health).toBe('healthy')
  })

  test('and has another block where ours is causes no reorganisation', async () => {
    await using liar = await startLyingRpc(anvil, ({ method, params }, truth) =>
      method === 'eth_getBlockByNumber' && params[0] !== '0x0' && Number(params[0]) % 2 === 1
        ? { ...(truth as object), hash: `0x${'6'.repeat(64)}` }
        : undefined,
    )
    const { contents, status } = await indexed([liar.url, anvil.url], { finality: 100 })
    expect(contents).toEqual((await indexed([anvil.url])).contents)
    expect(status.reorgs).toBe(0)
  })

  test('and stands still is left behind', async () => {
    const frozen = await anvil.rpc('eth_getBlockByNumber', '0x9', false)
    await using sleeper = await startLyingRpc(anvil, ({ method, params: [number] }) => {
      if (method === 'eth_blockNumber') return '0x9'
      if (method !== 'eth_getBlockByNumber') return undefined
      return number === 'latest' ? frozen : Number(number) > 9 ? null : undefined
    })
    await using engine = await open([sleeper.url, anvil.url])
    await new Promise<void>((resolve) => {
      engine.onProgress(({ head }) => head?.number === BLOCKS + 1 && resolve())
    })
    const { reorgs, endpoints } = engine.status()
    expect(reorgs).toBe(0)
    expect(endpoints.map(({ active, behind }) => [active, behind])).toEqual([
      [false, BLOCKS + 1 - 9],
      [true, 0],
    ])
  })
})

describe('receipts of a block', () => {
  test('have the root, and logs the bloom, that its header names', async () => {
    const bloom = createBloomReader()
    for (let number = 0; number <= BLOCKS; number++) {
      const at = `0x${number.toString(16)}`
      const header = parseHeader(await anvil.rpc('eth_getBlockByNumber', at, false), '')
      const raw = (await anvil.rpc('eth_getBlockReceipts', at)) as unknown[]
      const receipts = raw.map((item) => parseReceipt(item, '') as Receipt)
      expect(await receiptsRoot(receipts.map(encodeReceipt))).toBe(header?.receiptsRoot)
      const filter = header?.logsBloom ?? '0x'
      for (const { logs } of receipts)
        for (const log of logs) {
          expect(bloom.mayHoldLog(filter, log)).toBe(true)
          expect(bloom.mayHoldLog(filter, { ...log, address: account(1) })).toBe(false)
        }
    }
  })
})

describe('the cache', () => {
  const refusingAllButHead: Lie = ({ method, params: [block] }) => {
    if (method === 'eth_chainId' || block === 'latest' || block === '0x0') return undefined
    throw new HttpStatus(503)
  }

  test('has all final blocks for another index, without the RPC', async () => {
    await chain.skip(FINALITY)
    const cacheBytes = 10_000_000
    const dataDir = newFolder()
    const first = await indexed([anvil.url], { dataDir, cacheBytes })
    rmSync(first.path)
    await using refusing = await startLyingRpc(anvil, refusingAllButHead)
    await using engine = await open([refusing.url], { dataDir, cacheBytes, maxBlockRange: 7 })
    await new Promise<void>((resolve) => {
      engine.onProgress(({ head }) => head?.number === BLOCKS + 1 && resolve())
    })
    await engine.close()
    expect(contentsOf(engine.database)).toEqual(first.contents)
    expect(first.contents.Move?.length).toBeGreaterThan(20)
  })

  test('is emptied when the chain was begun anew', async () => {
    const cacheBytes = 10_000_000
    const dataDir = newFolder()
    const first = await indexed([anvil.url], { dataDir, cacheBytes })
    rmSync(first.path)
    await chain.cut(BLOCKS)
    for (let block = 0; block < BLOCKS + 3; block++) await chain.mine(['Moved', account(3), 100 + block])
    const second = await indexed([anvil.url], { dataDir, cacheBytes })
    expect(second.contents).toEqual((await indexed([anvil.url])).contents)
    expect(second.contents).not.toEqual(first.contents)
  })
})
