/**
 * How fast a chain is indexed, beside how fast it can be read at all: `poco index` and the same engine with a small
 * subgraph, on a generated chain; memory; what checks and the cache cost; and how speed changes as the store grows.
 *
 *   npm run bench -- sync [--quick] [--json file]
 */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { startChild } from './lib/child.js'
import { coinBuilds } from './lib/coinBuilds.js'
import { COIN, openCoinChain, TRANSFER } from './lib/coinChain.js'
import { startIndex } from './lib/indexProcess.js'
import { readOptions } from './lib/options.js'
import { machine, number, quantile, table, writeFigures } from './lib/report.js'
import { watchMemory } from './lib/watchMemory.js'

const { quick, json } = readOptions()
const EVENTS = quick ? 20_000 : 200_000
const ROUNDS = quick ? 1 : 3
const ROWS = quick
  ? { rows: 200_000, early: 50_000, window: 40_000 }
  : { rows: 10_000_000, early: 100_000, window: 100_000 }

const folder = mkdtempSync(join(tmpdir(), 'poco-sync-'))
let folders = 0
const newFolder = () => join(folder, String(folders++))
const middle = (values) =>
  quantile(
    [...values].sort((a, b) => a - b),
    0.5,
  )
const percent = (share) => `${Math.round(share * 100)} %`

const builds = coinBuilds()
const fetcher = startChild('./fetchChain.js')
const indexer = startChild('./indexBuild.js')
console.error(`mining ${EVENTS} events`)
const chain = await openCoinChain(EVENTS)
const { rpcUrl, first, last, perBlock, events } = chain
const contract = { address: COIN, topic: TRANSFER }

const fetchAlone = async (options = {}) =>
  (await fetcher.ask({ rpcUrl, ...contract, first, last, perBlock, ...options })).perSecond
const indexBuild = async (build) =>
  events / (await indexer.ask({ build, dataDir: newFolder(), rpcUrl, last }))

/** Events per second of `poco index` between the first block it shows and the last with events. */
const pocoIndex = async ({ args = ['--rpc-cache-mb', '0'], dataDir = newFolder() } = {}) => {
  const index = await startIndex(rpcUrl, dataDir, args)
  try {
    const memory = watchMemory(index.pid)
    let begun
    await index.until(({ block }) => {
      if (block >= first) begun ??= { block, at: performance.now() }
      return block >= last
    })
    const perSecond = ((last - begun.block) * perBlock * 1_000) / (performance.now() - begun.at)
    const samples = memory.stop()
    await index.until(({ block }) => block >= chain.head)
    await delay(1_000)
    return { perSecond, memory: samples, dataDir }
  } finally {
    await index.stop()
  }
}

/** Each of the measurements in turns, so that all of them see the same machine; the middle of each. */
const inTurns = async (measurements) => {
  const found = measurements.map(() => [])
  for (let round = 0; round < ROUNDS; round += 1)
    for (const [nth, measure] of measurements.entries()) found[nth].push(await measure())
  return found.map(middle)
}

try {
  const memories = []
  const [readPoco, poco, read, coin, readAsking, asking, calls] = await inTurns([
    () => fetchAlone({ receipts: true }),
    async () => {
      const { perSecond, memory } = await pocoIndex()
      memories.push(memory)
      return perSecond
    },
    () => fetchAlone(),
    () => indexBuild(builds.silent),
    () => fetchAlone({ calls: true }),
    () => indexBuild(builds.asking),
    () => fetchAlone({ callsOnly: true }),
  ])
  const shares = [
    ['PoCo subgraph', poco, readPoco],
    ['small subgraph', coin, read],
    ['small subgraph, one call per event', asking, readAsking],
  ]

  const keeping = await pocoIndex({ args: [] })
  const network = join(keeping.dataDir, 'devnet')
  for (const file of readdirSync(network))
    if (!file.startsWith('rpc-cache')) rmSync(join(network, file), { recursive: true })
  rmSync(join(keeping.dataDir, 'subgraphs.sqlite'), { force: true })
  const kept = await pocoIndex({ args: [], dataDir: keeping.dataDir })
  const proving = await pocoIndex({ args: ['--rpc-cache-mb', '0', '--verify-logs'] })
  const plain = await pocoIndex()
  const checker = startChild('../../engine/bench/bloomChecks.js')
  const bloomSeconds = await checker.ask({ rpcUrl, ...contract, first, last })
  checker.stop()
  const costs = [
    ['without the cache, without --verify-logs', 1],
    ['first index, which fills the cache', keeping.perSecond / plain.perSecond],
    ['second index, from the cache', kept.perSecond / plain.perSecond],
    ['--verify-logs', proving.perSecond / plain.perSecond],
  ]
  await chain.close()

  const grower = startChild('../../engine/bench/growth.js')
  const growth = await grower.ask({ build: builds.silent, ...ROWS, ...contract })
  grower.stop()

  const { commit, node, cpu } = machine()
  console.log(
    `\n${events.toLocaleString('en')} events; ${commit}, Node ${node}, ${cpu}; chain and index on the same machine\n`,
  )
  console.log(
    table(
      ['events/s', 'indexed', 'only read', 'share'],
      shares.map(([name, indexed, fetched]) => [
        name,
        number(indexed),
        number(fetched),
        percent(indexed / fetched),
      ]),
    ),
  )
  console.log(`\nThe RPC answers ${number(calls)} batched calls/s.\n`)
  const memory = memories.at(-1)
  console.log(
    table(
      ['memory of `poco index`', 'at a quarter', 'half', 'three quarters', 'end', 'peak of all runs'],
      [
        [
          'MB',
          ...[1, 2, 3].map((nth) => number(memory[Math.floor((memory.length * nth) / 4)])),
          number(memory.at(-1)),
          number(Math.max(...memories.flat())),
        ],
      ],
    ),
  )
  console.log()
  console.log(
    table(
      ['PoCo subgraph', 'speed against the first'],
      costs.map(([name, ratio]) => [name, number(ratio)]),
    ),
  )
  console.log(
    `\nChecking the logs against the bloom filters takes ${number((bloomSeconds * 100) / coinCpuSeconds)} % of the CPU time of the small subgraph's index.\n`,
  )
  console.log(
    table(
      ['rows in the store, blocks made in process', 'events per s of CPU time'],
      [
        [ROWS.early.toLocaleString('en'), number(growth.early)],
        [ROWS.rows.toLocaleString('en'), `${number(growth.late)} (${percent(growth.late / growth.early)})`],
      ],
    ),
  )
  console.log(`\n${number(growth.megabytes)} MB of store; ${number(growth.rss)} MB of memory at its end.`)
  writeFigures(json, { events, shares, calls, memories, costs, bloomSeconds, coinCpuSeconds, growth })
} finally {
  fetcher.stop()
  indexer.stop()
  await chain.close()
  rmSync(folder, { recursive: true, force: true })
}
