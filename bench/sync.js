/**
 * How fast a chain is indexed, beside how fast it can be read at all; memory; what checks and the cache cost; and how speed
 * changes as the store grows.
 *
 *   npm run bench -- sync [--quick] [--json file]
 */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { startChild } from './lib/child.js'
import { coinBuilds } from './lib/coinBuilds.js'
import { COIN, openCoinChain, TRANSFER } from './lib/coinChain.js'
import { startIndex } from './lib/indexProcess.js'
import { readOptions } from './lib/options.js'
import { machine, number, quantile, table, writeFigures } from './lib/report.js'
import { watchMemory } from './lib/watchMemory.js'

const { quick, json } = readOptions()
const EVENTS = quick ? 20_000 : 400_000
const ROUNDS = quick ? 1 : 3
const GROWTH_ROUNDS = quick ? 1 : 5
const ROWS = quick
  ? { rows: 200_000, early: 50_000, window: 40_000 }
  : { rows: 10_000_000, early: 100_000, window: 100_000 }
/** Who takes part in the transfers of a growing store: see `PICKS` in engine/bench/growth.js. */
const PICKS = ['anyone', 'zipf']
const POCO_BUILD = fileURLToPath(new URL('../build/devnet', import.meta.url))
const NO_CACHE = ['--rpc-cache-mb', '0']

const middle = (values) =>
  quantile(
    [...values].sort((a, b) => a - b),
    0.5,
  )
const rowsAt = (when) => `at ${ROWS[when].toLocaleString('en')} rows`
const percent = (share) => `${Math.round(share * 100)} %`

const folder = mkdtempSync(join(tmpdir(), 'poco-sync-'))
let folders = 0
const newFolder = () => join(folder, String(folders++))
const builds = coinBuilds()
const fetcher = startChild('./fetchChain.js')
const indexer = startChild('./indexBuild.js')
console.error(`mining ${EVENTS} events`)
const chain = await openCoinChain(EVENTS)
const { rpcUrl, first, last, perBlock, events } = chain
const contract = { address: COIN, topic: TRANSFER }

const read = (options = {}) => fetcher.ask({ rpcUrl, ...contract, first, last, perBlock, ...options })
const index = (build) => indexer.ask({ build, dataDir: newFolder(), rpcUrl, last, events })

/** `poco index`: its events per second between the first block it shows and the last with events, and its memory. */
const pocoIndex = async (args, dataDir = newFolder()) => {
  const process = await startIndex(rpcUrl, dataDir, args)
  try {
    const watch = watchMemory(process.pid)
    let begun
    await process.until(({ block }) => {
      if (block >= first) begun ??= { block, at: performance.now() }
      return block >= last
    })
    const perSecond = ((last - begun.block) * perBlock * 1_000) / (performance.now() - begun.at)
    const memory = watch.stop()
    await process.until(({ block }) => block >= chain.head)
    await delay(1_000)
    return { perSecond, memory, dataDir }
  } finally {
    await process.stop()
  }
}

/** Deletes an index, but not what is kept of the chain. */
const forgetIndex = (dataDir) => {
  rmSync(join(dataDir, 'subgraphs.sqlite'), { force: true })
  const network = join(dataDir, 'devnet')
  for (const file of readdirSync(network))
    if (!file.startsWith('rpc-cache')) rmSync(join(network, file), { recursive: true })
}

/** Each of the measurements in turns, so that all of them see the same machine; the middle of each. */
const inTurns = async (measurements) => {
  const found = measurements.map(() => [])
  for (let round = 0; round < ROUNDS; round += 1)
    for (const [nth, measure] of measurements.entries()) found[nth].push(await measure())
  return found.map((figures) => ({
    perSecond: middle(figures.map(({ perSecond }) => perSecond)),
    cpuMicros: middle(figures.map(({ cpuMicros }) => cpuMicros)),
  }))
}

/** Windows of rows early and late in the life of a store, in turns; once for each way to pick who takes part. */
const measureGrowth = async () => {
  const { rows, early, window } = ROWS
  const task = { build: builds.silent, ...contract, window }
  const withGrower = async (work) => {
    const grower = startChild('../../engine/bench/growth.js')
    try {
      return await work(grower)
    } finally {
      grower.stop()
    }
  }
  return withGrower(async (large) => {
    const found = []
    for (const picks of PICKS) {
      await large.ask({ ...task, picks, from: rows - 2 * window })
      const rounds = { picks, early: [], late: [] }
      for (let round = 0; round < GROWTH_ROUNDS; round += 1) {
        rounds.early.push(
          await withGrower((small) => small.ask({ ...task, picks, from: early - window / 2 })),
        )
        rounds.late.push(await large.ask({ window, picks }))
      }
      found.push(rounds)
    }
    return found
  })
}

try {
  const [pocoRead, poco, coinRead, coin, askingRead, asking, calls] = await inTurns([
    () => read({ receipts: true }),
    () => index(POCO_BUILD),
    () => read(),
    () => index(builds.silent),
    () => read({ calls: true }),
    () => index(builds.asking),
    () => read({ callsOnly: true }),
  ])
  const shares = [
    ['PoCo subgraph', poco, pocoRead],
    ['small subgraph', coin, coinRead],
    ['small subgraph, one call per event', asking, askingRead],
  ]

  const checker = startChild('../../engine/bench/bloomChecks.js')
  const bloomMicros = (await checker.ask({ rpcUrl, ...contract, first, last })) / events
  checker.stop()

  const plain = await pocoIndex(NO_CACHE)
  const filling = await pocoIndex([])
  forgetIndex(filling.dataDir)
  const cached = await pocoIndex([], filling.dataDir)
  const proving = await pocoIndex([...NO_CACHE, '--verify-logs'])
  const costs = [
    ['no cache, no --verify-logs', plain],
    ['first index, which fills the cache', filling],
    ['second index, from the cache', cached],
    ['--verify-logs', proving],
  ]
  await chain.close()

  const growth = await measureGrowth()
  const { rows, megabytes, rss } = growth.at(-1).late.at(-1)

  const { commit, node, cpu } = machine()
  console.log(
    `\n${events.toLocaleString('en')} events; ${commit}, Node ${node}, ${cpu}; chain and index on the same machine\n`,
  )
  console.log(
    table(
      ['', 'indexed, events/s', 'only read', 'share', 'CPU µs per event, indexed', 'only read'],
      shares.map(([name, indexed, fetched]) => [
        name,
        number(indexed.perSecond),
        number(fetched.perSecond),
        percent(indexed.perSecond / fetched.perSecond),
        number(indexed.cpuMicros),
        number(fetched.cpuMicros),
      ]),
    ),
  )
  console.log(`\nThe RPC answers ${number(calls.perSecond)} batched calls/s.\n`)
  console.log(
    table(
      ['`poco index`', 'speed', 'MB at a quarter', 'half', 'three quarters', 'peak'],
      costs.map(([name, { perSecond, memory }]) => [
        name,
        number(perSecond / plain.perSecond),
        ...[1, 2, 3].map((quarter) => number(memory[Math.floor((memory.length * quarter) / 4)])),
        number(Math.max(...memory)),
      ]),
    ),
  )
  console.log(
    `\nHolding logs against bloom filters takes ${number((bloomMicros * 100) / coin.cpuMicros)} % of the small subgraph's CPU time.\n`,
  )
  console.log(
    table(
      ['events per s of CPU time, blocks made in process', ...['early', 'rows'].map(rowsAt), 'share'],
      growth.map(({ picks, ...rounds }) => {
        const [early, late] = [rounds.early, rounds.late].map((all) =>
          middle(all.map(({ perSecond }) => perSecond)),
        )
        return [picks, number(early), number(late), percent(late / early)]
      }),
    ),
  )
  console.log(
    `\n${number(megabytes)} MB of store and ${number(rss)} MB of memory at ${rows.toLocaleString('en')} rows.`,
  )
  writeFigures(json, { events, shares, calls, costs, bloomMicros, growth })
} finally {
  fetcher.stop()
  indexer.stop()
  await chain.close()
  rmSync(folder, { recursive: true, force: true })
}
