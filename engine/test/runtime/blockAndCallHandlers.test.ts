import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { toHex } from 'viem'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Hex } from '../../src/core/hex.js'
import { silentLog } from '../../src/core/log.js'
import type { IndexerStatus } from '../../src/runtime/indexerStatus.js'
import { loadBuild, type Subgraph } from '../../src/runtime/loadBuild.js'
import { runIndexer } from '../../src/runtime/runIndexer.js'
import { fetchIdentity } from '../../src/source/fetchIdentity.js'
import { createRpc, type Rpc } from '../../src/source/rpc.js'
import { rpcErrorFrom } from '../../src/source/rpcError.js'
import type { ScriptedRequest } from '../../src/source/scriptedRpc.js'
import { openStore } from '../../src/store/openStore.js'
import { buildFixture } from '../buildFixture.js'
import { dumpDatabase } from '../dumpDatabase.js'
import { account, LEDGER, type LedgerChain, openLedgerChain } from '../ledgerChain.js'
import { type Anvil, startAnvil } from '../startAnvil.js'
import { startLyingRpc } from '../startLyingRpc.js'

let subgraph: Subgraph
let directory: string
let anvil: Anvil
let chain: LedgerChain

beforeAll(async () => {
  subgraph = loadBuild(await buildFixture('triggers'))
  directory = mkdtempSync(join(tmpdir(), 'triggers-'))
})
afterAll(() => rmSync(directory, { recursive: true }))
beforeEach(async () => {
  anvil = await startAnvil()
  chain = await openLedgerChain(anvil)
})
afterEach(async () => anvil[Symbol.asyncDispose]())

/** Selector of `height(uint256)`. */
const HEIGHT = '0x0c27dd38'

/** Queues a transaction that asks a ledger for its height; with offset 0 it fails. */
const askHeight = async (offset: number, to: Hex = LEDGER) => {
  const [from] = (await anvil.rpc('eth_accounts')) as Hex[]
  const data = `${HEIGHT}${toHex(offset, { size: 32 }).slice(2)}`
  await anvil.rpc('eth_sendTransaction', { from, to, data, gas: '0x30000' })
}

/** An RPC that does not know these methods. */
const without = (rpc: Rpc, methods: RegExp): Rpc => {
  const unknown = (method: string) =>
    rpcErrorFrom(method, { code: -32_601, message: 'Method not found' }, 'localhost')
  const readAll: Rpc['readAll'] = async (calls, read, options) => {
    if (!calls.some(({ method }) => methods.test(method))) return rpc.readAll(calls, read, options)
    return calls.map(({ method }, index) => read({ error: unknown(method), from: 'localhost' }, index))
  }
  return {
    ...rpc,
    request: async (call, options) => {
      if (methods.test(call.method)) throw unknown(call.method)
      return rpc.request(call, options)
    },
    readAll,
    requestAll: (calls, options) => readAll(calls, (outcome) => outcome, options),
  }
}

let databases = 0

/** Indexes until it is stopped. */
const follow = async ({
  finality = 250,
  lacks = /^$/,
  urls = [anvil.url],
}: {
  finality?: number
  lacks?: RegExp
  urls?: readonly string[]
} = {}) => {
  const path = join(directory, `${databases++}.sqlite`)
  const stop = new AbortController()
  const rpc = without(createRpc({ urls, log: silentLog }), lacks)
  const identity = { ...(await fetchIdentity(rpc, stop)), deployment: subgraph.deployment, network: 'devnet' }
  const store = openStore(path, { schema: subgraph.schema, identity })
  const seen: { status?: IndexerStatus } = {}
  const onStatus = (status: IndexerStatus) => {
    seen.status = status
  }
  const options = {
    subgraph,
    store,
    rpc,
    log: silentLog,
    signal: stop.signal,
    pollMs: 10,
    finality,
    onStatus,
  }
  const done = runIndexer({ ...options, chainId: identity.chainId }).finally(() => store.close())
  return {
    /** Waits until the chain as it is now is indexed, or indexing has failed. */
    caughtUp: async () => {
      const { hash } = (await anvil.rpc('eth_getBlockByNumber', 'latest', false)) as { hash: string }
      while (seen.status?.head?.hash !== hash && seen.status?.health !== 'failed') await sleep(5)
    },
    /** Waits until indexing is held up. */
    heldUp: async () => {
      while (!seen.status?.problem) await sleep(5)
      return seen.status.problem
    },
    /** What handlers said. */
    stop: async () => {
      stop.abort()
      const status = await done
      const runs = (dumpDatabase(path).Run ?? []).sort((a, b) => Number(a.id) - Number(b.id))
      return {
        status,
        said: runs.map(({ block, what }) => `${block} ${what}`),
        at: (number: number) => runs.filter(({ block }) => block === number).map(({ what }) => what),
        blocksOf: (wanted: string) => runs.filter(({ what }) => what === wanted).map(({ block }) => block),
      }
    },
  }
}

const index = async (options: Parameters<typeof follow>[0] = {}) => {
  const indexer = await follow(options)
  await indexer.caughtUp()
  return indexer.stop()
}

/** Blocks are read in ranges when they are final, and one by one near the head. */
describe.each([
  { finality: 0, reads: 'final blocks' },
  { finality: 250, reads: 'blocks near the head' },
])('in $reads', ({ finality }) => {
  test('3. logs of a transaction come before its calls, and blocks come last', async () => {
    const block = await chain.mine(['Moved', account(1), 1], ['Closed', account(2), 2])
    const { at } = await index({ finality })
    expect(at(block)).toEqual([
      'log Moved',
      'call Moved',
      'log Closed',
      'called block',
      'block',
      'ending block',
    ])
  })

  test('4. `once` runs at the start block alone, before everything else', async () => {
    for (let number = 2; number <= 6; number += 1) await chain.mine(['Moved', account(1), number])
    const { at, blocksOf } = await index({ finality })
    expect(at(5)).toEqual(['once', 'log Moved', 'late log Moved', 'call Moved', 'called block', 'block'])
    expect(blocksOf('once')).toEqual([5])
    expect(blocksOf('late log Moved')).toEqual([5, 6])
  })

  test('5. `polling` runs at every so many blocks, whatever is in them', async () => {
    await chain.skip(8)
    expect(await chain.number()).toBe(9)
    const { blocksOf } = await index({ finality })
    expect(blocksOf('beat')).toEqual([0, 4, 8])
    expect(blocksOf('block')).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
    expect(blocksOf('ending block')).toEqual([2, 3, 4])
  })

  test('23. a data source that a handler made counts from the block that made it', async () => {
    const child = await chain.deploy()
    await chain.skip(1)
    await askHeight(3, child)
    expect(await chain.mine(['Opened', child, 0])).toBe(4)
    await chain.skip(2)
    await askHeight(2, child)
    await chain.skip(4)
    const { at, blocksOf } = await index({ finality })
    expect(blocksOf('child beat')).toEqual([4, 6, 8, 10])
    expect(blocksOf('child once')).toEqual([4])
    expect(at(4)).toEqual([
      'log Opened',
      'called block',
      'block',
      'beat',
      'ending block',
      'child once',
      'child call height 3',
      'child beat',
    ])
    expect(blocksOf('child call height 2')).toEqual([7])
  })

  test('a call handler sees arguments, results and the caller, and no call that failed', async () => {
    const [from] = (await anvil.rpc('eth_accounts')) as Hex[]
    await askHeight(40)
    await askHeight(0)
    await anvil.rpc('eth_sendTransaction', { from, to: LEDGER, data: '0x', gas: '0x30000' })
    await askHeight(41)
    await anvil.rpc('evm_mine')
    await askHeight(0)
    await anvil.rpc('evm_mine')
    const { at } = await index({ finality })
    expect(at(2)).toEqual([
      `call height 40 gave 42 to ${from}`,
      `call height 41 gave 43 to ${from}`,
      'called block',
      'block',
      'ending block',
    ])
    expect(at(3)).toEqual(['block', 'ending block'])
  })

  test('calls are the same whichever traces the RPC serves', async () => {
    await chain.skip(1)
    await chain.mine(['Moved', account(1), 1], ['Closed', account(2), 2])
    await askHeight(0)
    await askHeight(7)
    await chain.mine(['Moved', account(1), 1])
    const { said } = await index({ finality })
    expect(said.filter((text) => text.includes('call height'))).toHaveLength(1)
    expect((await index({ finality, lacks: /^trace_filter/ })).said).toEqual(said)
    expect((await index({ finality, lacks: /^trace_/ })).said).toEqual(said)
  })

  test('an RPC without any traces is waited for, with a way out', async () => {
    await chain.mine(['Moved', account(1), 1])
    const indexer = await follow({ finality, lacks: /trace/ })
    expect(await indexer.heldUp()).toMatchObject({
      kind: 'rpc',
      message: 'The RPC serves no traces, in which calls of contracts are found.',
      remedy: expect.stringContaining('debug_traceBlockByHash'),
    })
    expect((await indexer.stop()).said).toEqual([])
  })

  test('an RPC that gives no traces of a block with transactions is passed over', async () => {
    await chain.mine(['Moved', account(1), 1])
    await askHeight(7)
    await chain.mine(['Moved', account(1), 1])
    const isTrace = ({ method }: ScriptedRequest) => method === 'trace_block'
    await using hollow = await startLyingRpc(anvil, (request) => (isTrace(request) ? [] : undefined))
    const said = await index({ finality, lacks: /^trace_filter/, urls: [hollow.url, anvil.url] })
    expect(said.said).toEqual((await index({ finality })).said)
    expect(hollow.posts.flat().filter(isTrace)).not.toEqual([])
    expect(said.status).toMatchObject({ health: 'healthy', problem: undefined })
  })
})

test('a reorg takes back what calls, blocks and new data sources made run', async () => {
  const child = await chain.deploy()
  const indexer = await follow()
  await chain.mine(['Opened', child, 0])
  await askHeight(9)
  await chain.mine(['Moved', account(1), 1])
  await chain.skip(1)
  await indexer.caughtUp()
  await chain.cut(3)
  await anvil.rpc('evm_increaseTime', 100)
  await askHeight(8, child)
  await askHeight(7)
  await chain.mine(['Closed', account(1), 1])
  await chain.mine(['Opened', child, 0])
  await chain.skip(2)
  await indexer.caughtUp()
  const { said, status } = await indexer.stop()
  expect(status.reorgs).toBe(1)
  expect(said).toEqual((await index()).said)
  expect(said.filter((text) => text.includes('child'))).toEqual([
    '4 child once',
    '4 child beat',
    '6 child beat',
  ])
})
