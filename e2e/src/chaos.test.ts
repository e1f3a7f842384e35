import { setTimeout as delay } from 'node:timers/promises'
import { type Devnet, type HostileRpc, openDevnet, startHostileRpc } from '@poco-explorer/devnet'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Life, supervisePoco } from './chaos/supervisePoco.js'
import { untilIndexed } from './graphql.js'
import { freshFolder, runPoco, startPoco } from './poco.js'
import { rootAnswers } from './rootAnswers.js'
import { seeded } from './seeded.js'
import { storedRows } from './storedRows.js'

// More faults, and others: CHAOS_FAULTS=1000 CHAOS_SEED=2 npx vitest run e2e/src/chaos.test.ts
const FAULTS = Number(process.env.CHAOS_FAULTS ?? 8)
const SEED = Number(process.env.CHAOS_SEED ?? 1)
const MS_PER_FAULT = 10_000
/** Of each kind that is not an answer of an RPC at least so many. */
const LEAST = {
  kill: Math.ceil(FAULTS / 20),
  reorg: Math.ceil(FAULTS / 20),
  disk: Math.floor(FAULTS / 50),
  clock: Math.floor(FAULTS / 50),
}

/** Share of the requests that go wrong while there is chaos. */
const SHARE = 0.3
const MOST_ACTIONS = 25
const MOST_WALKS_TAKEN_BACK = 3
/** RLC, which must last for all walks. */
const GIFT = 200
/** Share of the processes that are killed while they start, and how soon; the others have begun to answer. */
const KILLED_AT_START = 0.2
const MOST_START_MS = 5_000
/** What a disk that is about to be full has left: from nothing to some blocks' worth. */
const MOST_DISK_ROOM = 200_000
/** The calm index is brought up to the head so often, in blocks: while it follows, as the other does. */
const CALM_EVERY = 200
const STATES_KEPT = 1_000

describe(`an index after ${FAULTS} faults of RPC, chain, process, disk and clock, seed ${SEED}`, () => {
  let devnet: Devnet
  beforeAll(async () => {
    devnet = await openDevnet({ statesKept: STATES_KEPT })
    await devnet.runScenarios()
  })
  afterAll(() => devnet?.close())

  const random = seeded(SEED)
  const upTo = (most: number) => 1 + Math.floor(random() * most)
  const walk = async () => {
    await devnet.runWalk({ actions: upTo(MOST_ACTIONS), seed: upTo(1_000_000), gift: GIFT })
  }
  const detour = async () => {
    for (let walks = upTo(MOST_WALKS_TAKEN_BACK); walks > 0; walks -= 1) await walk()
  }
  const nextLife = (kills: number): Life => ({
    ...((kills === 0 || random() < 0.5) && { diskRoom: upTo(MOST_DISK_ROOM) }),
    jumpingClock: kills === 0 || random() < 0.5,
  })

  const calmDir = freshFolder()
  let calmAt = 0
  /** Lets an index that never meets a fault, nor a block that is taken back, follow to the head. */
  const followCalmly = async () => {
    const head = await devnet.chain.head()
    await using calm = await startPoco(['--rpc-url', devnet.rpcUrl, '--data-dir', calmDir])
    await untilIndexed(`${calm.url}/graphql`, head)
    calmAt = head.number
    return await rootAnswers(`${calm.url}/subgraphs/name/devnet/poco`)
  }

  test(
    'equals a calm one, row by row, and the contracts',
    async () => {
      const dataDir = freshFolder()
      const options = { share: SHARE, random }
      await using first = await startHostileRpc(devnet.rpcUrl, options)
      await using second = await startHostileRpc(devnet.rpcUrl, options)
      const rpcs = [first, second]
      const args = ['--verify-logs', '--rpc-url', first.url, second.url]
      await using node = await supervisePoco(args, { dataDir })
      calmAt = (await devnet.chain.head()).number
      let [reorg, kill] = [0, 0]
      const tally = () => ({ reorg, kill, ...node.struck(), ...happenedTo(rpcs) })
      const isEnough = () => {
        const counts = tally()
        const total = Object.values(counts).reduce((sum, count) => sum + count, 0)
        return (
          total >= FAULTS && Object.entries(LEAST).every(([kind, least]) => counts[kind as 'kill'] >= least)
        )
      }
      while (!isEnough()) {
        const fate = random()
        if (fate < 0.35) {
          await devnet.takeBack(detour)
          reorg += 1
        } else if (fate < 0.55) {
          if (random() < KILLED_AT_START) await delay(random() * MOST_START_MS)
          else {
            await untilAnswers(node.url)
            await delay(random() * 3_000)
          }
          await node.kill(nextLife(kill))
          kill += 1
        } else await walk()
        await delay(random() * 300)
        const head = await devnet.chain.head()
        if (head.number > calmAt + CALM_EVERY) {
          // Neither of the two may lag behind the states that the devnet keeps.
          await node.kill({})
          kill += 1
          await followCalmly()
          await untilAnswers(node.url)
          await untilIndexed(`${node.url}/graphql`, head)
        }
      }
      const counts = tally()
      console.info(
        `${devnet.rpcUrl} at block ${(await devnet.chain.head()).number} after`,
        counts,
        node.ends(),
      )
      for (const rpc of rpcs) rpc.share = 0
      await node.kill({})

      const expected = await followCalmly()
      await untilAnswers(node.url)
      await untilIndexed(`${node.url}/graphql`, await devnet.chain.head())
      expect(await rootAnswers(`${node.url}/subgraphs/name/devnet/poco`)).toEqual(expected)
      expect(storedRows(dataDir)).toEqual(storedRows(calmDir))
      const { out, code } = await runPoco([
        ...['verify', '--upstream', `devnet=${node.url}/graphql`],
        ...['--rpc-url', devnet.rpcUrl],
      ])
      expect([code, out]).toEqual([0, expect.stringContaining(': 0 differences')])
    },
    120_000 + FAULTS * MS_PER_FAULT,
  )
})

/** How often each fault happened to any of the endpoints. */
const happenedTo = (rpcs: readonly HostileRpc[]): Readonly<Record<string, number>> => {
  const counts: Record<string, number> = {}
  for (const { happened } of rpcs)
    for (const [fault, count] of happened) counts[fault] = (counts[fault] ?? 0) + count
  return counts
}

/** Waits until a server that was just begun listens. */
const untilAnswers = async (url: string): Promise<void> => {
  const answers = () =>
    fetch(`${url}/health/live`).then(
      () => true,
      () => false,
    )
  while (!(await answers())) await delay(100)
}
