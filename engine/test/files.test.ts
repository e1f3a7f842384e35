import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createQueryApi } from '../src/api/createQueryApi.js'
import { fileEntityNames } from '../src/core/fileTemplates.js'
import { silentLog } from '../src/core/log.js'
import { type IpfsGateway, startIpfsGateway } from '../src/files/test/startIpfsGateway.js'
import type { IndexerStatus } from '../src/runtime/indexerStatus.js'
import { loadBuild, type Subgraph } from '../src/runtime/loadBuild.js'
import { openEngine } from '../src/runtime/openEngine.js'
import { type IndexerOptions, runIndexer } from '../src/runtime/runIndexer.js'
import { fetchIdentity } from '../src/source/fetchIdentity.js'
import { createRpc } from '../src/source/rpc.js'
import { openStore } from '../src/store/openStore.js'
import { buildFixture } from './buildFixture.js'
import { compileEngine } from './compileEngine.js'
import { dumpDatabase } from './dumpDatabase.js'
import { type LedgerChain, openLedgerChain } from './ledgerChain.js'
import { type Anvil, startAnvil } from './startAnvil.js'

let subgraph: Subgraph
let directory: string
let anvil: Anvil
let chain: LedgerChain
let gateway: IpfsGateway
const running: { stop(): Promise<unknown> }[] = []

beforeAll(async () => {
  subgraph = loadBuild(await buildFixture('files'))
  directory = mkdtempSync(join(tmpdir(), 'files-'))
})
afterAll(() => rmSync(directory, { recursive: true }))
beforeEach(async () => {
  ;[anvil, gateway] = await Promise.all([startAnvil(), startIpfsGateway()])
  chain = await openLedgerChain(anvil)
})
afterEach(async () => {
  for (const indexer of running.splice(0)) await indexer.stop()
  await anvil[Symbol.asyncDispose]()
  await gateway[Symbol.asyncDispose]()
})

let databases = 0
const newPath = () => join(directory, `${databases++}.sqlite`)
const OPEN = 2_147_483_647

const until = async (wished: () => boolean, what: string) => {
  for (let tries = 0; !wished(); tries += 1) {
    if (tries > 1_000) throw new Error(`never ${what}`)
    await sleep(10)
  }
}

/** Indexes in this thread until it is stopped. */
const index = async (path = newPath(), options: Partial<IndexerOptions> = {}) => {
  const stop = new AbortController()
  const rpc = createRpc({ urls: [anvil.url], log: silentLog })
  const identity = { ...(await fetchIdentity(rpc, stop)), deployment: subgraph.deployment, network: 'devnet' }
  const fileTypes = fileEntityNames(subgraph.manifest)
  const store = openStore(path, { schema: subgraph.schema, identity, fileTypes })
  const warnings: string[] = []
  let status: IndexerStatus | undefined
  const done = runIndexer({
    subgraph,
    store,
    rpc,
    chainId: identity.chainId,
    log: { ...silentLog, warn: (_, message) => warnings.push(message) },
    signal: stop.signal,
    pollMs: 10,
    ipfsGateways: [gateway.url],
    fileRetryMs: () => 30,
    onStatus: (next) => {
      status = next
    },
    ...options,
  }).finally(() => store.close())
  const rows = (table: string) => dumpDatabase(path)[table] ?? []
  const indexer = {
    path,
    done,
    rows,
    warnings,
    status: () => status,
    caughtUp: async () => {
      const head = (await anvil.rpc('eth_getBlockByNumber', 'latest', false)) as { hash: string }
      await until(() => status?.head?.hash === head.hash, `at ${head.hash}`)
    },
    /** Mines until so many files are handled. */
    handled: async (files: number) => {
      for (let tries = 0; rows('$files').filter(({ doneAt }) => doneAt !== null).length < files; tries += 1) {
        if (tries > 100) throw new Error(`never handled ${files} files`)
        await sleep(20)
        await chain.skip(1)
        await indexer.caughtUp()
      }
    },
    stop: async () => {
      stop.abort()
      return done
    },
  }
  running.push(indexer)
  return indexer
}

describe('a file that a handler asks for', () => {
  test('64. is handled at the end of the first block after it arrived', async () => {
    const cid = await gateway.add('hello', { withhold: true })
    const indexer = await index()
    const asked = await chain.publish([cid, 'a'])
    await chain.skip(2)
    await indexer.caughtUp()
    expect(indexer.rows('$files')).toMatchObject([{ id: 1, reference: cid, block: asked, doneAt: null }])
    gateway.release()
    const before = await chain.number()
    await indexer.handled(1)
    const [file] = indexer.rows('$files')
    expect(file?.doneAt).toBeGreaterThan(before)
    expect(indexer.rows('Document')).toMatchObject([
      { id: 'a', content: 'hello', label: cid, seen: 0, $from: file?.doneAt, $to: OPEN, $region: 1 },
    ])
    await chain.skip(3)
    await indexer.caughtUp()
    await sleep(50)
    const asksNoMore = gateway.requests.length
    await sleep(100)
    expect(gateway.requests).toHaveLength(asksNoMore)
  })

  test('65. is handled once for each context, however it is written', async () => {
    const cid = await gateway.add('hello')
    const indexer = await index()
    await chain.publish([cid, 'a'], [`ipfs://${cid}`, 'a'])
    await chain.publish([`/ipfs/${cid}`, 'a'], [cid, 'b'])
    await indexer.handled(2)
    await chain.publish([cid, 'a'])
    await chain.skip(2)
    await indexer.caughtUp()
    expect(indexer.rows('$files')).toHaveLength(2)
    expect(indexer.rows('Document').map(({ id }) => id)).toEqual(['a', 'b'])
  })

  test('66. never holds up the chain when nobody has it, or when gateways lie or hang', async () => {
    const missing = await gateway.add('nobody has it', { withhold: true })
    const real = await gateway.add('x'.repeat(600_000))
    gateway.manners = 'lying'
    const indexer = await index()
    await chain.publish([missing, 'missing'], [real, 'real'])
    await chain.skip(1_000)
    await indexer.caughtUp()
    await sleep(100)
    await chain.skip(1)
    await indexer.caughtUp()
    expect(indexer.status()).toMatchObject({ health: 'healthy', problem: undefined })
    expect(indexer.rows('Document')).toEqual([])
    gateway.manners = 'silent'
    await chain.skip(5)
    await indexer.caughtUp()
    const stopping = performance.now()
    await indexer.stop()
    expect(performance.now() - stopping).toBeLessThan(1_000)

    gateway.manners = 'honest'
    const again = await index(indexer.path)
    await again.handled(1)
    expect(again.rows('Document')).toMatchObject([{ id: 'real' }])
    expect(again.rows('$files')).toMatchObject([{ doneAt: null }, { doneAt: expect.any(Number) }])
  })

  test('comes from the next gateway when the first is bad', async () => {
    const cid = await gateway.add('hello')
    await using bad = await startIpfsGateway()
    bad.manners = 'plain'
    const indexer = await index(newPath(), { ipfsGateways: [bad.url, 'http://127.0.0.1:1', gateway.url] })
    await chain.publish([cid, 'a'])
    await indexer.handled(1)
    expect(indexer.rows('Document')).toMatchObject([{ content: 'hello' }])
  })

  test('is fetched again after a restart until it is handled', async () => {
    const cid = await gateway.add('hello', { withhold: true })
    const first = await index()
    await chain.publish([cid, 'a'])
    await first.caughtUp()
    await first.stop()
    gateway.release()
    const second = await index(first.path)
    await second.handled(1)
    await second.stop()
    const asked = gateway.requests.length
    const third = await index(first.path)
    await chain.skip(3)
    await third.caughtUp()
    expect(gateway.requests).toHaveLength(asked)
  })

  test('waits, with a warning, when no gateway is set', async () => {
    const indexer = await index(newPath(), { ipfsGateways: [] })
    await chain.publish([await gateway.add('hello'), 'a'])
    await chain.skip(3)
    await indexer.caughtUp()
    expect(indexer.rows('$files')).toMatchObject([{ doneAt: null }])
    expect(indexer.warnings).toContain('Files are not fetched, because no IPFS gateway is set')
  })

  test('74. is ignored with a warning when its CID is malformed', async () => {
    const indexer = await index()
    await chain.publish(['not a cid', 'a'], ['', 'b'])
    await indexer.caughtUp()
    expect(indexer.rows('$files')).toEqual([])
    expect(indexer.rows('Publication')).toHaveLength(2)
    expect(indexer.warnings).toContain('Ignored a file with a malformed CID')
  })
})

describe('the engine in a thread of its own', () => {
  test('fetches files, also after it was ended, and answers queries over them', async () => {
    compileEngine()
    const cid = await gateway.add('hello', { withhold: true })
    await chain.publish([cid, 'a'])
    const open = () =>
      openEngine({
        build: subgraph.folder,
        dataDir: join(directory, 'engine'),
        network: 'devnet',
        rpcUrls: [anvil.url],
        ipfsGateways: [gateway.url],
        log: silentLog,
        pollMs: 10,
      })
    const first = await open()
    await first.whenSynced
    await first.close()
    gateway.release()
    await using engine = await open()
    const api = createQueryApi({ schema: subgraph.schema, deployment: engine.deployment })
    const query = '{ documents { id content publication { label documents { id } } } }'
    const ask = () => String(api.execute(engine.reader, { query }).body)
    for (let tries = 0; !ask().includes('hello') && tries < 100; tries += 1) {
      await sleep(20)
      await chain.skip(1)
    }
    expect(JSON.parse(ask()).data.documents).toEqual([
      { id: 'a', content: 'hello', publication: { label: 'a', documents: [{ id: 'a' }] } },
    ])
  })
})

describe('a handler of a file', () => {
  test('67, 68. and handlers of the chain do not see what the other writes', async () => {
    const cid = await gateway.add('hello')
    const indexer = await index()
    await chain.publish([cid, 'a'])
    await indexer.handled(1)
    await chain.publish([cid, 'a'])
    await indexer.caughtUp()
    expect(indexer.rows('Document')).toMatchObject([{ id: 'a', seen: 0, publication: 'a' }])
    expect(indexer.rows('Publication').map(({ seen }) => seen)).toEqual([0])
  })

  test('71. may ask for another file', async () => {
    const inner = await gateway.add('inner')
    const outer = await gateway.add(`do:read:${inner}`)
    const indexer = await index()
    const asked = await chain.publish([outer, 'a'])
    await indexer.handled(2)
    expect(indexer.rows('Document')).toMatchObject([{ id: 'a' }, { id: 'below a', content: 'inner' }])
    expect(indexer.rows('$files').map(({ block }) => block)).toEqual([asked, asked])
  })

  test.each([
    [
      '69. fails with its whole block when it sets a type that is not listed',
      'do:write:x',
      /entity type `Secret` is not on the 'entities' list for data source `Document`. Hint: Add `Secret` to the 'entities' list, which currently is: `Document`, `Stamp`, `Publication`\./,
    ],
    [
      '70. fails with its whole block when it asks the chain',
      'do:ask:',
      /chain host function 'ethereum.call' is not available for this chain/,
    ],
    [
      '71. fails with its whole block when it makes a contract data source',
      'do:follow:',
      /Attempted to create on-chain data source in offchain data source handler/,
    ],
    [
      'fails with its whole block when it aborts',
      'do:break:',
      /file .*: Handler handleDocument failed: Mapping aborted .* boom/,
    ],
  ])('%s', async (_, content, message) => {
    const cid = await gateway.add(content)
    const indexer = await index()
    await chain.publish([cid, 'a'])
    await indexer.caughtUp()
    await until(() => gateway.requests.length > 0, 'fetched')
    await sleep(50)
    const head = await chain.publish(['not a cid', 'next'])
    await until(() => indexer.status()?.problem !== undefined, 'in trouble')
    expect(indexer.status()?.problem?.message).toMatch(message)
    expect(indexer.status()?.head?.number).toBe(head - 1)
    expect(indexer.rows('Publication').map(({ id }) => id)).toEqual(['a'])
    expect(indexer.rows('Document')).toEqual([])
    expect(indexer.rows('Secret')).toEqual([])
    expect(indexer.rows('$errors')).toEqual([])
  })

  test('72. fails when the chain or another file wrote the same entity', async () => {
    const cid = await gateway.add('hello')
    const indexer = await index()
    await chain.publish([cid, 'taken'])
    await indexer.caughtUp()
    await sleep(100)
    await chain.skip(1)
    await until(() => indexer.status()?.problem !== undefined, 'in trouble')
    expect(indexer.status()?.problem?.message).toMatch(
      'entity Document[taken] was written by another data source',
    )
    expect(indexer.rows('Document')).toMatchObject([{ content: 'on the chain', $region: 0 }])
    await indexer.stop()
  })

  test('72. stops the subgraph when it writes an immutable entity a second time', async () => {
    const [one, two] = [await gateway.add('do:stamp:x'), await gateway.add('do:stamp:x:')]
    const indexer = await index()
    await chain.publish([one, 'a'])
    await indexer.handled(1)
    await chain.publish([two, 'b'])
    await indexer.caughtUp()
    await sleep(100)
    await chain.skip(1)
    const status = await indexer.done
    expect(status.health).toBe('failed')
    expect(indexer.rows('$errors')).toMatchObject([
      { message: expect.stringContaining('entity Stamp[x] is immutable') },
    ])
    expect(indexer.rows('Document').map(({ id }) => id)).toEqual(['a'])
  })
})

describe('a file of a stranger', () => {
  const isDone = ({ doneAt }: Record<string, unknown>) => doneAt !== null

  test.each([
    ['asks for more files than it may', 'do:flood:10001'],
    ['writes more entities than it may', 'do:spam:100001'],
  ])('that %s is left out, and nothing else waits', async (_, content) => {
    const [hostile, good] = [await gateway.add(content), await gateway.add('hello')]
    const indexer = await index()
    await chain.publish([hostile, 'a'], [good, 'b'])
    await indexer.handled(2)
    expect(indexer.rows('$files')).toHaveLength(2)
    expect(indexer.rows('Document')).toMatchObject([{ id: 'b', content: 'hello' }])
    expect(indexer.rows('Stamp')).toEqual([])
    expect(indexer.warnings).toContain('Left out a file')
    expect(indexer.status()).toMatchObject({ health: 'healthy', problem: undefined })
  })

  test('with as many files as it may have holds up neither the chain nor the files of others', {
    timeout: 120_000,
  }, async () => {
    // An identity CID holds its content, so all these files are there at once.
    const [hostile, good] = [await gateway.add('do:flood:10000'), await gateway.add('hello')]
    const indexer = await index()
    await chain.publish([hostile, 'hostile'])
    await indexer.handled(1)
    expect(indexer.rows('$files')).toHaveLength(10_001)
    const before = indexer.rows('$files').filter(isDone).length
    await chain.publish([good, 'b'])
    const head = await chain.number()
    for (let block = 0; block < 100; block += 1) await chain.skip(1)
    await indexer.caughtUp()
    expect(indexer.status()?.head?.number).toBe(head + 100)
    while (!indexer.rows('Document').some(({ id }) => id === 'b')) {
      await chain.skip(1)
      await sleep(20)
    }
    expect(indexer.rows('$files').filter(isDone).length).toBeGreaterThan(before)
  })

  test('that never comes takes no turn from the files of others, with all that it names', async () => {
    const missing = await Promise.all(
      Array.from({ length: 50 }, (_, file) => gateway.add(`missing ${file}`, { withhold: true })),
    )
    const outer = await gateway.add(`do:each:${missing.join(',')}`)
    const good = await gateway.add('hello')
    const indexer = await index(newPath(), { fileRetryMs: () => 100_000 })
    await chain.publish([outer, 'hostile'])
    await indexer.handled(1)
    expect(indexer.rows('$files')).toHaveLength(51)
    gateway.manners = 'silent'
    await chain.skip(1)
    await indexer.caughtUp()
    gateway.manners = 'honest'
    await chain.publish([good, 'b'])
    await indexer.handled(2)
    expect(indexer.rows('Document').map(({ id }) => id)).toContain('b')
  })
})

describe('a reorg', () => {
  test('73. below the block in which a file was handled makes it be handled again', async () => {
    const cid = await gateway.add('hello', { withhold: true })
    const indexer = await index()
    await chain.publish([cid, 'a'])
    await chain.skip(1)
    await indexer.caughtUp()
    gateway.release()
    await indexer.handled(1)
    const before = indexer.rows('Document')[0]?.$from as number
    const asked = gateway.requests.length
    await chain.cut((await chain.number()) - before + 1)
    await anvil.rpc('evm_increaseTime', 100)
    await chain.skip(1)
    await until(() => (indexer.status()?.reorgs ?? 0) > 0, 'rewound')
    await indexer.handled(1)
    expect(indexer.rows('Document')).toMatchObject([{ id: 'a', $to: OPEN, $region: 1 }])
    expect(gateway.requests.length).toBeGreaterThan(asked)
  })

  test('of the block that asked for a file takes it and its entities away', async () => {
    const cid = await gateway.add('hello')
    const indexer = await index()
    const asked = await chain.publish([cid, 'a'])
    await indexer.handled(1)
    await chain.cut((await chain.number()) - asked + 1)
    await anvil.rpc('evm_increaseTime', 100)
    await chain.skip(3)
    await indexer.caughtUp()
    expect(indexer.rows('$files')).toEqual([])
    expect(indexer.rows('Document')).toEqual([])
    await chain.publish([cid, 'b'])
    await indexer.handled(1)
    expect(indexer.rows('Document')).toMatchObject([{ id: 'b', $region: 1 }])
  })
})
