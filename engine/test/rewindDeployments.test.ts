import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { silentLog } from '../src/core/log.js'
import type { Deployment } from '../src/deploy/openDeployment.js'
import { openSubgraphs } from '../src/deploy/openSubgraphs.js'
import { rewindDeployments } from '../src/deploy/rewindDeployments.js'
import { databasePath } from '../src/runtime/indexerSettings.js'
import { buildFixture } from './buildFixture.js'
import { compileEngine } from './compileEngine.js'
import { dumpDatabase } from './dumpDatabase.js'
import { account, type LedgerChain, openLedgerChain } from './ledgerChain.js'
import { type Anvil, startAnvil } from './startAnvil.js'

const FINALITY = 5
const NETWORK = 'devnet'

let build: string
let directory: string
let anvil: Anvil
let chain: LedgerChain

beforeAll(async () => {
  compileEngine()
  build = await buildFixture('ledger')
})
beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'rewind-'))
  anvil = await startAnvil()
  chain = await openLedgerChain(anvil)
})
afterEach(async () => {
  await anvil[Symbol.asyncDispose]()
  rmSync(directory, { recursive: true })
})

const dataDir = (name = 'data') => join(directory, name)

const open = async (name?: string) => {
  const network = { rpcUrls: [anvil.url], pollMs: 20, finality: FINALITY, cacheBytes: 1_000_000 }
  const subgraphs = await openSubgraphs({
    dataDir: dataDir(name),
    networks: new Map([[NETWORK, network]]),
    log: silentLog,
    signal: new AbortController().signal,
  })
  const deployment = await subgraphs.deploy(build, ['tests/ledger'])
  return { deployment, [Symbol.asyncDispose]: () => subgraphs[Symbol.asyncDispose]() }
}

const caughtUp = async ({ engine }: Deployment) => {
  const { hash } = (await anvil.rpc('eth_getBlockByNumber', 'latest', false)) as { hash: string }
  while (engine.status().head?.hash !== hash) await new Promise((resolve) => setTimeout(resolve, 5))
}

/** Indexes the chain as it is now and gives what is stored. */
const indexed = async (name?: string) => {
  await using index = await open(name)
  await caughtUp(index.deployment)
  return dumpDatabase(index.deployment.engine.database)
}

const rewind = (to: number, changes: Partial<Parameters<typeof rewindDeployments>[0]> = {}) =>
  rewindDeployments({ dataDir: dataDir(), network: NETWORK, to, log: silentLog, ...changes })

/** Blocks 2 to 9, in some of which data sources are made and accounts change. */
const history = async () => {
  for (let block = 2; block < 10; block += 1) await chain.mine(['Moved', account(block % 3), block])
}

/** A branch in which a new ledger is followed, accounts vanish, and blocks go by. */
const branch = async (value: number) => {
  const child = await chain.deploy()
  await chain.mine(['Opened', child, 0], ['Moved', account(1), value])
  await chain.mine(['Moved', account(2), value, child], ['Closed', account(0), 0])
  await chain.skip(FINALITY + 2)
  await chain.mine(['Moved', account(4), value])
}

describe('a reorganization below what counts as final', () => {
  test('stops the index, which a rewind and a restart bring to the state of a straight run', async () => {
    await history()
    const forkedAt = await chain.number()
    let depth = 0
    {
      await using index = await open()
      await branch(100)
      await caughtUp(index.deployment)
      const { database } = index.deployment.engine
      const before = dumpDatabase(database)
      expect(before.$dataSources).toHaveLength(1)
      depth = (await chain.number()) - forkedAt
      await chain.cut(depth)
      await anvil.rpc('evm_increaseTime', 100)
      await branch(200)
      await chain.skip(1)
      const { health, problem } = await index.deployment.engine.done
      expect(health).toBe('failed')
      // The first block of the branch held nothing, and so was forgotten.
      expect(problem?.message).toBe(
        `The chain has another block ${forkedAt + 2}, where the index stands at block ${forkedAt + depth}: ` +
          'a reorganization of more than the 5 blocks after which blocks count as final.',
      )
      expect(problem?.remedy).toContain(`run \`poco rewind --network devnet --to ${forkedAt}\``)
      expect(dumpDatabase(database)).toEqual(before)
    }
    expect(rewind(forkedAt)).toMatchObject([{ from: forkedAt + depth, to: forkedAt }])
    const got = await indexed()
    expect(got.$dataSources).toHaveLength(1)
    expect(got).toEqual(await indexed('straight'))
  })

  test('is followed when it is just not that deep', async () => {
    await history()
    await using index = await open()
    await caughtUp(index.deployment)
    await chain.cut(FINALITY)
    await anvil.rpc('evm_increaseTime', 100)
    await chain.skip(FINALITY + 1)
    await caughtUp(index.deployment)
    expect(index.deployment.engine.status()).toMatchObject({ health: 'healthy', reorgs: 1 })
  })
})

describe('rewindDeployments()', () => {
  test('refuses while a process has the index open', async () => {
    await history()
    await using index = await open()
    await caughtUp(index.deployment)
    expect(() => rewind(5)).toThrow(
      `The database ${index.deployment.engine.database} is in use by another process.`,
    )
  })

  test('refuses a block above the head, below the earliest, and a network that is not there', async () => {
    await chain.skip(3)
    await history()
    const head = await chain.number()
    await indexed()
    expect(() => rewind(head + 1)).toThrow(
      `Block ${head + 1} is above block ${head}, where the index of devnet stands.`,
    )
    expect(() => rewind(3)).toThrow('Block 3 is below block 5, the earliest that the index of devnet keeps.')
    expect(() => rewind(5, { network: 'fuji' })).toThrow(`There is no index of fuji in ${dataDir()}.`)
    const refusal = expect.objectContaining({ remedy: 'It has devnet.' })
    expect(() => rewind(5, { network: 'fuji' })).toThrow(refusal)
    expect(() => rewind(5, { dataDir: dataDir('none') })).toThrow('There is no index of devnet in')
  })

  test('takes back as many blocks as it is told, and the head to none', async () => {
    await history()
    const head = await chain.number()
    const straight = await indexed()
    expect(rewind(head)).toMatchObject([{ from: head, to: head }])
    const [rewound] = rewind(5)
    expect(rewound).toMatchObject({ from: head, to: 5 })
    const path = databasePath({ dataDir: dataDir(), network: NETWORK }, rewound ?? { deployment: '' })
    expect(dumpDatabase(path).Move?.map(({ block }) => block)).toEqual(['012', '013', '014', '015'])
    expect(await indexed()).toEqual(straight)
  })
})
