/**
 * How long after a block its entities can be queried: `poco index` follows a devnet that mines four blocks of transfers a
 * second, once by looking at the head and once told of it over WebSocket.
 *
 *   npm run bench -- head [--quick] [--json file]
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { startIndex } from './lib/indexProcess.js'
import { readOptions } from './lib/options.js'
import { machine, number, quantile, table, writeFigures } from './lib/report.js'
import { openTransferChain } from './lib/transferChain.js'

const { quick, json } = readOptions()
const BLOCKS = quick ? 60 : 500
const BLOCK_MS = 250
/** Time between two questions whether a block is there: what is measured is longer by half of it in the middle. */
const ASK_MS = 2

const chain = await openTransferChain()
const { rpcUrl } = chain.devnet

/** Milliseconds from mined to queryable of each block, sorted. */
const measure = async (...args) => {
  const folder = mkdtempSync(join(tmpdir(), 'poco-head-'))
  const index = await startIndex(rpcUrl, folder, args)
  try {
    await index.until(({ block }) => block >= chain.head())
    await delay(1_000)
    const lags = []
    let mineAt = performance.now()
    for (let nth = 0; nth < BLOCKS; nth += 1) {
      // At no fixed distance, for the index looks at the chain at one.
      mineAt = Math.max(mineAt + BLOCK_MS * (0.5 + Math.random()), performance.now())
      await delay(mineAt - performance.now())
      await chain.mineTransfers(1)
      const minedAt = performance.now()
      await index.until(({ block }) => block >= chain.head(), ASK_MS)
      lags.push(performance.now() - minedAt)
    }
    return lags.sort((a, b) => a - b)
  } finally {
    await index.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

try {
  await chain.mineTransfers(20)
  const runs = [
    ['looks every 250 ms', await measure('--poll-ms', '250')],
    ['looks every 50 ms, as by default on this machine', await measure()],
    ['told over WebSocket', await measure('--rpc-url', rpcUrl.replace('http', 'ws'))],
  ]
  const { commit, node, cpu } = machine()
  console.log(`\n${BLOCKS} blocks of ${chain.perBlock} transfers; ${commit}, Node ${node}, ${cpu}\n`)
  console.log(
    table(
      ['block mined → queryable', 'p50 ms', 'p95 ms', 'p99 ms', 'most ms'],
      runs.map(([name, lags]) => [
        name,
        ...[0.5, 0.95, 0.99].map((share) => number(quantile(lags, share))),
        number(lags.at(-1)),
      ]),
    ),
  )
  writeFigures(json, { blocks: BLOCKS, lags: Object.fromEntries(runs) })
} finally {
  await chain.close()
}
