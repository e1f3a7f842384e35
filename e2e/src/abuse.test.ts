import { connect } from 'node:net'
import { type Devnet, openDevnet } from '@poco-explorer/devnet'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { judge } from './abuse/judge.js'
import { KINDS } from './abuse/kinds.js'
import { createRandom } from './abuse/random.js'
import { createSender } from './abuse/send.js'
import { createMemoryLevels } from './createMemoryLevels.js'
import { query, untilIndexed } from './graphql.js'
import { freePort, freshFolder, startWatchedServer, type WatchedServer } from './poco.js'
import { createTimings } from './timings.js'

/** Requests to send; `ABUSE_REQUESTS=100000` is the long version, which also prints its figures. */
const REQUESTS = Number(process.env.ABUSE_REQUESTS ?? 400)
const SEED = Number(process.env.ABUSE_SEED ?? 1)
const isLong = REQUESTS >= 10_000
const WARM_UP = Math.max(200, REQUESTS / 5)
/** Generous, for other work may take the machine; the long version prints what it really took. */
const MAX_MS = 2_000
const SLOW_CLIENTS = 20

let devnet: Devnet
let engine: WatchedServer
let gateway: WatchedServer
let targets: readonly [string, ...string[]]

beforeAll(async () => {
  devnet = await openDevnet()
  await devnet.runScenarios(['plainDeal'])
  const index = ['index', '--rpc-url', devnet.rpcUrl, '--data-dir', freshFolder()]
  engine = await startWatchedServer(index, await freePort())
  const subgraph = `${engine.url}/subgraphs/name/devnet/poco`
  await untilIndexed(subgraph, await devnet.chain.head())
  gateway = await startWatchedServer(['serve', '--upstream', `devnet=${subgraph}`], await freePort())
  // The engine, which parses everything itself, gets half of them.
  targets = [
    subgraph,
    subgraph,
    subgraph,
    `${gateway.url}/graphql`,
    `${gateway.url}/devnet/graphql`,
    `${gateway.url}/subgraphs/name/devnet/poco`,
  ]
})
afterAll(async () => {
  await gateway?.stop()
  await engine?.stop()
  await devnet?.close()
})

/** Kind names, each as often as it weighs. */
const lottery = Object.entries(KINDS).flatMap(([name, { weight = 1 }]) =>
  Array.from({ length: weight }, () => name),
) as [string, ...string[]]

/** A client that sends its body by single bytes and never ends. */
const openSlowClient = (url: string): { isOpen: () => boolean; close: () => void } => {
  const { hostname, port, host, pathname } = new URL(url)
  let isOpen = true
  const socket = connect(Number(port), hostname, () =>
    socket.write(
      `POST ${pathname} HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/json\r\nContent-Length: 1000000\r\n\r\n{`,
    ),
  )
  const timer = setInterval(() => socket.write(' '), 1_000)
  socket.on('error', () => {})
  socket.on('close', () => {
    isOpen = false
    clearInterval(timer)
  })
  return { isOpen: () => isOpen, close: () => socket.destroy() }
}

test(`${REQUESTS} abusive requests get well-formed answers, soon, and leave memory flat`, {
  timeout: 60_000 + REQUESTS * 200,
}, async () => {
  const { send, close } = createSender()
  const timings = createTimings()
  const servers = { engine, gateway }
  const startedAt = Date.now()
  const slow = Array.from({ length: SLOW_CLIENTS }, (_, index) =>
    openSlowClient(targets[index % targets.length] ?? targets[0]),
  )
  const memory = createMemoryLevels(servers)
  for (let index = 0; index < REQUESTS; index += 1) {
    if (index >= WARM_UP && (index - WARM_UP) % Math.ceil(REQUESTS / 10) === 0) await memory.measure(index)
    const random = createRandom(SEED * 1_000_003 + index)
    const name = index < lottery.length ? (lottery[index] ?? '') : random.pick(lottery)
    const url = random.pick(targets)
    const { make, expected } = KINDS[name]!
    const abuse = make(random)
    const before = performance.now()
    const answer = await send(url, abuse)
    const ms = performance.now() - before
    timings.add(name, ms)
    const context = `${name} (request ${index} of seed ${SEED}) to ${url}, answered ${answer?.status} ${answer?.text.slice(0, 300)}`
    expect(judge(answer, expected), context).toBeUndefined()
    expect(ms, context).toBeLessThan(isLong ? MAX_MS * 5 : MAX_MS)
    if (index % (isLong ? 50 : 1) === 0)
      expect(await query(url, '{ _meta { block { number } } }'), context).toHaveProperty('_meta')
  }
  await memory.measure(REQUESTS)
  close()
  // Slow clients are given up after half a minute.
  if (Date.now() - startedAt > 60_000) expect(slow.filter(({ isOpen }) => isOpen())).toEqual([])
  for (const client of slow) client.close()
  if (isLong) process.stdout.write(`${timings.report()}\n${memory.report()}\n`)
  memory.expectFlat()
  for (const [of, server] of Object.entries(servers))
    expect(server.errors(), `log of the ${of}`).not.toMatch(/Query failed|INTERNAL/)
})
