import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { EngineError } from '../../src/core/errors.js'
import { silentLog } from '../../src/core/log.js'
import { loadBuild } from '../../src/runtime/loadBuild.js'
import { openEngine } from '../../src/runtime/openEngine.js'
import {
  NARRATOR,
  type StoryManifest,
  type StorySource,
  storyManifest,
  writeStoryBuild,
} from './storyBuild.js'

let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'packaging-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const load = (changes: StoryManifest, change: (manifest: object) => object = (manifest) => manifest) => {
  writeStoryBuild(folder, change(storyManifest(changes)))
  return loadBuild(folder)
}

const refusal = (changes: StoryManifest, change?: (manifest: object) => object): EngineError => {
  try {
    load(changes, change)
  } catch (error) {
    if (error instanceof EngineError) return error
    throw error
  }
  throw new Error('The build was not refused')
}

const sources = (source: StorySource): StoryManifest => ({ sources: { A: { address: NARRATOR, ...source } } })
const handling = (handler: object) => sources({ events: [{ event: 'Told(string)', ...handler }] })
const fileTemplate = (kind: string) => ({
  kind,
  name: 'Letter',
  mapping: { apiVersion: '0.0.7', file: 'stories.wasm', handler: 'handleStory', entities: [] },
})

test('81. an apiVersion that does not exist yet is refused', () => {
  expect(refusal(sources({ apiVersion: '0.0.10' })).message).toBe(
    'The maximum supported mapping API version of this indexer is 0.0.9, but `0.0.10` was found',
  )
})

test('82. a template of files is accepted with an old specVersion', () => {
  // The schema of the stories has generated ids, which need a newer one.
  writeFileSync(join(folder, 'old.graphql'), 'type Letter @entity { id: ID! }')
  const { manifest } = load({ specVersion: '0.0.4' }, (written) => ({
    ...written,
    schema: { file: 'old.graphql' },
    templates: [fileTemplate('file/ipfs')],
  }))
  expect(manifest.templates).toMatchObject([{ kind: 'file/ipfs', name: 'Letter' }])
})

describe('what only a network of subgraphs can do is refused with a way out', () => {
  test.each([
    [
      'grafting',
      (written: object) => ({ ...written, graft: { base: 'QmBase', block: 12 } }),
      'The subgraph is grafted onto QmBase at block 12, and grafting is not supported.',
      'Remove `graft` from subgraph.yaml to index from the start block, or deploy the subgraph to graph-node.',
    ],
    [
      'a data source that is a subgraph',
      (written: object) => ({ ...written, dataSources: [{ kind: 'subgraph', name: 'Other' }] }),
      'Data source Other reads another subgraph, which is not supported.',
      'Index the contracts of that subgraph instead, or deploy both to graph-node.',
    ],
    [
      'files of Arweave',
      (written: object) => ({ ...written, templates: [fileTemplate('file/arweave')] }),
      'Template Letter reads files of Arweave, which is not supported.',
      'Publish the files on IPFS and use the kind file/ipfs, or deploy the subgraph to graph-node.',
    ],
    [
      'another kind of chain',
      (written: object) => ({ ...written, dataSources: [{ kind: 'near', name: 'Other' }] }),
      'Data source Other is of kind near, which is not supported.',
      'Only contracts of Ethereum and chains like it are indexed: use the kind ethereum.',
    ],
    [
      'a data source that is a file from the start',
      (written: object) => ({ ...written, dataSources: [fileTemplate('file/ipfs')] }),
      'Data source Letter is a file, but only templates can be files.',
      'Move it to `templates` and create it in a handler, with the CID of the file.',
    ],
  ])('%s', (_, change, message, remedy) => {
    expect(refusal({}, change)).toMatchObject({ message, remedy })
  })
})

describe('versions', () => {
  const OLD = '0.0.4'
  test.each([
    ['0.0.1', {}, 'The specVersion 0.0.1 is not one of 0.0.2 to 1.5.0.'],
    ['2.0.0', {}, 'The specVersion 2.0.0 is not one of 0.0.2 to 1.5.0.'],
    [OLD, handling({ receipt: true }), 'The manifest uses receipts, which needs specVersion 0.0.5 or newer.'],
    [OLD, sources({ endBlock: 9 }), 'The manifest uses `endBlock`, which needs specVersion 0.0.9 or newer.'],
    [
      OLD,
      { indexerHints: { prune: 'auto' } },
      'The manifest uses `indexerHints`, which needs specVersion 1.0.0 or newer.',
    ],
    [
      OLD,
      handling({ calls: { f: 'Narrator[event.address].f()' } }),
      'The manifest uses declared calls, which needs specVersion 1.2.0 or newer.',
    ],
    [
      OLD,
      handling({ topic2: ['0x1'] }),
      'The manifest uses filters of topics, which needs specVersion 1.2.0 or newer.',
    ],
    [
      '1.3.0',
      sources({ apiVersion: '0.0.6', events: [{ event: 'Told(string)', receipt: true }] }),
      'Data source A asks for receipts, which need apiVersion 0.0.7 or newer.',
    ],
    [
      '1.3.0',
      { sources: { A: { apiVersion: '0.0.6' }, B: { apiVersion: '0.0.7' } } },
      'The data sources have several apiVersions: 0.0.6, 0.0.7.',
    ],
  ])('%s %j are refused when they do not fit', (specVersion, changes, message) => {
    expect(refusal({ specVersion, ...changes })).toMatchObject({
      message,
      remedy: 'Correct the versions in subgraph.yaml and build again.',
    })
  })

  test('a feature that nobody knows is refused', () => {
    expect(refusal({ features: ['timeTravel'] }).message).toMatch(
      /^The subgraph manifest is not valid: features\.0: /,
    )
  })
})

describe('a mapping that cannot run is refused before anything is asked of the chain', () => {
  const open = () =>
    openEngine({
      build: folder,
      dataDir: join(folder, 'data'),
      network: 'devnet',
      rpcUrls: ['http://127.0.0.1:1'],
      thread: 'here',
      log: silentLog,
    })

  test('84. for an import that nobody knows', async () => {
    writeStoryBuild(folder, storyManifest())
    const wasm = readFileSync(join(folder, 'stories.wasm'))
    wasm.write('dataSource.contexx', wasm.indexOf('dataSource.context'))
    writeFileSync(join(folder, 'stories.wasm'), wasm)
    await expect(open()).rejects.toMatchObject({
      message: 'The mapping needs the unknown import "dataSource.contexx".',
      remedy: 'Build the subgraph with a graph-ts version that this host knows (up to 0.38).',
    })
  })

  test('for a handler that it does not export', async () => {
    writeStoryBuild(folder, storyManifest(handling({ handler: 'handleNothing' })))
    await expect(open()).rejects.toMatchObject({
      message: 'The mapping of data source A does not export the handler handleNothing.',
    })
  })
})
