// What the gateway costs on top of its upstream: latency one request at a time, and throughput.
// Usage: node_modules/.bin/tsc -b gateway && node gateway/bench/overhead.mjs [seconds per case, default 3]
import { once } from 'node:events'
import { Agent, createServer, request } from 'node:http'
import { performance } from 'node:perf_hooks'
import { openGateway } from '../dist/index.js'
import { openMemoryUpstream } from '../dist/testing/openMemoryUpstream.js'
import { pocoChain, pocoSubgraph } from '../dist/testing/pocoFixture.js'

const SECONDS = Number(process.argv[2] ?? 3)
const CONNECTIONS = 16
const silent = { debug() {}, info() {}, warn() {}, error: console.error }

const fields = (
  rows,
) => `deals(first: ${rows}) { id timestamp startTime requester { id } app { id name } botSize
  completedTasksCount claimedTasksCount category { id name workClockTimeRef } }`
const deal = (index) => ({
  id: `0x${index.toString(16).padStart(64, '0')}`,
  timestamp: '1700000000',
  startTime: '1700000000',
  requester: { id: '0x0000000000000000000000000000000000000010' },
  app: { id: '0x00000000000000000000000000000000000000a1', name: 'hello-world' },
  botSize: '3',
  completedTasksCount: '1',
  claimedTasksCount: '0',
  category: { id: '0', name: 'XS', workClockTimeRef: '300' },
})

// Answers at once, so that what is measured is the gateway. Helper fields are all added; extra ones cost nothing.
const memory = openMemoryUpstream(pocoSubgraph())
const bodies = new Map()
const upstream = async (document, variables, options) => {
  const [, rows] = /deals\(first: (\d+)\)/.exec(document) ?? []
  if (rows === undefined) return memory.upstream(document, variables, options)
  const helpers = Object.fromEntries(
    [...document.matchAll(/\b(x_\w+):(\w+)/g)].map(([, key, field]) => [
      key,
      { appPrice: '0.1', datasetPrice: '0', workerpoolPrice: '1' }[field] ?? '300',
    ]),
  )
  if (!bodies.has(document))
    bodies.set(
      document,
      JSON.stringify({
        data: { deals: Array.from({ length: Number(rows) }, (_, i) => ({ ...deal(i), ...helpers })) },
      }),
    )
  return { body: bodies.get(document), block: { number: 60, hash: '0xab', timestamp: 1_700_000_000 } }
}

const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS })
const post = (url, query) =>
  new Promise((resolve, reject) => {
    const body = JSON.stringify({ query })
    const sent = request(
      url,
      {
        method: 'POST',
        agent,
        headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
      },
      (response) => {
        let size = 0
        response.on('data', (chunk) => {
          size += chunk.length
        })
        response.on('end', () =>
          response.statusCode === 200 ? resolve(size) : reject(new Error(`${response.statusCode}`)),
        )
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })

const measure = async (url, query) => {
  for (let i = 0; i < 200; i++) await post(url, query)
  const times = []
  for (const end = performance.now() + (SECONDS * 1000) / 2; performance.now() < end; ) {
    const start = performance.now()
    await post(url, query)
    times.push(performance.now() - start)
  }
  times.sort((a, b) => a - b)
  let count = 0
  const end = performance.now() + (SECONDS * 1000) / 2
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      while (performance.now() < end) {
        await post(url, query)
        count++
      }
    }),
  )
  return {
    p50: times[times.length >> 1],
    p95: times[Math.floor(times.length * 0.95)],
    perSecond: count / (SECONDS / 2),
  }
}

const gateway = await openGateway({ port: 0, chains: [pocoChain({ upstream })], log: silent })
const print = (label, { p50, p95, perSecond }) =>
  console.log(
    `${label.padEnd(44)} p50 ${p50.toFixed(2)} ms   p95 ${p95.toFixed(2)} ms   ${perSecond.toFixed(0)} requests/s`,
  )

for (const rows of [16, 1000]) {
  const base = `{ ${fields(rows)} }`
  const { body } = await upstream(base)
  const bare = createServer(async (incoming, response) => {
    await incoming.toArray()
    response.setHeader('content-type', 'application/json').end(body)
  }).listen(0, '127.0.0.1')
  await once(bare, 'listening')
  console.log(`${rows} rows, ${body.length} bytes; client and server share one process`)
  print('bare node:http, constant answer', await measure(`http://127.0.0.1:${bare.address().port}`, base))
  print('graph-node path, base fields', await measure(`${gateway.url}/subgraphs/name/devnet/poco`, base))
  print('/graphql, base fields', await measure(`${gateway.url}/graphql`, base))
  const computed = base.replace('id timestamp', 'state deadline amounts { total } id timestamp')
  print('/graphql, base and 3 computed fields', await measure(`${gateway.url}/graphql`, computed))
  bare.close()
}
agent.destroy()
await gateway[Symbol.asyncDispose]()
