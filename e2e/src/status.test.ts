import { cpSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Devnet, type HostileRpc, openDevnet, startHostileRpc } from '@poco-explorer/devnet'
import { databasePath, loadBuild, openStore } from '@poco-explorer/engine'
import { zeroHash } from 'viem'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { untilIndexed } from './graphql.js'
import { freshFolder, type Node, runPoco, startPoco } from './poco.js'

const BUILD = new URL('../../build/devnet', import.meta.url).pathname

describe('poco status', () => {
  let devnet: Devnet
  let rpc: HostileRpc
  let node: Node
  const dataDir = freshFolder()
  const status = () => runPoco(['status', '--port', new URL(node.url).port, '--data-dir', dataDir])
  const out = async () => (await status()).out

  beforeAll(async () => {
    devnet = await openDevnet()
    await devnet.runScenarios(['plainDeal'])
    rpc = await startHostileRpc(devnet.rpcUrl, { share: 0, faults: ['unavailable'] })
    node = await startPoco(['--rpc-url', rpc.url, '--data-dir', dataDir])
  })
  afterAll(async () => {
    await node?.stop()
    await rpc?.[Symbol.asyncDispose]()
    await devnet?.close()
  })

  test('says since when the RPC does not answer, and that it goes on when it does', {
    timeout: 120_000,
  }, async () => {
    expect(await out()).toMatch(/^devnet: in sync, block \d+, /)
    rpc.share = 1
    await expect.poll(out, { timeout: 60_000 }).toMatch(/^devnet: stalled, block \d+, /)
    const { out: stalled, err, code } = await status()
    const [, since = ''] =
      /\n {2}since (\S+): No RPC endpoint answers as it should\. Indexing goes on when one does;/.exec(
        stalled,
      ) ?? []
    expect(Date.now() - Date.parse(since)).toBeLessThan(60_000)
    expect(stalled).toMatch(/\n {2}RPC 1: in use, score 0/)
    expect([code, err]).toEqual([1, expect.stringContaining('✖ Not in sync: devnet.')])
    rpc.share = 0
    const { time } = await devnet.chain.head()
    await untilIndexed(`${node.url}/graphql`, await devnet.chain.mine([], time + 1))
    expect(await out()).toMatch(/^devnet: in sync, /)
  })

  test('says where an index stopped when no server runs', async () => {
    const { number } = await devnet.chain.head()
    expect(await node.stop()).toBe(0)
    const stopped = await status()
    expect(stopped.out).toMatch(
      new RegExp(
        `^devnet: stopped, block ${number}, Qm\\w+\\n {2}It goes on from there when a server is started\\.\\n$`,
      ),
    )
    expect([stopped.code, stopped.err]).toEqual([1, expect.stringContaining('✖ No server answers at ')])
  })

  test('says what failed, where, and what to do next', async () => {
    const failed = freshFolder()
    const { deployment, schema } = loadBuild(BUILD)
    mkdirSync(join(failed, 'devnet/builds'), { recursive: true })
    cpSync(BUILD, join(failed, 'devnet/builds', deployment), { recursive: true })
    const store = openStore(databasePath({ dataDir: failed, network: 'devnet' }, { deployment }), {
      schema,
      identity: { deployment, network: 'devnet', chainId: 31_337, genesis: zeroHash },
    })
    const block = { number: 7, hash: zeroHash, parentHash: zeroHash, timestamp: 1 }
    const message =
      'transaction 01: Handler handleX failed: boom\twasm backtrace:\t    0: 0x1 - <unknown>!src/handlers/hub/handleX'
    const error = {
      block: 7,
      message,
      handler: 'handleX',
      transactionHash: '0x01',
      logIndex: 2,
      fatal: true,
    } as const
    store.write({ block, hasTriggers: true, changes: [], dataSources: [], errors: [error] })
    store.commit()
    store.close()
    const { out: said } = await runPoco(['status', '--port', '1', '--data-dir', failed])
    expect(said.split('\n')).toEqual([
      `devnet: failed, block 7, ${deployment}`,
      '  at block 7, in handleX, transaction 0x01, log 2',
      '  transaction 01: Handler handleX failed: boom',
      '  wasm backtrace:',
      '      0: 0x1 - <unknown>!src/handlers/hub/handleX',
      '  Mend the mapping or what it reads, build, and start again: the block is tried again.',
      '',
    ])
  })
})
