import { appendFileSync, cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { silentLog } from '../src/core/log.js'
import type { Deployment } from '../src/deploy/openDeployment.js'
import { openSubgraphs, type SubgraphsOptions } from '../src/deploy/openSubgraphs.js'
import { loadBuild } from '../src/runtime/loadBuild.js'
import { buildFixture } from './buildFixture.js'
import { compileEngine } from './compileEngine.js'
import { account, type LedgerChain, openLedgerChain } from './ledgerChain.js'
import { type Anvil, startAnvil } from './startAnvil.js'

const NAME = 'tests/ledger'

let build: string
let directory: string
let anvil: Anvil
let chain: LedgerChain

beforeAll(async () => {
  compileEngine()
  build = await buildFixture('ledger')
})
beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'subgraphs-'))
  anvil = await startAnvil()
  chain = await openLedgerChain(anvil)
  await chain.mine(['Moved', account(1), 1])
})
afterEach(async () => {
  await anvil[Symbol.asyncDispose]()
  rmSync(directory, { recursive: true })
})

const open = (changes: Partial<SubgraphsOptions> = {}) =>
  openSubgraphs({
    dataDir: join(directory, 'data'),
    networks: new Map([['devnet', { rpcUrls: [anvil.url], pollMs: 20 }]]),
    log: silentLog,
    signal: new AbortController().signal,
    ...changes,
  })

/** The same subgraph under another id. */
const variant = (description: string): string => {
  const folder = join(directory, description)
  cpSync(build, folder, { recursive: true })
  appendFileSync(join(folder, 'subgraph.yaml'), `description: ${description}\n`)
  return folder
}

const database = (deployment: string) => join(directory, 'data/devnet', `${deployment}.sqlite`)

const until = async (condition: () => boolean) => {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5))
}

const headOf = async ({ run }: Deployment): Promise<number> => {
  const { body } = await run({ query: '{ _meta { block { number } } }' })
  return JSON.parse(body).data._meta.block.number
}

describe('subgraphs of a data folder', () => {
  test('are found by name and by id, also by the next process', async () => {
    const id = loadBuild(build).deployment
    {
      await using subgraphs = await open()
      const { engine } = await subgraphs.deploy(build, [NAME, 'tests/alias'])
      await engine.whenSynced
      expect(subgraphs.deployments()).toMatchObject([
        { deployment: { id, network: 'devnet' }, names: [NAME, 'tests/alias'], pendingNames: [] },
      ])
    }
    await using subgraphs = await open()
    for (const target of [
      { by: 'id', value: id },
      { by: 'name', value: 'tests/alias' },
    ] as const)
      expect(await headOf(subgraphs.find(target)!)).toBe(2)
    expect(subgraphs.find({ by: 'name', value: 'tests/other' })).toBeUndefined()
  })

  test('need no build folder once they are deployed', async () => {
    const folder = variant('passing')
    {
      await using subgraphs = await open()
      const { engine } = await subgraphs.deploy(folder, [NAME])
      await engine.whenSynced
    }
    rmSync(folder, { recursive: true })
    await using subgraphs = await open()
    await chain.mine(['Moved', account(2), 1])
    const deployment = subgraphs.find({ by: 'name', value: NAME })!
    await until(() => deployment.engine.status().head?.number === 3)
    expect(deployment.engine.status().health).toBe('healthy')
  })

  test('take the wishes for indexes of the build of today', async () => {
    const folder = variant('hinted')
    const hinted = ({ engine }: Deployment) =>
      engine.reader
        .prepare(`SELECT count(*) FROM sqlite_schema WHERE sql LIKE '%"Move"%"timestamp"%'`)
        .pluck()
        .get()
    {
      await using subgraphs = await open()
      const deployment = await subgraphs.deploy(folder, [NAME])
      await deployment.engine.whenSynced
      expect(hinted(deployment)).toBe(1)
    }
    writeFileSync(join(folder, 'indexes.json'), '{ "Move": ["timestamp"] }')
    await using subgraphs = await open({ builds: [folder] })
    const deployment = await subgraphs.deploy(folder, [NAME])
    await deployment.engine.whenSynced
    expect(hinted(deployment)).toBe(2)
  })

  test('are not indexed from a build that was changed, and the others go on', async () => {
    const [first, second] = [variant('first'), variant('other')].map((folder) => ({
      folder,
      id: loadBuild(folder).deployment,
    })) as [{ folder: string; id: string }, { folder: string; id: string }]
    {
      await using subgraphs = await open()
      await subgraphs.deploy(first.folder, [NAME])
      await subgraphs.deploy(second.folder, ['tests/other'])
    }
    appendFileSync(join(directory, 'data/devnet/builds', first.id, 'schema.graphql'), '# changed\n')
    await using subgraphs = await open()
    expect(subgraphs.deployments().map(({ deployment }) => deployment.id)).toEqual([second.id])
    expect(existsSync(database(first.id))).toBe(true)
  })

  test('are gone with their last name', async () => {
    await using subgraphs = await open()
    const { id } = await subgraphs.deploy(build, [NAME, 'tests/alias'])
    await subgraphs.remove(NAME)
    expect(subgraphs.find({ by: 'id', value: id })).toBeDefined()
    await subgraphs.remove('tests/alias')
    expect(subgraphs.find({ by: 'id', value: id })).toBeUndefined()
    expect(existsSync(database(id))).toBe(false)
    await expect(subgraphs.remove(NAME)).rejects.toThrow(`subgraph name not found: ${NAME}`)
  })

  test('leave no trace of a build that cannot be indexed, and keep what answers', async () => {
    await using subgraphs = await open()
    const { id } = await subgraphs.deploy(build, [NAME])
    const broken = variant('broken')
    rmSync(join(broken, 'Ledger/Ledger.wasm'))
    await expect(subgraphs.deploy(broken, [NAME])).rejects.toThrow('lacks Ledger/Ledger.wasm')
    expect(subgraphs.find({ by: 'name', value: NAME })?.id).toBe(id)
    expect(subgraphs.deployments()).toHaveLength(1)
  })
})

describe('a new version', () => {
  test('answers when it has caught up; the one before it does until then', async () => {
    const switches: (readonly string[])[] = []
    await using subgraphs = await open({
      onSwitch: async (names) => {
        switches.push(names)
      },
    })
    const first = await subgraphs.deploy(build, [NAME])
    await first.engine.whenSynced
    const second = await subgraphs.deploy(variant('second'), [NAME])
    expect(subgraphs.deployments()).toMatchObject([
      { deployment: { id: first.id }, names: [NAME], pendingNames: [] },
      { deployment: { id: second.id }, names: [], pendingNames: [NAME] },
    ])
    expect(subgraphs.find({ by: 'name', value: NAME })).toBe(first)
    await until(() => subgraphs.find({ by: 'name', value: NAME }) === second)
    expect(second.engine.status().synced).toBe(true)
    await until(() => !existsSync(database(first.id)))
    expect(subgraphs.find({ by: 'id', value: first.id })).toBeUndefined()
    expect(switches).toEqual([[NAME], [NAME]])
  })

  test('waits for the answers that the one before it owes', async () => {
    await using subgraphs = await open()
    const first = await subgraphs.deploy(build, [NAME])
    await first.engine.whenSynced
    // Neither filtered nor ordered by an index, so it runs in a process of its own, which has to start first.
    const answer = first.run({ query: '{ moves(first: 1000, orderBy: value) { id } }' })
    expect(answer).toBeInstanceOf(Promise)
    await subgraphs.deploy(variant('second'), [NAME])
    await until(() => subgraphs.find({ by: 'name', value: NAME }) !== first)
    expect(JSON.parse((await answer).body).data.moves).toHaveLength(1)
  })

  test('goes on to catch up after a restart', async () => {
    const second = variant('second')
    let first: string
    {
      await using subgraphs = await open()
      const deployment = await subgraphs.deploy(build, [NAME])
      first = deployment.id
      await deployment.engine.whenSynced
      await subgraphs.deploy(second, [NAME])
    }
    await using subgraphs = await open()
    const { deployment } = loadBuild(second)
    await until(() => subgraphs.find({ by: 'name', value: NAME })?.id === deployment)
    await until(() => !existsSync(database(first)))
    expect(subgraphs.deployments()).toHaveLength(1)
  })

  test('answers at once when the one before it never caught up', async () => {
    await using subgraphs = await open()
    await chain.mine(['Broken', account(1), 1])
    const first = await subgraphs.deploy(build, [NAME])
    await first.engine.done
    const second = await subgraphs.deploy(variant('second'), [NAME])
    expect(subgraphs.find({ by: 'name', value: NAME })).toBe(second)
  })

  test('leaves the database of the one before it where that is wanted', async () => {
    await using subgraphs = await open({ keepOld: true })
    const first = await subgraphs.deploy(build, [NAME])
    await first.engine.whenSynced
    await subgraphs.deploy(variant('second'), [NAME])
    await until(() => subgraphs.find({ by: 'id', value: first.id }) === undefined)
    await subgraphs.deploy(build, [NAME])
    await until(() => subgraphs.find({ by: 'name', value: NAME })?.id === first.id)
    expect(existsSync(database(first.id))).toBe(true)
  })
})
