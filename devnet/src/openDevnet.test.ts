import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DevnetError } from './devnetError.js'
import { devnetNetworks } from './devnetNetworks.js'
import { type Devnet, openDevnet } from './openDevnet.js'
import { readHub } from './poco/readHub.js'
import { SCENARIO_SPAN_SECONDS } from './scenarios/narrator.js'

const dealIds = ({ deals }: { deals: object }) => Object.keys(deals)

const startTimeOf = async ({ chain, addresses }: Devnet, deal: string | undefined) => {
  const viewed = await readHub(chain.call, addresses.hub, 'viewDeal', [deal as `0x${string}`])
  return viewed.startTime
}

describe('openDevnet()', () => {
  test('deploys to the addresses networks.json names, with and without Boost and RLC', async () => {
    const { Hub, AppRegistry, DatasetRegistry, WorkerpoolRegistry } = devnetNetworks.devnet
    for (const [boost, native] of [
      [false, false],
      [true, false],
      [false, true],
    ] as const) {
      await using devnet = await openDevnet({ boost, native })
      expect(devnet.addresses).toMatchObject({
        hub: Hub.address,
        appRegistry: AppRegistry.address,
        datasetRegistry: DatasetRegistry.address,
        workerpoolRegistry: WorkerpoolRegistry.address,
      })
      expect(devnet.startBlocks).toMatchObject({
        hub: Hub.startBlock,
        appRegistry: AppRegistry.startBlock,
        datasetRegistry: DatasetRegistry.startBlock,
        workerpoolRegistry: WorkerpoolRegistry.startBlock,
      })
      // token() of the hub.
      const token = await devnet.chain.call(Hub.address, '0xfc0c546a')
      expect(BigInt(token)).toBe(native ? 0n : BigInt(devnet.addresses.rlc))
      // viewDealBoost(bytes32) of an unknown deal: 14 empty words, or no such function.
      const view = devnet.chain.call(Hub.address, `0x63fbac17${'0'.repeat(64)}`)
      if (boost) expect(await view).toBe(`0x${'0'.repeat(14 * 64)}`)
      else await expect(view).rejects.toThrow(DevnetError)
    }
  })

  test('makes the same blocks from the same seed, and other deals from another', async () => {
    const tell = async (seed: number) => {
      await using devnet = await openDevnet({ seed })
      const facts = await devnet.runScenarios(['plainDeal', 'claimedTasks', 'hostileParams'])
      return { head: await devnet.chain.head(), facts }
    }
    const first = await tell(7)
    expect(await tell(7)).toEqual(first)
    const other = await tell(8)
    expect(other.head.number).toBe(first.head.number)
    expect(other.head.time).toBe(first.head.time)
    expect(dealIds(other.facts).filter((id) => dealIds(first.facts).includes(id))).toEqual([])
  })

  test('ends all scenarios at the time that is asked for', async () => {
    await using devnet = await openDevnet({ endTime: 1_800_000_000 })
    const genesis = await devnet.chain.blockAt(0)
    const facts = await devnet.runScenarios()
    expect({ genesis: genesis?.time, end: facts.time }).toEqual({
      genesis: 1_800_000_000 - SCENARIO_SPAN_SECONDS,
      end: 1_800_000_000,
    })
  })

  test('mines what a wallet sends once it is live, at the time of the clock', async () => {
    await using devnet = await openDevnet()
    const before = await devnet.chain.head()
    await devnet.goLive()
    const { rlc, hub } = devnet.addresses
    // RLC.approve(hub, 1)
    const data = `0x095ea7b3${hub.slice(2).toLowerCase().padStart(64, '0')}${'1'.padStart(64, '0')}` as const
    const mined = await devnet.chain.send({ from: 'stranger', to: rlc, data })
    expect(mined.number).toBe(before.number + 1)
    expect(Math.abs(mined.time - Date.now() / 1_000)).toBeLessThan(30)
  })

  test('names the port that is taken', async () => {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as { port: number }
    await expect(openDevnet({ port })).rejects.toMatchObject({
      name: 'DevnetError',
      message: `Port ${port} is already in use.`,
      facts: { port },
    })
    await new Promise((resolve) => server.close(resolve))
  })

  test('refuses a scenario nobody has written', async () => {
    await using devnet = await openDevnet()
    await expect(devnet.runScenarios(['perfectDeal'])).rejects.toThrow('There is no scenario "perfectDeal".')
  })

  test('refuses a scenario that needs a token where there is none', async () => {
    await using devnet = await openDevnet({ native: true })
    await expect(devnet.runScenarios(['approveAndCallDeal'])).rejects.toMatchObject({
      message: 'The scenario approveAndCallDeal calls the RLC token, and this hub has none.',
      remedy: 'Leave it out, or open the devnet without `native`.',
    })
  })

  test('stops at once when it is told to', async () => {
    const stop = AbortSignal.abort()
    await expect(openDevnet({ signal: stop })).rejects.toMatchObject({ name: 'AbortError' })
  })
})

describe('Devnet.reorg()', () => {
  test('drops a deal and ends on a longer chain', async () => {
    await using devnet = await openDevnet()
    const facts = await devnet.runScenarios(['plainDeal', 'datasetDeal'])
    const [plain, dataset] = dealIds(facts)
    const depth = facts.block - (facts.scenarios.datasetDeal?.firstBlock ?? 0) + 1
    const { ancestor, oldHead, newHead } = await devnet.reorg(depth)

    expect(ancestor.number).toBe(oldHead.number - depth)
    expect(newHead.number).toBe(oldHead.number + 1)
    expect(await startTimeOf(devnet, dataset)).toBe(0n)
    expect(await startTimeOf(devnet, plain)).toBeGreaterThan(0n)
    for (let number = ancestor.number + 1; number <= newHead.number; number += 1) {
      const block = await devnet.chain.rpc('eth_getBlockByNumber', [`0x${number.toString(16)}`, false])
      expect(block).toMatchObject({ transactions: [] })
    }
  })

  test('mines other transactions in their place', async () => {
    await using devnet = await openDevnet()
    await devnet.runScenarios(['plainDeal'])
    const { hub } = devnet.addresses
    // createCategory("", "", 9) of the administrator
    const words = ['60', '80', '9', '0', '0'].map((word) => word.padStart(64, '0')).join('')
    const { oldHead, newHead } = await devnet.reorg(3, [
      [{ from: 'admin', to: hub, data: `0x298503d9${words}` }],
    ])
    expect(newHead.number).toBe(oldHead.number + 1)
    expect(await readHub(devnet.chain.call, hub, 'countCategory', [])).toBe(6n)
  })

  test('changes even blocks that were empty', async () => {
    await using devnet = await openDevnet()
    const { time } = await devnet.chain.head()
    await devnet.chain.mine([], time + 1)
    const dropped = await devnet.chain.mine([], time + 2)
    await devnet.reorg(2)
    expect((await devnet.chain.blockAt(dropped.number))?.hash).not.toBe(dropped.hash)
  })

  test('refuses to take back more than there is', async () => {
    await using devnet = await openDevnet()
    await expect(devnet.reorg(1_000)).rejects.toThrow('A chain of 45 blocks cannot lose 1000.')
  })
})

describe('a kept devnet', () => {
  let dataDir: string
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'devnet-'))
  })
  afterEach(() => rm(dataDir, { recursive: true }))

  const NAMES = ['plainDeal', 'stakeMovements']

  test('goes on with the same blocks and remembers its facts', async () => {
    const begin = async () => {
      await using devnet = await openDevnet({ dataDir })
      const facts = await devnet.runScenarios(NAMES)
      await devnet.chain.mine([], facts.time + 100)
      return { facts, head: await devnet.chain.head() }
    }
    const { facts, head } = await begin()
    const log: string[] = []
    await using devnet = await openDevnet({ dataDir, startTime: 5, log: (message) => log.push(message) })
    expect(await devnet.chain.head()).toEqual(head)
    expect(await devnet.runScenarios(NAMES)).toEqual(facts)
    expect(await devnet.chain.head()).toEqual(head)
    expect(log).toEqual([`Continued the chain at block ${head.number}`])
    await expect(devnet.runScenarios(['teeDeal'])).rejects.toThrow('has gone on without the scenario teeDeal')
  })

  test('keeps the branch that won', async () => {
    const begin = async () => {
      await using devnet = await openDevnet({ dataDir })
      await devnet.runScenarios(NAMES)
      await devnet.reorg(4)
      return devnet.chain.head()
    }
    const head = await begin()
    await using devnet = await openDevnet({ dataDir })
    expect(await devnet.chain.head()).toEqual(head)
  })

  test('comes back shorter after a crash in the middle of a line, and can go on', async () => {
    const begin = async () => {
      await using devnet = await openDevnet({ dataDir })
      await devnet.runScenarios(NAMES)
      return devnet.chain.head()
    }
    const head = await begin()
    const path = join(dataDir, 'chain.jsonl')
    const text = await readFile(path, 'utf8')
    await writeFile(path, text.slice(0, -20))
    const again = async () => {
      await using devnet = await openDevnet({ dataDir })
      const shorter = await devnet.chain.head()
      await devnet.chain.mine([], shorter.time + 50)
      return { shorter, longer: await devnet.chain.head() }
    }
    const { shorter, longer } = await again()
    expect(shorter.number).toBe(head.number - 1)
    await using devnet = await openDevnet({ dataDir })
    expect(await devnet.chain.head()).toEqual(longer)
  })

  test('can read old states again when that is asked for, and not otherwise', async () => {
    const begin = async () => {
      await using devnet = await openDevnet({ dataDir })
      return (await devnet.runScenarios(NAMES)).scenarios.plainDeal?.lastBlock ?? 0
    }
    const number = await begin()
    const read = async (options: { statesFrom?: number }) => {
      await using devnet = await openDevnet({ dataDir, ...options })
      // totalSupply() of the hub, when the plain deal was over
      const request = { to: devnet.addresses.hub, data: '0x18160ddd' }
      return await devnet.chain.rpc('eth_call', [request, `0x${number.toString(16)}`])
    }
    await expect(read({})).rejects.toThrow('eth_call failed')
    expect(BigInt(String(await read({ statesFrom: number })))).toBe(50_600n * 10n ** 9n)
  })

  test('mines again what came after a damaged or foreign snapshot', async () => {
    const begin = async () => {
      await using devnet = await openDevnet({ dataDir })
      await devnet.runScenarios(NAMES)
      return devnet.chain.head()
    }
    const head = await begin()
    const path = join(dataDir, 'chain.state')
    const [header, state] = (await readFile(path, 'utf8')).split('\n')
    for (const damaged of ['', `${header}\n0x1234\n`, `{"number":7,"hash":"0x00"}\n${state}\n`]) {
      await writeFile(path, damaged)
      await using devnet = await openDevnet({ dataDir })
      expect(await devnet.chain.head()).toEqual(head)
    }
  })

  test('tells interrupted scenarios again, to the same end', async () => {
    const begin = async () => {
      await using devnet = await openDevnet({ dataDir, startTime: 1_700_000_000 })
      await devnet.runScenarios(NAMES)
      return devnet.chain.head()
    }
    const head = await begin()
    await writeFile(join(dataDir, 'scenarios.json'), '{"isTold":false}')
    await using devnet = await openDevnet({ dataDir })
    await devnet.runScenarios(NAMES)
    expect(await devnet.chain.head()).toEqual(head)
  })

  test('keeps a change that no transaction made, but cannot mine it again', async () => {
    const begin = async () => {
      await using devnet = await openDevnet({ dataDir })
      const honest = await devnet.chain.head()
      await devnet.chain.rpc('anvil_setBalance', [devnet.addresses.hub, '0x1'])
      await devnet.chain.mine([], honest.time + 1)
      const changed = await devnet.chain.mine([], honest.time + 2)
      return { honest, changed }
    }
    const { honest, changed } = await begin()
    const reopen = async (options: { statesFrom?: number }) => {
      const log: string[] = []
      await using devnet = await openDevnet({ dataDir, ...options, log: (message) => log.push(message) })
      return { head: await devnet.chain.head(), log }
    }
    expect(await reopen({})).toEqual({
      head: changed,
      log: [`Continued the chain at block ${changed.number}`],
    })
    expect(await reopen({ statesFrom: 0 })).toEqual({
      head: honest,
      log: [`Continued at block ${honest.number}: the 2 after it were changed from outside`],
    })
  })

  test('goes on with coins where there were coins, and refuses RLC', async () => {
    const tell = async () => {
      await using devnet = await openDevnet({ dataDir, native: true })
      return { facts: await devnet.runScenarios(NAMES), head: await devnet.chain.head() }
    }
    const first = await tell()
    expect(await tell()).toEqual(first)
    await expect(openDevnet({ dataDir })).rejects.toThrow('has native true, not false.')
  })

  test('refuses to go on with another seed', async () => {
    const begin = async () => {
      await using devnet = await openDevnet({ dataDir, seed: 3 })
      return devnet.rpcUrl
    }
    await begin()
    await expect(openDevnet({ dataDir, seed: 4 })).rejects.toMatchObject({
      message: expect.stringContaining('has seed 3, not 4.'),
      remedy: 'Start with seed 3, or delete the file to begin a new chain.',
    })
  })
})
