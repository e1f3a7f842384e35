import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Log, silentLog } from '../src/core/log.js'
import { type Engine, type EngineOptions, openEngine } from '../src/runtime/openEngine.js'
import { buildFixture } from './buildFixture.js'
import { compileEngine } from './compileEngine.js'
import { dumpDatabase } from './dumpDatabase.js'
import { account, type LedgerChain, openLedgerChain } from './ledgerChain.js'
import { type Anvil, freePort, startAnvil } from './startAnvil.js'

let build: string
let directory: string
let anvil: Anvil
let chain: LedgerChain

beforeAll(async () => {
  compileEngine()
  build = await buildFixture('ledger')
})
beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'engine-'))
  anvil = await startAnvil()
  chain = await openLedgerChain(anvil)
})
afterEach(async () => {
  await anvil[Symbol.asyncDispose]()
  rmSync(directory, { recursive: true })
})

const options = (changes: Partial<EngineOptions> = {}): EngineOptions => ({
  build,
  dataDir: directory,
  network: 'devnet',
  rpcUrls: [anvil.url],
  log: silentLog,
  pollMs: 20,
  ...changes,
})

const until = async (engine: Engine, number: number) => {
  while ((engine.status().head?.number ?? -1) < number) await new Promise((resolve) => setTimeout(resolve, 5))
}

const accounts = (engine: Engine) =>
  engine.reader.prepare('SELECT count(DISTINCT id) FROM Account').pluck().get()

describe('openEngine()', () => {
  test('indexes in a thread while this one reads', async () => {
    await chain.mine(['Moved', account(1), 1])
    await using engine = await openEngine(options())
    await engine.whenSynced
    expect(accounts(engine)).toBe(1)
    expect(engine.status()).toMatchObject({
      state: 'following',
      health: 'healthy',
      head: { number: 2 },
      chainHead: { number: 2 },
    })
    const seen: number[] = []
    const stop = engine.onProgress(({ head }) => seen.push(head?.number ?? -1))
    await chain.mine(['Moved', account(2), 1])
    await until(engine, 3)
    expect(accounts(engine)).toBe(2)
    expect(seen).toContain(3)
    stop()
  })

  test('closes within a second, and twice; what is left is whole', async () => {
    for (let block = 0; block < 10; block++) await chain.mine(['Moved', account(block), 1])
    const engine = await openEngine(options())
    const asked = performance.now()
    await engine.close()
    await engine.close()
    expect(performance.now() - asked).toBeLessThan(1_000)
    await using again = await openEngine(options())
    await again.whenSynced
    expect(accounts(again)).toBe(10)
  })

  test('closes when its signal is aborted', async () => {
    const stop = new AbortController()
    const engine = await openEngine(options({ signal: stop.signal }))
    stop.abort()
    expect((await engine.done).state).toBe('stopped')
  })

  test.each(['opening', 'indexing'])('is stopped while %s without anything being wrong', async (moment) => {
    await anvil.rpc('anvil_mine', '0x12c')
    const stop = new AbortController()
    const opened = openEngine(options({ signal: stop.signal, maxBlockRange: 1 }))
    if (moment === 'opening') {
      setTimeout(() => stop.abort(), 20)
      await expect(opened).rejects.toMatchObject({ name: 'AbortError' })
      return
    }
    const engine = await opened
    const waiting = expect(engine.whenSynced).rejects.toMatchObject({ cause: { name: 'AbortError' } })
    stop.abort()
    await waiting
    expect(await engine.done).toMatchObject({ state: 'stopped', health: 'healthy', problem: undefined })
  })

  test('hands log lines of the thread to the log it was given', async () => {
    const lines: string[] = []
    const log: Log = {
      ...silentLog,
      level: 'info',
      info: (_, message) => lines.push(message),
      child: () => log,
    }
    await using engine = await openEngine(options({ log }))
    await engine.whenSynced
    expect(lines).toContain('Changed state')
  })

  test('tells why a subgraph failed', async () => {
    await chain.mine(['Broken', account(3), 1])
    await using engine = await openEngine(options())
    await expect(engine.whenSynced).rejects.toThrow(/Indexing ended before it reached the head: .*boom/)
    expect(await engine.done).toMatchObject({
      health: 'failed',
      problem: { facts: { handler: 'handleBroken', block: 2 } },
    })
  })

  test('runs in this thread when asked to', async () => {
    await chain.mine(['Moved', account(1), 1])
    await using engine = await openEngine(options({ thread: 'here' }))
    await engine.whenSynced
    expect(accounts(engine)).toBe(1)
  })

  test.each(['worker', 'here'] as const)('refuses at once what cannot work (%s)', async (thread) => {
    const opened = (changes: Partial<EngineOptions>) => openEngine(options({ thread, ...changes }))
    await expect(opened({ build: join(directory, 'none') })).rejects.toMatchObject({
      message: `There is no built subgraph at ${join(directory, 'none')}.`,
      remedy: 'Run poco build.',
    })
    await expect(opened({ network: 'fuji' })).rejects.toThrow('was built for network devnet, not fuji')
    await expect(opened({ chainId: 1 })).rejects.toThrow(
      'The RPC serves chain 31337, but chain 1 was expected.',
    )
    const port = await freePort()
    await expect(opened({ rpcUrls: [`http://127.0.0.1:${port}/secret`] })).rejects.toMatchObject({
      message: expect.stringMatching(
        new RegExp(`^No answer from the RPC at 127.0.0.1:${port}: .*ECONNREFUSED`),
      ),
      remedy: 'Check the RPC URL and that the node is running.',
    })
    await expect(opened({ rpcUrls: ['ws://127.0.0.1'] })).rejects.toThrow('No HTTP endpoint')
    await expect(opened({ rpcUrls: ['ftp://127.0.0.1'] })).rejects.toThrow(
      'neither an HTTP nor a WebSocket URL',
    )
    await using first = await opened({})
    await expect(opened({})).rejects.toThrow('is in use by another process')
    expect(first.database).toBe(join(directory, 'devnet', `${first.deployment}.sqlite`))
  })

  test('uses another RPC when the first is away', async () => {
    const port = await freePort()
    await chain.mine(['Moved', account(1), 1])
    await using engine = await openEngine(options({ rpcUrls: [`http://127.0.0.1:${port}`, anvil.url] }))
    await engine.whenSynced
    expect(accounts(engine)).toBe(1)
  })

  test('refuses a chain that began anew', async () => {
    const engine = await openEngine(options())
    await engine.whenSynced
    await engine.close()
    await anvil[Symbol.asyncDispose]()
    anvil = await startAnvil({ args: ['--timestamp', '1700000000'] })
    await expect(openEngine(options())).rejects.toThrow('holds a chain that begins with block')
  })

  test('waits for an RPC that went away, and goes on when it is back', async () => {
    const state = join(directory, 'chain.json')
    await chain.mine(['Moved', account(1), 1])
    await anvil[Symbol.asyncDispose]()
    const port = await freePort()
    const args = ['--state', state]
    await using first = await startAnvil({ port, args })
    const ledger = await openLedgerChain(first)
    await ledger.mine(['Moved', account(1), 1])
    await using engine = await openEngine(options({ rpcUrls: [first.url] }))
    await engine.whenSynced
    await first.stop()
    while (!engine.status().problem) await new Promise((resolve) => setTimeout(resolve, 20))
    expect(engine.status()).toMatchObject({ state: 'following', health: 'healthy' })
    await using second = await startAnvil({ port, args })
    const number = await (await openLedgerChain(second)).mine(['Moved', account(2), 1])
    await until(engine, number)
    expect(engine.status().problem).toBeUndefined()
    expect(accounts(engine)).toBe(2)
  })
})

describe('a process that is killed at any moment', () => {
  const children: ChildProcess[] = []
  afterAll(() => {
    for (const child of children) child.kill('SIGKILL')
  })

  const startChild = (dataDir: string) => {
    const settings = { ...options({ dataDir, finality: 4, maxBlockRange: 3 }), log: undefined }
    const child = spawn(
      process.execPath,
      [join(import.meta.dirname, 'indexForever.mjs'), JSON.stringify(settings)],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    )
    children.push(child)
    let last = ''
    createInterface({ input: child.stdout }).on('line', (line) => {
      last = line
    })
    return { child, last: () => last }
  }

  test('continues each time, and ends in the state of a straight run', async () => {
    let random = 12_345
    const next = (below: number) => {
      random = (random * 1_103_515_245 + 12_345) % 2_147_483_648
      return Math.floor((random / 2_147_483_648) * below)
    }
    const write = async () => {
      for (let block = 0; block < 3 + next(6); block++)
        await chain.mine(
          ['Moved', account(next(5)), next(20)],
          ['Moved', account(next(5)), 7],
          [next(6) === 0 ? 'Closed' : 'Moved', account(next(5)), 3],
        )
    }
    await chain.mine(['Opened', await chain.deploy(), 0])
    const killed = join(directory, 'killed')
    for (let round = 0; round < 20; round++) {
      const { child } = startChild(killed)
      await write()
      if (next(3) === 0) {
        await chain.cut(1 + next(3))
        await write()
      }
      await new Promise((resolve) => setTimeout(resolve, next(400)))
      const exited = once(child, 'exit')
      child.kill('SIGKILL')
      await exited
    }
    const { child, last } = startChild(killed)
    const head = (await anvil.rpc('eth_getBlockByNumber', 'latest', false)) as { hash: string }
    while (!last().endsWith(head.hash)) {
      expect(last()).not.toMatch(/^failed/)
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    child.kill('SIGKILL')
    await once(child, 'exit')

    const straight = await openEngine(options({ dataDir: join(directory, 'straight') }))
    await straight.whenSynced
    await straight.close()
    const [file] = readdirSync(join(killed, 'devnet')).filter((name) => name.endsWith('.sqlite'))
    const contents = dumpDatabase(join(killed, 'devnet', file ?? ''))
    expect(contents).toEqual(dumpDatabase(straight.database))
    expect(contents.Move?.length).toBeGreaterThan(100)
  })
})
