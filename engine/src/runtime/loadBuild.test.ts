import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { contentId } from '../files/contentId.js'
import { forIndexing } from './indexedSubgraph.js'
import { loadBuild } from './loadBuild.js'

let folder: string

const manifest = (changes: { apiVersion?: string; more?: string; network?: string; graft?: string } = {}) => `
specVersion: 1.3.0
${changes.graft ?? ''}
schema: { file: schema.graphql }
dataSources:
  - kind: ethereum
    name: Ledger
    network: devnet
    source: { abi: Ledger, startBlock: 3 }
    mapping: &mapping
      apiVersion: ${changes.apiVersion ?? '0.0.9'}
      file: Ledger/Ledger.wasm
      abis: [{ name: Ledger, file: Ledger/Ledger.json }]
      eventHandlers: [{ event: Moved(address), handler: handleMoved }]
      ${changes.more ?? ''}
${
  changes.network === undefined
    ? ''
    : `  - { kind: ethereum, name: Other, network: ${changes.network}, source: { abi: Ledger }, mapping: *mapping }`
}
`

const write = (path: string, content: string) => writeFileSync(join(folder, path), content)

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'build-'))
  mkdirSync(join(folder, 'Ledger'))
  write('subgraph.yaml', manifest())
  write('schema.graphql', 'type T @entity { id: ID! }')
  write('Ledger/Ledger.wasm', 'not compiled here')
  write(
    'Ledger/Ledger.json',
    '[{ "type": "event", "name": "Moved", "inputs": [{ "name": "who", "type": "address" }] }]',
  )
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('loadBuild()', () => {
  test('reads manifest, schema, mappings and ABIs', () => {
    const subgraph = loadBuild(folder)
    expect(subgraph.manifest.dataSources[0]?.source.startBlock).toBe(3)
    expect([...subgraph.schema.entities.keys()]).toEqual(['T'])
    expect(subgraph.wasm.get('Ledger/Ledger.wasm')).toEqual(readFileSync(join(folder, 'Ledger/Ledger.wasm')))
    expect([...(subgraph.abis.get('Ledger/Ledger.json')?.events.keys() ?? [])]).toEqual(['Moved'])
  })

  test('reads a manifest as it is on IPFS, whose id is its CID', () => {
    mkdirSync(join(folder, 'ipfs'))
    const text = manifest().replaceAll(/file: ([\w./]+)/g, (_, path: string) => {
      const cid = contentId(readFileSync(join(folder, path)))
      cpSync(join(folder, path), join(folder, 'ipfs', cid))
      return `file: { "/": "/ipfs/${cid}" }`
    })
    write('subgraph.yaml', text)
    const subgraph = loadBuild(folder)
    expect(subgraph.deployment).toBe(contentId(Buffer.from(text)))
    const [wasm = ''] = subgraph.wasm.keys()
    expect(subgraph.wasm.get(wasm)).toEqual(readFileSync(join(folder, 'Ledger/Ledger.wasm')))
    write(wasm, 'another mapping')
    expect(() => loadBuild(folder)).toThrow(`has another file in place of ${wasm.replace('/ipfs/', '')}`)
  })

  test('says that a manifest is no YAML', () => {
    write('subgraph.yaml', 'a: [')
    expect(() => loadBuild(folder)).toThrow(/^The manifest .*subgraph.yaml is not YAML: /)
  })

  test('gives an id that any change of any file changes, and no copy', () => {
    const { deployment } = loadBuild(folder)
    expect(deployment).toMatch(/^Qm[1-9A-HJ-NP-Za-km-z]{44}$/)
    const copy = `${folder}-copy`
    cpSync(folder, copy, { recursive: true })
    expect(loadBuild(copy).deployment).toBe(deployment)
    rmSync(copy, { recursive: true })
    write('Ledger/Ledger.wasm', 'not compiled here.')
    expect(loadBuild(folder).deployment).not.toBe(deployment)
  })

  test('names what is missing and how to get it', () => {
    expect(() => loadBuild(join(folder, 'none'))).toThrow(
      `There is no built subgraph at ${join(folder, 'none')}.`,
    )
    rmSync(join(folder, 'Ledger/Ledger.wasm'))
    expect(() => loadBuild(folder)).toThrow(`The built subgraph at ${folder} lacks Ledger/Ledger.wasm.`)
  })

  test('names an ABI that cannot be read', () => {
    write('Ledger/Ledger.json', '{')
    expect(() => loadBuild(folder)).toThrow(`The ABI ${join(folder, 'Ledger/Ledger.json')} cannot be read.`)
  })

  test.each([
    [{ apiVersion: '0.0.4' }, 'Data source Ledger uses apiVersion 0.0.4, which is older than 0.0.5.'],
    [
      { more: 'callHandlers: [{ function: f(), handler: h }]' },
      'Data source Ledger has call handlers and so must have an address.',
    ],
    [
      { more: 'blockHandlers: [{ handler: h }, { handler: i }]' },
      'Data source Ledger has duplicated block handlers.',
    ],
    [
      { more: 'blockHandlers: [{ handler: h }, { handler: i, filter: { kind: once } }]' },
      'Data source Ledger has a combination of filtered and non-filtered block handlers that is not allowed.',
    ],
    [
      { more: 'blockHandlers: [{ handler: h }]' },
      'Data source Ledger has block handlers and so must have an address.',
    ],
    [
      { graft: 'features: [grafting]\ngraft: { base: QmBase, block: 7 }' },
      'The subgraph is grafted onto QmBase at block 7, and grafting is not supported.',
    ],
    [{ network: 'fuji' }, 'The data sources name several networks: devnet, fuji.'],
  ])('refuses a manifest it cannot run: %j', (changes, message) => {
    write('subgraph.yaml', manifest(changes))
    expect(() => loadBuild(folder)).toThrow(message)
  })
})

test('what is indexed crosses threads, without what only queries need', () => {
  write(
    'schema.graphql',
    `enum Kind { A B }
     interface Named { id: ID! name: String! }
     type T implements Named @entity { id: ID! name: String! kind: Kind! points: [T!]! @derivedFrom(field: "of") of: T }
     type Point @entity(timeseries: true) { id: Int8! timestamp: Timestamp! amount: BigDecimal! }
     type Sum @aggregation(intervals: ["hour"], source: "Point") {
       id: Int8! timestamp: Timestamp! total: BigDecimal! @aggregate(fn: "sum", arg: "amount")
     }`,
  )
  const subgraph = loadBuild(folder)
  const indexed = forIndexing(subgraph)
  const bytes = [...indexed.wasm].map(([file, content]) => [file, Uint8Array.from(content)] as const)
  expect(structuredClone(indexed)).toEqual({ ...indexed, wasm: new Map(bytes) })
  const { schemaText: _text, schema, ...others } = subgraph
  const { document: _document, ...model } = schema
  expect(indexed).toEqual({ ...others, schema: model })
})
