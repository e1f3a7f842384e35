/**
 * How long an ordinary client of the gateway waits while another, at another address, abuses it: with the rate limit of
 * a public server, and without.
 *
 *   npm run bench -- abuse [--quick] [--seconds 5] [--json file]
 */
import { setTimeout as delay } from 'node:timers/promises'
import { Pool } from 'undici'
import { startChild } from './lib/child.js'
import { readOptions } from './lib/options.js'
import { generatedIndex } from './lib/pocoIndex.js'
import { machine, number, quantile, table, writeFigures } from './lib/report.js'

const { tasks, seconds, json } = readOptions()
const RATE_LIMIT = { unitsPerSecond: 20, burst: 100 }
/** An allowance is full again after this long. */
const REST_MS = 10_000
/** Ten requests a second are within anybody's allowance. */
const PAUSE_MS = 100
const ORDINARY = JSON.stringify({
  query:
    '{ deals(first: 16, orderBy: timestamp, orderDirection: desc) { id state amounts { total } app { name } } }',
})

const waitsOf = async (url) => {
  const { origin, pathname } = new URL(url)
  const pool = new Pool(origin, { connections: 1, localAddress: '127.0.0.3' })
  const waits = []
  for (const until = performance.now() + seconds * 1_000; performance.now() < until; await delay(PAUSE_MS)) {
    const begunAt = performance.now()
    const headers = { 'content-type': 'application/json' }
    const { statusCode, body } = await pool.request({
      method: 'POST',
      path: pathname,
      headers,
      body: ORDINARY,
    })
    const text = await body.text()
    if (statusCode !== 200) throw new Error(`The ordinary client was answered ${statusCode}: ${text}`)
    waits.push(performance.now() - begunAt)
  }
  await pool.destroy()
  return waits.sort((a, b) => a - b)
}

const abuser = startChild('./abuser.js')
const kinds = await abuser.ask({ kind: 'names' })
const figures = []
for (const limit of [RATE_LIMIT, undefined]) {
  const server = startChild('./serve.js', generatedIndex(tasks), JSON.stringify({ rateLimit: limit }))
  const { gateway: url } = await server.next()
  await waitsOf(url)
  for (const kind of ['nothing', ...kinds]) {
    const [waits, answers] = await Promise.all([
      waitsOf(url),
      kind === 'nothing' ? {} : abuser.ask({ url, kind, seconds }),
    ])
    figures.push({ kind, isLimited: limit !== undefined, waits, answers })
    console.error(`${kind}, ${limit ? 'limited' : 'without limit'}: ${JSON.stringify(answers)}`)
    await delay(REST_MS)
  }
  server.stop()
}
abuser.stop()

const { commit, node, cpu } = machine()
console.log(
  `\n${tasks.toLocaleString('en')} tasks; ${commit}, Node ${node}, ${cpu}; gateway, index and clients on the same machine\n`,
)
console.log(
  table(
    ['beside the ordinary client', 'rate limit', 'p50 ms', 'p95 ms', 'the abuser got'],
    figures.map(({ kind, isLimited, waits, answers }) => [
      kind,
      isLimited ? '20/s' : 'none',
      number(quantile(waits, 0.5)),
      number(quantile(waits, 0.95)),
      Object.entries(answers)
        .map(([status, count]) => `${number(count)} × ${status}`)
        .join(', '),
    ]),
  ),
)
writeFigures(json, { tasks, figures })
