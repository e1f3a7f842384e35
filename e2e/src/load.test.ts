import { setTimeout as delay } from 'node:timers/promises'
import { type Devnet, openDevnet } from '@poco-explorer/devnet'
import { createClient } from 'graphql-sse'
import { Pool } from 'undici'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createRandom } from './abuse/random.js'
import { createMemoryLevels } from './createMemoryLevels.js'
import { ask, query, untilIndexed } from './graphql.js'
import { judgeVisit, type Outcome } from './load/judgeVisit.js'
import { type StallingProxy, startStallingProxy } from './load/startStallingProxy.js'
import { meetVisitors } from './load/visitors.js'
import { freePort, freshFolder, startWatchedServer, type WatchedServer } from './poco.js'
import { createTimings } from './timings.js'

/** Length of the load; `LOAD_SECONDS=600` is the long version, which also prints its figures. */
const SECONDS = Number(process.env.LOAD_SECONDS ?? 20)
const SEED = Number(process.env.LOAD_SEED ?? 1)
const CONNECTIONS = 16
const FOLLOWERS = 50
const isLong = SECONDS >= 60
/** Calm between two stalls, and the longest stall: the gateway gives an endpoint ten seconds. */
const CALM_MS = isLong ? 20_000 : 5_000
const STALL_MS = 12_000
/** An answer after a stall may have waited for it. */
const AFTERMATH_MS = 1_000
const STATES_KEPT = 1_000

let devnet: Devnet
let engine: WatchedServer
let proxy: StallingProxy
let gateway: WatchedServer
let subgraph: string

beforeAll(async () => {
  devnet = await openDevnet({ statesKept: STATES_KEPT })
  await devnet.runScenarios()
  const args = ['index', '--rpc-url', devnet.rpcUrl, '--data-dir', freshFolder()]
  engine = await startWatchedServer(args, await freePort())
  subgraph = `${engine.url}/subgraphs/name/devnet/poco`
  await untilIndexed(subgraph, await devnet.chain.head())
  proxy = await startStallingProxy(subgraph)
  gateway = await startWatchedServer(['serve', '--upstream', `devnet=${proxy.url}`], await freePort())
})
afterAll(async () => {
  await gateway?.stop()
  await proxy?.[Symbol.asyncDispose]()
  await engine?.stop()
  await devnet?.close()
})

test(`${SECONDS} seconds of load, with reorganizations and an endpoint that stalls`, {
  timeout: SECONDS * 1_000 + 180_000,
}, async () => {
  const begunAt = performance.now()
  const elapsed = () => performance.now() - begunAt
  const isOver = () => elapsed() > SECONDS * 1_000
  const timings = createTimings()
  const outcomes: Partial<Record<Outcome, number>> = {}
  const mistakes: string[] = []

  let stalledSince: number | undefined
  let stalledUntil = Number.NEGATIVE_INFINITY
  const stallAgainAndAgain = async () => {
    for (let stalls = 0; !isOver(); stalls += 1) {
      await delay(CALM_MS)
      stalledSince = elapsed()
      proxy.stall()
      // Every third is shorter than the patience of the gateway.
      await delay(stalls % 3 === 2 ? STALL_MS / 3 : STALL_MS)
      proxy.resume()
      stalledSince = undefined
      stalledUntil = elapsed()
    }
  }

  let reorganizations = 0
  const letTheChainLive = async () => {
    for (let seed = SEED; !isOver(); seed += 1) {
      const walk = async () => void (await devnet.runWalk({ actions: 5, seed, gift: 50 }))
      if (seed % 3 === 0) {
        await devnet.takeBack(walk)
        reorganizations += 1
      } else await walk()
      await delay(1_000)
    }
  }

  const visit = await meetVisitors(subgraph)
  const pool = new Pool(gateway.url, { connections: CONNECTIONS, headersTimeout: 60_000 })
  const come = async (visitor: number) => {
    const random = createRandom(SEED * 1_000 + visitor)
    while (!isOver()) {
      const { page, query: document, variables } = visit(random)
      const at = elapsed()
      const { statusCode, body } = await pool.request({
        path: '/graphql',
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: document, variables }),
      })
      const text = await body.text()
      const ms = elapsed() - at
      try {
        const outcome = judgeVisit(statusCode, text)
        outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
        const metStall = stalledSince !== undefined || stalledUntil > at - AFTERMATH_MS
        if (outcome !== 'ok' && !metStall)
          mistakes.push(`${page} in calm, after ${elapsed()} ms: ${text.slice(0, 300)}`)
        timings.add(metStall ? 'while stalled' : page, ms)
      } catch (error) {
        mistakes.push(`${page} ${JSON.stringify(variables)}, after ${elapsed()} ms: ${error}`)
      }
    }
  }

  const memory = createMemoryLevels({ engine, gateway })
  const watchMemory = async () => {
    for (let part = 1; part <= 5; part += 1) {
      await delay((SECONDS * 1_000 * part) / 5 - elapsed())
      await memory.measure(Math.round(elapsed() / 1_000))
    }
  }

  const { deals } = await query<{ deals: { id: string }[] }>(subgraph, '{ deals(first: 10) { id } }')
  const updates: number[] = Array.from({ length: FOLLOWERS }, () => 0)
  const followers = updates.map((_, index) => {
    const client = createClient({ url: `${gateway.url}/graphql` })
    client.subscribe(
      {
        query: 'subscription ($id: Hash!) { deal(id: $id) { id state amounts { refunded } } }',
        variables: { id: deals[index % deals.length]?.id },
      },
      {
        next: ({ errors }) => {
          updates[index]! += 1
          if (errors) mistakes.push(`A subscriber is told ${JSON.stringify(errors)}`)
        },
        error: (error) => mistakes.push(`A subscription failed: ${JSON.stringify(error)}`),
        complete: () => {},
      },
    )
    return client
  })

  const visitors = Array.from({ length: CONNECTIONS }, (_, index) => come(index))
  await Promise.all([stallAgainAndAgain(), letTheChainLive(), watchMemory(), ...visitors])
  proxy.resume()
  await pool.close()

  if (isLong) {
    const count = Object.values(outcomes).reduce((sum, each) => sum + each, 0)
    process.stdout.write(
      `${timings.report()}\n${memory.report()}\n${JSON.stringify({ perSecond: count / SECONDS, outcomes, reorganizations, updates: updates.reduce((sum, each) => sum + each, 0) })}\n`,
    )
  }
  expect(mistakes.slice(0, 10)).toEqual([])
  expect(reorganizations).toBeGreaterThan(0)
  expect(outcomes.UPSTREAM_TIMEOUT).toBeGreaterThan(0)
  expect(Math.min(...updates)).toBeGreaterThan(0)
  memory.expectFlat()
  for (const client of followers) client.dispose()

  // What the gateway says in the end is what the subgraph says.
  const head = await devnet.chain.head()
  await untilIndexed(`${gateway.url}/graphql`, head)
  const ALL =
    '{ deals(first: 1000) { id completedTasksCount claimedTasksCount } accounts(first: 1000) { id balance frozen } }'
  const { data, errors } = await ask(`${gateway.url}/graphql`, ALL)
  expect({ data, errors }).toEqual(await ask(subgraph, ALL))
})
