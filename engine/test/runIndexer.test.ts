import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { silentLog } from '../src/core/log.js'
import type { IndexerStatus } from '../src/runtime/indexerStatus.js'
import { loadBuild, type Subgraph } from '../src/runtime/loadBuild.js'
import { type IndexerOptions, runIndexer } from '../src/runtime/runIndexer.js'
import { fetchIdentity } from '../src/source/fetchIdentity.js'
import { createRpc } from '../src/source/rpc.js'
import { openStore } from '../src/store/openStore.js'
import { buildFixture } from './buildFixture.js'
import { dumpDatabase } from './dumpDatabase.js'
import { account, LEDGER, type LedgerChain, openLedgerChain } from './ledgerChain.js'
import { type Anvil, startAnvil } from './startAnvil.js'

let subgraph: Subgraph
let directory: string
let anvil: Anvil
let chain: LedgerChain
const running: { stop(): Promise<void> }[] = []

beforeAll(async () => {
  subgraph = loadBuild(await buildFixture('ledger'))
  directory = mkdtempSync(join(tmpdir(), 'indexer-'))
})
afterAll(() => rmSync(directory, { recursive: true }))
beforeEach(async () => {
  anvil = await startAnvil()
  chain = await openLedgerChain(anvil)
})
afterEach(async () => {
  for (const indexer of running.splice(0)) await indexer.stop()
  await anvil[Symbol.asyncDispose]()
})

let databases = 0
const newPath = () => join(directory, `${databases++}.sqlite`)

/** Runs an indexer in this thread until it is stopped. */
const index = async (path: string, options: Partial<IndexerOptions> & { url?: string } = {}) => {
  const stop = new AbortController()
  const rpc = createRpc({ urls: [options.url ?? anvil.url], log: silentLog })
  const identity = { ...(await fetchIdentity(rpc, stop)), deployment: subgraph.deployment, network: 'devnet' }
  const store = openStore(path, { schema: subgraph.schema, identity })
  const seen: IndexerStatus[] = []
  let wake = () => {}
  const done = runIndexer({
    subgraph,
    store,
    rpc,
    chainId: identity.chainId,
    log: silentLog,
    signal: stop.signal,
    pollMs: 20,
    onStatus: (status) => {
      seen.push(status)
      wake()
    },
    ...options,
  }).finally(() => store.close())
  const indexer = {
    path,
    seen,
    done,
    status: () => seen.at(-1),
    /** Waits until the status is as wished. */
    until: async (wished: (status: IndexerStatus) => boolean) => {
      for (let from = 0; ; ) {
        const found = seen.slice(from).find(wished)
        if (found) return found
        from = seen.length
        const last = seen.at(-1)
        if (last?.state === 'stopped' || last?.problem) throw new Error(`Indexing ended: ${JSON.stringify(last)}`)
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
    },
    /** Waits until the chain as it is now is indexed. */
    caughtUp: async () => {
      const head = (await anvil.rpc('eth_getBlockByNumber', 'latest', false)) as { hash: string }
      await indexer.until(() => indexer.status()?.head?.hash === head.hash)
    },
    stop: async () => {
      stop.abort()
      await done
    },
  }
  running.push(indexer)
  return indexer
}

/** Contents of a database that an undisturbed run over the chain as it is now makes. */
const straightRun = async (options: Partial<IndexerOptions> = {}) => {
  const indexer = await index(newPath(), options)
  await indexer.caughtUp()
  await indexer.stop()
  return dumpDatabase(indexer.path)
}

const tableOf = (path: string, table: string) => dumpDatabase(path)[table]

describe('runIndexer()', () => {
  test('indexes events, calls at the block, reverted calls and related entities', async () => {
    await chain.mine(['Moved', account(1), 10], ['Moved', account(2), 7], ['Moved', account(1), -3])
    await chain.mine(['Moved', account(1), 5])
    const indexer = await index(newPath())
    await indexer.caughtUp()
    await indexer.stop()
    const { Account, Move } = dumpDatabase(indexer.path)
    expect(Account).toMatchObject([
      { id: account(1), balance: '0212', height: '014', moves: 3, refused: 0, $from: 3 },
      { id: account(1), balance: '017', height: '013', moves: 2, refused: 0, $from: 2, $to: 3 },
      { id: account(2), balance: '017', height: null, moves: 1, refused: 1, $from: 2 },
    ])
    expect(Move?.map((move) => [move.id, move.related])).toEqual([
      ['2-0', 0],
      ['2-1', 0],
      ['2-2', 1],
      ['3-0', 2],
    ])
    expect(indexer.status()).toMatchObject({ state: 'stopped', health: 'healthy', synced: true, head: { number: 3 } })
  })
})
