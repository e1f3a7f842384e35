/**
 * What queries and indexing take from each other: point look-ups while a sync runs at full speed, and the head while
 * clients ask for more than the engine allows.
 *
 *   npm run bench -- isolation [--quick] [--seconds 5] [--json file]
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { startChild } from './lib/child.js'
import { startIndex } from './lib/indexProcess.js'
import { readOptions } from './lib/options.js'
import { machine, number, quantile, table, writeFigures } from './lib/report.js'
import { openTransferChain } from './lib/transferChain.js'

const { quick, seconds, json } = readOptions()
const EVENTS = quick ? 40_000 : 200_000
const BLOCKS_MEASURED = quick ? 40 : 150
const BLOCK_MS = 400

/** As many rows as may be asked for, three times nested, and found by reading texts. */
const HEAVIEST = `{ transfers(first: 1000) { from { transfersFrom(first: 1000) { from {
  transfersFrom(first: 1000, where: { transaction_contains: "zz" }) { id } } } } } }`

const chain = await openTransferChain()
const folder = mkdtempSync(join(tmpdir(), 'poco-isolation-'))
const load = startChild('./load.js')
try {
  console.error(`mining ${EVENTS} events`)
  await chain.mineTransfers(EVENTS / chain.perBlock)
  const index = await startIndex(chain.devnet.rpcUrl, folder)
  const heavyLoad = startChild('./load.js')
  try {
    await index.until(({ block }) => block > 0)
    const lookUp = JSON.stringify({
      query: '{ account(id: "0x0000000000000000000000000000000000010000") { id balance frozen } }',
    })
    const measure = (connections) => load.ask({ url: index.url, body: lookUp, connections, seconds })
    const during = []
    for (const connections of [1, 16]) {
      const begin = await index.block()
      const figures = await measure(connections)
      during.push({ connections, ...figures, indexed: (await index.block()) - begin })
    }
    if ((await index.block()) >= chain.head()) throw new Error('The sync ended before the measurement did.')
    await index.until(({ block }) => block >= chain.head())
    await delay(2_000)
    const idle = []
    for (const connections of [1, 16]) idle.push({ connections, ...(await measure(connections)) })

    const lags = async () => {
      const found = []
      for (let nth = 0; nth < BLOCKS_MEASURED; nth += 1) {
        const begunAt = performance.now()
        await chain.mineTransfers(1)
        const minedAt = performance.now()
        await index.until(({ block }) => block >= chain.head(), 2)
        found.push(performance.now() - minedAt)
        // At no fixed distance, for the index looks at the chain at one.
        await delay(Math.max(0, BLOCK_MS * (0.5 + Math.random()) - (performance.now() - begunAt)))
      }
      return found.sort((a, b) => a - b)
    }
    const calm = await lags()
    const hammer = heavyLoad.ask({
      url: index.url,
      body: JSON.stringify({ query: HEAVIEST }),
      connections: 4,
      seconds: (BLOCKS_MEASURED * BLOCK_MS * 1.5) / 1_000,
    })
    await delay(2_000)
    const hammered = await lags()
    const { errors, p50, count } = await hammer

    const { commit, node, cpu } = machine()
    console.log(
      `\n${EVENTS.toLocaleString('en')} events; ${commit}, Node ${node}, ${cpu}; chain, index and clients on the same machine\n`,
    )
    console.log(
      table(
        ['point look-up', 'connections', 'p50 ms', 'p99 ms', 'per s'],
        [...during.map((row) => ['while syncing', row]), ...idle.map((row) => ['idle', row])].map(
          ([name, row]) => [name, row.connections, number(row.p50), number(row.p99), number(row.perSecond)],
        ),
      ),
    )
    console.log(
      `\nThe sync indexed ${during.map(({ indexed }) => number((indexed * chain.perBlock) / seconds)).join(' and ')} events/s meanwhile.\n`,
    )
    console.log(
      table(
        ['block mined → queryable', 'blocks', 'p50 ms', 'p95 ms', 'most ms'],
        [
          ['alone', calm],
          ['while 4 clients ask the heaviest query', hammered],
        ].map(([name, found]) => [
          name,
          found.length,
          number(quantile(found, 0.5)),
          number(quantile(found, 0.95)),
          number(found.at(-1)),
        ]),
      ),
    )
    console.log(
      `\nThe heaviest query was answered ${count} times, after ${number(p50)} ms in the middle: ${JSON.stringify(errors)}`,
    )
    writeFigures(json, {
      events: EVENTS,
      during,
      idle,
      lags: { calm, hammered },
      heaviest: { count, p50, errors },
    })
  } finally {
    heavyLoad.stop()
    await index.stop()
  }
} finally {
  load.stop()
  await chain.close()
  rmSync(folder, { recursive: true, force: true })
}
