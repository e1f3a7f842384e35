import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { DevnetError } from '../devnetError.js'
import { anvilBinary } from './anvilBinary.js'
import { freePort } from './freePort.js'
import { createJsonRpc } from './jsonRpc.js'
import { startAnvil } from './startAnvil.js'

const OPTIONS = { port: 0, genesisTime: 1_700_000_000, statesKept: 10 }
const GUARD = fileURLToPath(new URL('../../bin/guardAnvil.js', import.meta.url))

const isUp = async (url: string): Promise<boolean> => {
  try {
    await createJsonRpc(url)('eth_chainId')
    return true
  } catch {
    return false
  }
}
const until = async (condition: () => Promise<boolean>, ms: number): Promise<boolean> => {
  const giveUpAt = Date.now() + ms
  while (Date.now() < giveUpAt) {
    if (await condition()) return true
    await delay(20)
  }
  return false
}

describe('startAnvil()', () => {
  test('gives an empty chain that ends with close(), which can be called twice', async () => {
    const anvil = await startAnvil(OPTIONS)
    expect(await anvil.rpc('eth_chainId')).toBe('0x7a69')
    expect(await anvil.rpc('eth_blockNumber')).toBe('0x0')
    await anvil.close()
    await anvil.close()
    await anvil.ended
    expect(await isUp(anvil.rpcUrl)).toBe(false)
  })

  test('gives up when it is told to while starting', async () => {
    const stop = new AbortController()
    const starting = startAnvil({ ...OPTIONS, signal: stop.signal })
    stop.abort()
    await expect(starting).rejects.toMatchObject({ name: 'AbortError' })
  })

  test('names the method that failed', async () => {
    await using anvil = await startAnvil(OPTIONS)
    await expect(anvil.rpc('eth_unheardOf')).rejects.toThrow(/^eth_unheardOf failed: /)
  })
})

describe('guardAnvil.js', () => {
  const parentOf = (port: number, more = '') => `
    const { spawn } = await import('node:child_process')
    const child = spawn(process.execPath, ${JSON.stringify([GUARD, anvilBinary(), '--port', `${port}`, '--quiet'])},
      { stdio: ['pipe', 'ignore', 'inherit'], detached: true })
    ${more}
    await new Promise(() => setInterval(() => undefined, 1_000))`

  test('ends the chain when the process that started it was killed', async () => {
    const port = await freePort(0)
    const parent = spawn(process.execPath, ['--input-type=module', '-e', parentOf(port)])
    const url = `http://127.0.0.1:${port}`
    expect(await until(() => isUp(url), 10_000)).toBe(true)
    parent.kill('SIGKILL')
    await once(parent, 'exit')
    expect(await until(async () => !(await isUp(url)), 10_000)).toBe(true)
  })

  test('passes the exit code of a program that ends by itself on', async () => {
    const child = spawn(process.execPath, [GUARD, process.execPath, '-e', 'process.exit(3)'], {
      stdio: ['pipe', 'ignore', 'ignore'],
    })
    expect(await once(child, 'exit')).toEqual([3, null])
  })

  test('says so when the program cannot be started', async () => {
    const child = spawn(process.execPath, [GUARD, '/nowhere/anvil'], { stdio: ['pipe', 'ignore', 'ignore'] })
    expect(await once(child, 'exit')).toEqual([127, null])
  })
})

describe('anvilBinary()', () => {
  test('says what to do on a machine Anvil was not made for', () => {
    const find = () => anvilBinary({ platform: 'sunos', arch: 'sparc' })
    expect(find).toThrow(DevnetError)
    expect(find).toThrow('Anvil is not installed for this machine (@foundry-rs/anvil-sunos-sparc).')
  })
})
