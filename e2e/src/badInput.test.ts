import { once } from 'node:events'
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { type Devnet, openDevnet } from '@poco-explorer/devnet'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ask } from './graphql.js'
import { freePort, freshFolder, runPoco, startPoco } from './poco.js'

/** One line that begins with ✖; nothing else on the terminal but the steps before it. */
const complaint = (err: string): string => {
  const lines = err.split('\n').filter((line) => line.startsWith('✖'))
  expect(lines).toHaveLength(1)
  expect(err).not.toContain('    at ')
  return lines[0] ?? ''
}

describe('a mistake at the command line', () => {
  let devnet: Devnet
  let dataDir: string

  beforeAll(async () => {
    devnet = await openDevnet()
    await devnet.runScenarios(['plainDeal'])
    dataDir = freshFolder()
    const node = await startPoco(['--rpc-url', devnet.rpcUrl, '--data-dir', dataDir])
    await node.stop()
  })
  afterAll(() => devnet?.close())

  const start = (args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
    runPoco(['start', '--port', '0', ...args], env)

  const database = (folder: string): string => {
    const network = join(folder, 'devnet')
    const file = readdirSync(network).find((name) => name.endsWith('.sqlite'))
    return join(network, file ?? 'no database')
  }

  /** A data folder with a copy of the database, which `change` may spoil. */
  const spoiled = (change: (path: string) => void): string => {
    const folder = freshFolder()
    mkdirSync(join(folder, 'devnet'))
    const source = database(dataDir)
    const target = join(folder, 'devnet', source.slice(source.lastIndexOf('/') + 1))
    const db = new Database(source)
    db.pragma('wal_checkpoint(TRUNCATE)')
    db.close()
    copyFileSync(source, target)
    change(target)
    return folder
  }

  test('an RPC that does not answer is named, without its path', async () => {
    const port = await freePort()
    const { code, err } = await start([
      '--rpc-url',
      `http://127.0.0.1:${port}/secret-key`,
      '--data-dir',
      freshFolder(),
    ])
    expect(code).not.toBe(0)
    expect(complaint(err)).toContain(`No answer from the RPC at 127.0.0.1:${port}`)
    expect(err).not.toContain('secret-key')
  })

  test('an RPC of another chain is told apart by its id', async () => {
    const { code, err } = await start([
      '--network',
      'fuji',
      '--rpc-url',
      devnet.rpcUrl,
      '--data-dir',
      freshFolder(),
    ])
    expect(code).toBe(1)
    expect(complaint(err)).toMatch(/31337.*43113|43113.*31337/)
  })

  test('an unknown network is answered with the near match', async () => {
    const { code, err } = await start(['--network', 'arbitrum-on'])
    expect(code).toBe(1)
    expect(complaint(err)).toContain('Unknown network "arbitrum-on". Did you mean "arbitrum-one"?')
  })

  test('a real network needs an RPC', async () => {
    const { code, err } = await start(['--network', 'bellecour'])
    expect(code).toBe(1)
    expect(complaint(err)).toContain('There is no RPC endpoint for bellecour. Give one with --rpc-url')
  })

  test('a taken port is named before any work is done', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    const folder = freshFolder()
    const { code, err } = await runPoco(['start', '--data-dir', folder], { PORT: String(port) })
    server.close()
    expect(code).toBe(1)
    expect(complaint(err)).toContain(`Port ${port} is taken by another program. Stop that program, or choose`)
    expect(readdirSync(folder)).toEqual([])
  })

  test('a database of another subgraph is left alone', async () => {
    const folder = spoiled((path) => {
      const db = new Database(path)
      db.prepare(`UPDATE "$meta" SET value = 'QmOther' WHERE key = 'deployment'`).run()
      db.close()
    })
    const before = readFileSync(database(folder))
    const { code, err } = await start(['--rpc-url', devnet.rpcUrl, '--data-dir', folder])
    expect(code).toBe(1)
    expect(complaint(err)).toMatch(/holds subgraph QmOther, not Qm.*another data directory/)
    expect(readFileSync(database(folder)).equals(before)).toBe(true)
  })

  test('a corrupt database is named and left alone', async () => {
    const folder = spoiled((path) => writeFileSync(path, 'this is no database, whatever its name says'))
    const before = readFileSync(database(folder))
    const { code, err } = await start(['--rpc-url', devnet.rpcUrl, '--data-dir', folder])
    expect(code).toBe(1)
    expect(complaint(err)).toContain(database(folder))
    expect(readFileSync(database(folder)).equals(before)).toBe(true)
  })

  test('a truncated database is named and left alone', async () => {
    const folder = spoiled((path) => {
      const whole = readFileSync(path)
      writeFileSync(path, whole.subarray(0, Math.floor(whole.length / 2)))
    })
    const { code, err } = await start(['--rpc-url', devnet.rpcUrl, '--data-dir', folder])
    expect(code).toBe(1)
    expect(complaint(err)).toMatch(/The database .* is damaged\..*restore a backup/)
  })

  test('a data folder that is a file is named', async () => {
    const file = join(freshFolder(), 'file')
    writeFileSync(file, '')
    const { code, err } = await start(['--rpc-url', devnet.rpcUrl], { DATA_DIR: file })
    expect(code).toBe(1)
    expect(complaint(err)).toContain(file)
  })

  test('an unknown flag and an unknown command are answered with the near match', async () => {
    const flag = await start(['--prot', '1'])
    expect(flag.code).toBe(1)
    expect(flag.err).toContain('Did you mean --port?')
    const command = await runPoco(['verfy'])
    expect(command.code).toBe(1)
    expect(command.err).toContain('Did you mean verify?')
  })

  test('verify says when no server answers', async () => {
    const { code, err } = await runPoco(['verify', '--port', '9', '--rpc-url', devnet.rpcUrl])
    expect(code).toBe(1)
    expect(complaint(err)).toContain('http://127.0.0.1:9/devnet/graphql does not answer')
  })

  test('malformed GraphQL gets a position, and the server goes on', async () => {
    await using node = await startPoco(['--rpc-url', devnet.rpcUrl, '--data-dir', dataDir])
    for (const path of ['/graphql', '/devnet/graphql', '/subgraphs/name/devnet/poco']) {
      const { errors } = await ask(`${node.url}${path}`, '{ deals { id }')
      expect(errors?.[0]).toMatchObject({
        message: expect.stringMatching(/Expected Name, found/),
        locations: [{ line: 1, column: expect.any(Number) }],
      })
      expect(await ask(`${node.url}${path}`, '{ deals(first: 1) { trust } }')).toEqual({
        data: { deals: [{ trust: '1' }] },
        ...(path.startsWith('/sub') ? {} : { extensions: expect.anything() }),
      })
    }
  })
})
