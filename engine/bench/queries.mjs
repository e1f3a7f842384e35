/**
 * Queries per second of the query API, in process and over HTTP, on a database of 100,000 deals.
 *
 *   npx tsc -b engine && node engine/bench/queries.mjs [seconds per case]
 */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { Agent, createServer, request } from 'node:http'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createQueryApi } from '../dist/api/createQueryApi.js'
import { createSubgraphListener } from '../dist/api/http/createSubgraphListener.js'
import { parseInputSchema } from '../dist/core/inputSchema.js'
import { openEntityTable } from '../dist/store/entityTable.js'
import { openDatabase } from '../dist/store/openDatabase.js'
import { fieldIndex, queryIndexes, tableDefinitions } from '../dist/store/tableDefinitions.js'

const DEALS = 100_000
const ACCOUNTS = 5_000
const SECONDS = Number(process.argv[2] ?? 2)
const CONNECTIONS = 16

const schema = parseInputSchema(`
type Account @entity { id: ID! balance: BigDecimal! deals: [Deal!]! @derivedFrom(field: "requester") }
type Deal @entity {
  id: ID! requester: Account! price: BigDecimal! botSize: BigInt! category: Int! tag: Bytes! active: Boolean!
  params: String timestamp: BigInt! blockNumber: BigInt!
}`)

const hex = (number, bytes) => `0x${number.toString(16).padStart(bytes * 2, '0')}`
const scatter = (number) => (number * 2_654_435_761) % 4_294_967_296

const fill = (path) => {
  const db = openDatabase(path, { readonly: false })
  db.pragma('journal_mode = WAL')
  for (const statement of tableDefinitions(schema)) db.exec(statement)
  const accounts = openEntityTable(db, schema.entities.get('Account'))
  const deals = openEntityTable(db, schema.entities.get('Deal'))
  db.transaction(() => {
    for (let i = 0; i < ACCOUNTS; i += 1)
      accounts.insert({ id: hex(i, 20), balance: { digits: BigInt(i), exponent: -2 } }, 0)
    for (let i = 0; i < DEALS; i += 1)
      deals.insert(
        {
          id: hex(scatter(i), 32),
          requester: hex(i % ACCOUNTS, 20),
          price: { digits: BigInt(i), exponent: -3 },
          botSize: BigInt(1 + (i % 50)),
          category: i % 5,
          tag: Buffer.alloc(32, i % 4),
          active: i % 2 === 0,
          params: i % 3 === 0 ? null : `{"iexec_args":"${i}"}`,
          timestamp: BigInt(1_700_000_000 + i),
          blockNumber: BigInt(i),
        },
        i,
      )
  })()
  for (const { sql } of queryIndexes(schema)) db.exec(sql)
  db.exec(fieldIndex(schema.entities.get('Deal'), schema.entities.get('Deal').fields.get('timestamp')).sql)
  db.exec('ANALYZE')
  const hash = Buffer.alloc(32, 1)
  db.prepare('INSERT INTO "$head" (number, hash, parentHash, timestamp) VALUES (?, ?, ?, ?)').run(
    DEALS,
    hash,
    hash,
    1,
  )
  db.close()
}

const FIELDS = 'id price botSize category tag active params timestamp blockNumber'
const CASES = {
  'point, id by variable': {
    query: `query($id: ID!) { deal(id: $id) { ${FIELDS} requester { id } } }`,
    variables: (i) => ({ id: hex(scatter(i % DEALS), 32) }),
  },
  'point, id in the text': {
    query: (i) => `{ deal(id: "${hex(scatter(i % DEALS), 32)}") { ${FIELDS} requester { id } } }`,
  },
  'list of 100 by timestamp': {
    query: `query($skip: Int) { deals(first: 100, skip: $skip, orderBy: timestamp, orderDirection: desc) { ${FIELDS} } }`,
    variables: (i) => ({ skip: i % 100 }),
  },
  'list of 100, filtered': {
    query: `query($since: BigInt) { deals(first: 100, orderBy: timestamp, where: { timestamp_gte: $since, category: 2 }) { ${FIELDS} } }`,
    variables: (i) => ({ since: String(1_700_000_000 + (i % 90_000)) }),
  },
  '20 parents × 10 children': {
    query: `query($skip: Int) { accounts(first: 20, skip: $skip) { id balance deals(first: 10, orderBy: timestamp) { ${FIELDS} } } }`,
    variables: (i) => ({ skip: i % 1_000 }),
  },
  _meta: { query: '{ _meta { block { number } } }' },
}

const requestOf = ({ query, variables }, i) => ({
  query: typeof query === 'function' ? query(i) : query,
  variables: variables?.(i),
})

/** Counts processor time, not the clock: other work on the machine then matters less. */
const inProcess = (api, db, testCase) => {
  const deadline = performance.now() + SECONDS * 1_000
  const started = process.cpuUsage()
  let count = 0
  while (performance.now() < deadline) {
    const { body } = api.execute(db, requestOf(testCase, count))
    if (body.includes('"errors"')) throw new Error(body)
    count += 1
  }
  const { user, system } = process.cpuUsage(started)
  return (count * 1_000_000) / (user + system)
}

/** Sends one case for a while, over keep-alive connections; runs in a process of its own. */
const client = async ({ port, path, name }) => {
  const testCase = CASES[name]
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS })
  const deadline = performance.now() + SECONDS * 1_000
  let count = 0
  const ask = (i) =>
    new Promise((resolve, reject) => {
      const body = JSON.stringify(requestOf(testCase, i))
      const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
      const sent = request({ port, path, method: 'POST', agent, headers }, (response) => {
        response.resume()
        response.on('end', resolve)
      })
      sent.on('error', reject)
      sent.end(body)
    })
  const worker = async () => {
    while (performance.now() < deadline) {
      count += 1
      await ask(count)
    }
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, worker))
  agent.destroy()
  process.send({ count })
}

/** Requests the server answers per second of its own processor time. */
const overHttp = async (port, path, name) => {
  const child = fork(fileURLToPath(import.meta.url), [String(SECONDS), JSON.stringify({ port, path, name })])
  const started = process.cpuUsage()
  const [{ count }] = await once(child, 'message')
  const { user, system } = process.cpuUsage(started)
  return (count * 1_000_000) / (user + system)
}

const serve = async () => {
  const directory = mkdtempSync(join(tmpdir(), 'query-bench-'))
  try {
    const path = join(directory, 'bench.sqlite')
    fill(path)
    const db = openDatabase(path, { readonly: true })
    const api = createQueryApi({ schema, deployment: 'QmBench' })
    const listener = createSubgraphListener({ resolve: () => ({ api, db }) })
    const constant = JSON.stringify({ data: null })
    const server = createServer((incoming, response) => {
      if (incoming.url !== '/constant') return listener(incoming, response)
      incoming.resume()
      incoming.on('end', () => response.end(constant))
    })
    await new Promise((listening) => server.listen(0, '127.0.0.1', listening))
    const { port } = server.address()
    console.log(`${cpus()[0].model.trim()}, ${cpus().length} cores, Node ${process.version}, ${DEALS} deals`)
    for (const [name, testCase] of Object.entries(CASES)) {
      inProcess(api, db, { ...testCase })
      const direct = inProcess(api, db, testCase)
      const http = await overHttp(port, '/subgraphs/name/bench', name)
      console.log(
        `${name.padEnd(26)} ${direct.toFixed(0).padStart(8)}/s of CPU in process ${http.toFixed(0).padStart(8)}/s HTTP`,
      )
    }
    const bare = await overHttp(port, '/constant', '_meta')
    console.log(
      `${'constant answer'.padEnd(26)} ${''.padStart(8)}                     ${bare.toFixed(0).padStart(10)}/s HTTP`,
    )
    server.close()
    db.close()
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}

const task = process.argv[3]
await (task === undefined ? serve() : client(JSON.parse(task)))
