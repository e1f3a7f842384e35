import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parseManifest } from '../../core/manifest.js'
import { parseInputSchema } from '../../core/parseInputSchema.js'
import { createSubgraphListener } from '../http/createSubgraphListener.js'
import { MUSIC_BLOCKS, MUSIC_SCHEMA } from '../test/musicians.js'
import { blockHash, openFixture } from '../test/openFixture.js'
import { createStatusApi } from './createStatusApi.js'
import type { Progress, StatusSource } from './statusSource.js'

const ID = 'QmMusic'
const manifest = parseManifest({
  specVersion: '1.3.0',
  features: ['nonFatalErrors'],
  schema: { file: 'schema.graphql' },
  dataSources: [
    {
      kind: 'ethereum',
      name: 'Hub',
      network: 'local',
      source: { abi: 'Hub', startBlock: 10 },
      mapping: { apiVersion: '0.0.9', file: 'hub.wasm', eventHandlers: [{ event: 'E()', handler: 'e' }] },
    },
  ],
})
const open = (change: Partial<Progress> = {}) => {
  const fixture = openFixture(MUSIC_SCHEMA, MUSIC_BLOCKS, { deployment: ID })
  const source: StatusSource = {
    deployment: ID,
    names: ['local/music'],
    pendingNames: ['local/songs'],
    network: 'local',
    manifest,
    schema: parseInputSchema(MUSIC_SCHEMA),
    db: fixture.db,
    progress: () => ({
      health: 'healthy',
      synced: true,
      chainHead: { number: 105, hash: '0x9c1f' },
      problem: undefined,
      ...change,
    }),
  }
  const api = createStatusApi(() => [source], { version: '0.1.0' })
  return { ...fixture, status: api, tell: (query: string) => api.execute({ query }).body }
}

describe('the status of a deployment', () => {
  test('tells blocks by hashes without prefix', () => {
    using fixture = open()
    expect(
      fixture.tell(
        `{ indexingStatuses(subgraphs: ["${ID}"]) { subgraph synced health fatalError { message } nonFatalErrors { message } entityCount node paused historyBlocks chains { __typename network chainHeadBlock { number hash } earliestBlock { number hash } latestBlock { __typename number hash } lastHealthyBlock { number } } } }`,
      ),
    ).toBe(
      `{"data":{"indexingStatuses":[{"subgraph":"${ID}","synced":true,"health":"healthy","fatalError":null,"nonFatalErrors":[],"entityCount":"32","node":"default","paused":false,"historyBlocks":2147483647,"chains":[{"__typename":"EthereumIndexingStatus","network":"local","chainHeadBlock":{"number":"105","hash":"9c1f"},"earliestBlock":{"number":"10","hash":"0x0"},"latestBlock":{"__typename":"EthereumBlock","number":"2","hash":"${blockHash(2).slice(2)}"},"lastHealthyBlock":null}]}]}}`,
    )
  })
  test('is found by name, and only if it is there', () => {
    using fixture = open()
    expect(
      fixture.tell(
        '{ a: indexingStatusForCurrentVersion(subgraphName: "local/music") { subgraph } b: indexingStatusForCurrentVersion(subgraphName: "x/y") { subgraph } c: indexingStatusForPendingVersion(subgraphName: "local/music") { subgraph } d: indexingStatusesForSubgraphName(subgraphName: "x/y") { subgraph } e: indexingStatuses(subgraphs: ["Qm"]) { subgraph } f: indexingStatuses { subgraph } }',
      ),
    ).toBe(`{"data":{"a":{"subgraph":"${ID}"},"b":null,"c":null,"d":[],"e":[],"f":[{"subgraph":"${ID}"}]}}`)
  })
  test('is pending for a name until it has caught up', () => {
    using fixture = open()
    const [name, fields] = ['subgraphName: "local/songs"', '{ subgraph }']
    expect(
      fixture.tell(
        `{ a: indexingStatusForPendingVersion(${name}) ${fields} b: indexingStatusForCurrentVersion(${name}) ${fields} c: indexingStatusesForSubgraphName(${name}) ${fields} }`,
      ),
    ).toBe(`{"data":{"a":{"subgraph":"${ID}"},"b":null,"c":[{"subgraph":"${ID}"}]}}`)
  })
  test('tells what stopped it', () => {
    using fixture = open()
    fixture.fail(1)
    const error = 'fatalError { message deterministic handler block { number hash } }'
    expect(fixture.tell(`{ indexingStatuses { health ${error} } }`)).toBe(
      `{"data":{"indexingStatuses":[{"health":"failed","fatalError":{"message":"boom","deterministic":true,"handler":null,"block":{"number":"1","hash":"${blockHash(1)}"}}}]}}`,
    )
    const problem = { kind: 'other', message: 'No RPC.', since: 7 } as const
    using halted = open({ health: 'failed', problem })
    expect(halted.tell(`{ indexingStatuses { health ${error} } }`)).toBe(
      '{"data":{"indexingStatuses":[{"health":"failed","fatalError":{"message":"No RPC.","deterministic":false,"handler":null,"block":null}}]}}',
    )
  })
  test('tells what it waits for', () => {
    const ask = '{ indexingStatuses { health heldUp { kind since } fatalError { message deterministic } } }'
    using fixture = open({ problem: { kind: 'rpc', message: 'No answer.', since: 7 } })
    expect(fixture.tell(ask)).toBe(
      '{"data":{"indexingStatuses":[{"health":"healthy","heldUp":{"kind":"rpc","since":7},"fatalError":null}]}}',
    )
    using failing = open({ problem: { kind: 'mapping', message: 'The call stack is exhausted.', since: 7 } })
    expect(failing.tell(ask)).toBe(
      '{"data":{"indexingStatuses":[{"health":"failed","heldUp":{"kind":"mapping","since":7},"fatalError":{"message":"The call stack is exhausted.","deterministic":false}}]}}',
    )
  })
})

test('features, versions, blocks and proofs', () => {
  using fixture = open()
  expect(
    fixture.tell(
      `{ subgraphFeatures(subgraphId: "${ID}") { apiVersion specVersion features dataSources handlers network } apiVersions(subgraphId: "${ID}") { version } version { version } blockHashFromNumber(network: "local", blockNumber: 1) proofOfIndexing(subgraph: "${ID}", blockNumber: 1, blockHash: "0x00") __typename }`,
    ),
  ).toBe(
    `{"data":{"subgraphFeatures":{"apiVersion":"0.0.9","specVersion":"1.3.0","features":["nonFatalErrors"],"dataSources":["ethereum"],"handlers":["event"],"network":"local"},"apiVersions":[{"version":"1.0.0"}],"version":{"version":"0.1.0"},"blockHashFromNumber":"${blockHash(1).slice(2)}","proofOfIndexing":null,"__typename":"Query"}}`,
  )
  const errors = (query: string) => JSON.parse(fixture.tell(query)).errors[0].message
  expect(errors('{ apiVersions(subgraphId: "Qm") { version } }')).toBe('deployment `Qm` does not exist')
  expect(errors('{ wat }')).toBe('Type `Query` has no field `wat`')
  expect(errors(`{ entityChangesInBlock(subgraphId: "${ID}", blockNumber: 1) { updates { type } } }`)).toBe(
    'Not supported: `entityChangesInBlock` is not available on this indexer',
  )
  const many = Array.from({ length: 11 }, () => `{deployment: "${ID}", blockNumber: "1"}`).join()
  expect(errors(`{ publicProofsOfIndexing(requests: [${many}]) { deployment } }`)).toBe(
    'query is too expensive',
  )
  expect(fixture.tell('{ __type(name: "ChainIndexingStatus") { possibleTypes { name } } }')).toBe(
    '{"data":{"__type":{"possibleTypes":[{"name":"EthereumIndexingStatus"}]}}}',
  )
})

describe('over HTTP', () => {
  const fixture = open()
  let server: Server
  let origin: string
  beforeAll(async () => {
    server = createServer(
      createSubgraphListener({ resolve: () => undefined, status: fixture.status, maxBodyBytes: 1_000 }),
    )
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterAll(async () => {
    await new Promise((closed) => server.close(closed))
    fixture[Symbol.dispose]()
  })
  const call = async (method: string, path: string, body?: string) => {
    const response = await fetch(origin + path, { method, redirect: 'manual', ...(body ? { body } : {}) })
    const location = response.headers.get('location')
    return `${response.status} ${location ?? (await response.text())}`
  }
  test('queries are posted, anything else is told apart', async () => {
    const post = (body: unknown) => call('POST', '/index-node/graphql', JSON.stringify(body))
    expect(await post({ query: '{ indexingStatuses { health } }' })).toBe(
      '200 {"data":{"indexingStatuses":[{"health":"healthy"}]}}',
    )
    expect(await post([])).toBe(
      '400 Invalid request: GraphQL server error (client error): Request data is not an object',
    )
    expect(await post({ query: '{' })).toMatch(
      /^400 Query error: GraphQL server error \(query error\): query parse error: /,
    )
    expect(await call('GET', '/index-node/graphql')).toBe('302 /index-node/graphql/playground')
    expect(await call('GET', '/index-node/graphql/playground')).toContain(
      '<strong>/index-node/graphql</strong>',
    )
    expect(await call('OPTIONS', '/index-node/graphql')).toBe('200 ')
    expect(await call('GET', '/index-node/')).toBe('404 Not found\n')
    expect(await call('GET', '/index-node')).toBe('200 OK')
  })

  test('a body that does not say how long it is may not be too long', async () => {
    const body = new Blob(['x'.repeat(2_000)]).stream()
    const sent = await fetch(`${origin}/index-node/graphql`, { method: 'POST', body, duplex: 'half' })
    expect([sent.status, await sent.text()]).toEqual([400, 'Invalid request: Body is too large'])
  })
})
