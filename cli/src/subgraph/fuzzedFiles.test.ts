import { compileMapping, type HandlerRun, loadBuild, runHandler, type Subgraph } from '@poco-explorer/engine'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { createSteps } from '../steps.js'
import { buildSubgraph } from './buildSubgraph.js'

const ZERO_HASH = `0x${'00'.repeat(32)}`
const SEED = 7
const RUNS = 2_000
const FIRST_TASK = 1n
const TASKS = 3n
/** Context of both handlers, as the manifest and the store write it. */
const CONTEXT = {
  deal: { type: 'Bytes', data: ZERO_HASH },
  domain: { type: 'Bytes', data: ZERO_HASH },
  botFirst: { type: 'BigInt', data: String(FIRST_TASK) },
  botSize: { type: 'BigInt', data: String(TASKS) },
  index: { type: 'BigInt', data: '0' },
}

/** What a document is to JSON: an array, or nothing that a handler can use. */
const arrayIn = (content: Uint8Array): unknown[] | undefined => {
  try {
    const value: unknown = JSON.parse(
      new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content),
    )
    return Array.isArray(value) ? value : undefined
  } catch {
    return undefined
  }
}

const order = fc.record(
  {
    dataset: fc.constantFrom(`0x${'aB'.repeat(20)}`, '0x', 7, null),
    datasetprice: fc.oneof(fc.nat(), fc.nat().map(String), fc.double(), fc.string()),
    volume: fc.constantFrom('9007199254740991', 1, `1${'0'.repeat(100)}`),
    tag: fc.constant(ZERO_HASH),
    apprestrict: fc.constant(`0x${'00'.repeat(20)}`),
    workerpoolrestrict: fc.constant(`0x${'00'.repeat(20)}`),
    requesterrestrict: fc.constant(`0x${'00'.repeat(20)}`),
    salt: fc.constant(ZERO_HASH),
    sign: fc.constantFrom('0x', '0x0102', '0x1'),
  },
  { requiredKeys: [] },
)

/** Text that is well-formed, so that both parsers judge it alike. */
const text = fc.string({ unit: 'grapheme' })
const json = fc.jsonValue({ maxDepth: 5, stringUnit: 'grapheme' })
const document = fc
  .oneof(fc.array(fc.oneof(text, order, json)), json)
  .map((value) => Buffer.from(JSON.stringify(value)))

/** A document as it is, cut short, with a byte changed, or bytes that never were one. */
const content = fc.oneof(
  document,
  fc.tuple(document, fc.nat()).map(([bytes, at]) => bytes.subarray(0, at % (bytes.length + 1))),
  fc.tuple(document, fc.nat(), fc.integer({ min: 0, max: 255 })).map(([bytes, at, byte]) => {
    const changed = Buffer.from(bytes)
    changed[at % bytes.length] = byte
    return changed
  }),
  fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
)

describe('the compiled handlers of files', () => {
  let subgraph: Subgraph
  beforeAll(async () => {
    subgraph = loadBuild(await buildSubgraph('devnet', { steps: createSteps() }))
  })

  /** Runs the handler of a template in its WASM; gives what it stored and which files it asked for. */
  const handlerOf = (template: string) => {
    const found = subgraph.manifest.templates.find(({ name }) => name === template)
    if (found === undefined || !('handler' in found.mapping)) throw new Error(`${template} is no file.`)
    const { mapping } = found
    const module = compileMapping(subgraph.wasm.get(mapping.file) ?? new Uint8Array())
    return (bytes: Uint8Array) => {
      const stored = new Map<string, object>()
      const asked: string[] = []
      const world: HandlerRun['world'] = {
        store: {
          get: () => null,
          getInBlock: () => null,
          loadRelated: () => [],
          set: (type, id, data) => void stored.set(`${type} ${id}`, data),
          remove: () => {},
        },
        call: () => null,
        balance: () => 0n,
        hasCode: () => false,
        createDataSource: (_, [source = '']) => void asked.push(source),
        dataSource: { address: Buffer.from('QmFile'), network: 'devnet', context: CONTEXT },
        log: () => {},
      }
      runHandler({
        ...{ module, handler: mapping.handler, world, abis: new Map(), schema: subgraph.schema },
        apiVersion: mapping.apiVersion,
        trigger: { kind: 'file', content: bytes },
      })
      const countOf = (type: string) => [...stored.keys()].filter((key) => key.startsWith(`${type} `)).length
      return { asked, countOf }
    }
  }

  test('ask for the slices that any bytes name, as another parser reads them', () => {
    const run = handlerOf('BulkFile')
    fc.assert(
      fc.property(content, (bytes) => {
        const array = arrayIn(bytes)
        const { asked, countOf } = run(bytes)
        expect(countOf('Bulk')).toBe(array === undefined ? 0 : 1)
        const wanted = (array ?? []).slice(Number(FIRST_TASK), Number(FIRST_TASK + TASKS))
        const names = wanted.filter((name) => typeof name === 'string')
        expect(asked).toEqual(names.map((name) => name.replaceAll('\0', '')))
      }),
      { seed: SEED, numRuns: RUNS },
    )
  })

  test('keep an entry for every position in any bytes, as another parser reads them', () => {
    const run = handlerOf('BulkSliceFile')
    fc.assert(
      fc.property(content, (bytes) => {
        const array = arrayIn(bytes)
        const { countOf } = run(bytes)
        expect(countOf('BulkSlice')).toBe(array === undefined ? 0 : 1)
        expect(countOf('BulkEntry')).toBe(array?.length ?? 0)
        expect(countOf('DatasetOrder')).toBeLessThanOrEqual(array?.length ?? 0)
      }),
      { seed: SEED, numRuns: RUNS },
    )
  })
})
