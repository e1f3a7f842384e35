import { setTimeout as delay } from 'node:timers/promises'
import { type Devnet, type HostileRpc, openDevnet, startHostileRpc } from '@poco-explorer/devnet'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Life, supervisePoco } from './chaos/supervisePoco.js'
import { untilIndexed } from './graphql.js'
import { freshFolder, runPoco, startPoco } from './poco.js'
import { rootAnswers } from './rootAnswers.js'
import { seeded } from './seeded.js'

// More faults, and others: CHAOS_FAULTS=1000 CHAOS_SEED=2 npx vitest run e2e/src/chaos.test.ts
const FAULTS = Number(process.env.CHAOS_FAULTS ?? 8)
const SEED = Number(process.env.CHAOS_SEED ?? 1)
const MS_PER_FAULT = 10_000

/** Share of the requests that go wrong while there is chaos. */
const SHARE = 0.25
const MOST_ACTIONS = 40
/** RLC, which must last for all walks. */
const GIFT = 500
/** A process that has not begun to answer after this is killed all the same. */
const MOST_START_MS = 10_000
const LEAST_DISK = 1_000
const MOST_DISK = 40_000

describe(`an index after ${FAULTS} faults of RPC, chain, process, disk and clock, seed ${SEED}`, () => {
  let devnet: Devnet
  beforeAll(async () => {
    devnet = await openDevnet({ statesKept: 512 + FAULTS * MOST_ACTIONS })
    await devnet.runScenarios()
  })
  afterAll(() => devnet?.close())

  const random = seeded(SEED)
  const upTo = (most: number) => 1 + Math.floor(random() * most)
  const walk = async () => {
    await devnet.runWalk({ actions: upTo(MOST_ACTIONS), seed: upTo(1_000_000), gift: GIFT })
  }
  const nextLife = (): Life => {
    const fate = random()
    if (fate < 0.25) return { diskKilobytes: LEAST_DISK + upTo(MOST_DISK - LEAST_DISK) }
    return fate < 0.5 ? { jumpingClock: true } : {}
  }

  const faultsOf = (rpcs: readonly HostileRpc[]) =>
    rpcs.flatMap(({ happened }) => [...happened.values()]).reduce((sum, count) => sum + count, 0)

  test(
    'equals a calm one, and the contracts',
    async () => {
      const options = { share: SHARE, random }
      await using first = await startHostileRpc(devnet.rpcUrl, options)
      await using second = await startHostileRpc(devnet.rpcUrl, options)
      const rpcs = [first, second]
      await using node = await supervisePoco([
        ...['--verify-logs', '--rpc-url', first.url, second.url],
        ...['--data-dir', freshFolder()],
      ])
      let [reorgs, kills] = [0, 0]
      while (reorgs + kills + faultsOf(rpcs) < FAULTS || Math.min(reorgs, kills) < 1) {
        const fate = random()
        if (fate < 0.3) {
          await devnet.takeBack(walk)
          reorgs += 1
        } else if (fate < 0.5) {
          await Promise.race([untilAnswers(node.url), delay(MOST_START_MS)])
          await delay(random() * 1_000)
          await node.kill(nextLife())
          kills += 1
        } else await walk()
        await delay(random() * 500)
      }
      for (const rpc of rpcs) rpc.share = 0
      await node.kill({})

      const head = await devnet.chain.head()
      const answersOf = async (url: string) => {
        await untilAnswers(url)
        await untilIndexed(`${url}/graphql`, head)
        return rootAnswers(`${url}/subgraphs/name/devnet/poco`)
      }
      await using calm = await startPoco(['--rpc-url', devnet.rpcUrl, '--data-dir', freshFolder()])
      expect(await answersOf(node.url)).toEqual(await answersOf(calm.url))
      const { out, code } = await runPoco([
        ...['verify', '--upstream', `devnet=${node.url}/graphql`],
        ...['--rpc-url', devnet.rpcUrl],
      ])
      expect([code, out]).toEqual([0, expect.stringContaining(': 0 differences')])
      expect(node.lives()).toBeGreaterThan(kills)
    },
    120_000 + FAULTS * MS_PER_FAULT,
  )
})

/** Waits until a server that was just begun listens. */
const untilAnswers = async (url: string): Promise<void> => {
  const answers = () =>
    fetch(`${url}/health/live`).then(
      () => true,
      () => false,
    )
  while (!(await answers())) await delay(100)
}
