import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Log, silentLog } from '../src/core/log.js'
import { type Engine, openEngine } from '../src/runtime/openEngine.js'
import { subscribeToHeads } from '../src/source/subscribeToHeads.js'
import { buildFixture } from './buildFixture.js'
import { account, type LedgerChain, openLedgerChain } from './ledgerChain.js'
import { type Anvil, startAnvil } from './startAnvil.js'
import { startTcpProxy } from './startTcpProxy.js'

/** So long that nothing in a test can be found by looking again. */
const NEVER_MS = 3_600_000

let build: string
let directory: string
let anvil: Anvil
let chain: LedgerChain
let logged: string[]

const keep = (_: object, message: string) => logged.push(message)
const log: Log = { ...silentLog, info: keep, warn: keep, child: () => log }

beforeAll(async () => {
  build = await buildFixture('ledger')
})
beforeEach(async () => {
  logged = []
  directory = mkdtempSync(join(tmpdir(), 'notices-'))
  anvil = await startAnvil()
  chain = await openLedgerChain(anvil)
})
afterEach(async () => {
  await anvil[Symbol.asyncDispose]()
  rmSync(directory, { recursive: true })
})

const open = (sockets: readonly string[], { pollMs = NEVER_MS } = {}) =>
  openEngine({
    build,
    dataDir: directory,
    network: 'devnet',
    rpcUrls: [...sockets, anvil.url],
    log,
    pollMs,
    thread: 'here',
  })

const until = async (isReached: () => boolean) => {
  while (!isReached()) await delay(5)
}
const heard = (message: string) => logged.filter((entry) => entry === message).length
const subscribed = (times = 1) => until(() => heard('Subscribed to new blocks') >= times)
const indexed = (engine: Engine, number: number) => until(() => engine.status().head?.number === number)

describe('an engine with a WebSocket endpoint', () => {
  test('indexes blocks when it is told of them, one by one and in bursts', async () => {
    await using engine = await open([anvil.url.replace('http', 'ws')])
    await engine.whenSynced
    await subscribed()
    for (const value of [1, 2, 3]) await indexed(engine, await chain.mine(['Moved', account(1), value]))
    for (const value of [4, 5, 6, 7]) await chain.mine(['Moved', account(1), value])
    await indexed(engine, await chain.mine(['Moved', account(1), 8]))
    expect(engine.reader.prepare('SELECT max(moves) FROM Account').pluck().get()).toBe(8)
  })

  test('follows a reorganisation that it is told of', async () => {
    await using engine = await open([anvil.url.replace('http', 'ws')])
    await engine.whenSynced
    await subscribed()
    await chain.mine(['Moved', account(1), 1])
    await indexed(engine, await chain.mine(['Moved', account(1), 2]))
    await chain.cut(2)
    await chain.mine(['Moved', account(2), 5])
    await chain.mine(['Moved', account(2), 6])
    await indexed(engine, await chain.mine(['Moved', account(2), 7]))
    expect(engine.status().reorgs).toBe(1)
    const rows = engine.reader.prepare("SELECT DISTINCT '0x' || lower(hex(id)) FROM Account").pluck().all()
    expect(rows).toEqual([account(2)])
  })

  test('subscribes again when the connection breaks, and misses nothing that came meanwhile', async () => {
    await using proxy = await startTcpProxy(anvil.url)
    await using engine = await open([`ws://${proxy.address}`])
    await engine.whenSynced
    await subscribed()
    proxy.cut()
    await until(() => heard('Lost the subscription to new blocks') > 0)
    const number = await chain.mine(['Moved', account(1), 1])
    await indexed(engine, number)
    expect(heard('Subscribed to new blocks')).toBe(2)
    await indexed(engine, await chain.mine(['Moved', account(1), 2]))
  })

  test('looks by itself where nobody answers', async () => {
    await using engine = await open(['ws://127.0.0.1:1'], { pollMs: 20 })
    await engine.whenSynced
    await until(() => heard('Lost the subscription to new blocks') > 0)
    await indexed(engine, await chain.mine(['Moved', account(1), 1]))
    expect(heard('Subscribed to new blocks')).toBe(0)
  })

  test('needs an HTTP endpoint for what it asks', async () => {
    const alone = openEngine({
      build,
      dataDir: directory,
      network: 'devnet',
      rpcUrls: [anvil.url.replace('http', 'ws')],
      log,
      thread: 'here',
    })
    await expect(alone).rejects.toThrow('No HTTP endpoint of the chain was given.')
  })
})

describe('subscribeToHeads()', () => {
  /** A subscription, and how it ended. */
  const subscribe = (url: string, { silenceMs }: { silenceMs: number }) => {
    const stop = new AbortController()
    let reason: string | undefined
    let isSubscribed = false
    const ended = subscribeToHeads(url, {
      signal: stop.signal,
      onSubscribed: () => {
        isSubscribed = true
      },
      onHead: () => {},
      silenceMs,
    }).catch((error: Error) => {
      reason = error.message
    })
    return {
      ended,
      reason: () => reason,
      subscribed: () => until(() => isSubscribed),
      stop: () => stop.abort(new Error('stopped')),
    }
  }

  test('goes on while the server answers, though no block comes', async () => {
    const subscription = subscribe(anvil.url.replace('http', 'ws'), { silenceMs: 20 })
    await subscription.subscribed()
    await delay(300)
    expect(subscription.reason()).toBeUndefined()
    subscription.stop()
    await subscription.ended
    expect(subscription.reason()).toBe('stopped')
  })

  test('ends when nothing comes through any more', async () => {
    await using proxy = await startTcpProxy(anvil.url)
    const subscription = subscribe(`ws://${proxy.address}`, { silenceMs: 50 })
    await subscription.subscribed()
    proxy.block()
    await subscription.ended
    expect(subscription.reason()).toBe('The server fell silent.')
  })
})
