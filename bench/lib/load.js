/**
 * Process that sends one query again and again and measures how long each answer takes. `NTH` in its body becomes the
 * number of the request, for queries that must differ.
 */
import { Pool } from 'undici'
import { quantile } from './report.js'

const run = async ({ url, body, connections, seconds }) => {
  const { origin, pathname } = new URL(url)
  const pool = new Pool(origin, { connections, pipelining: 1, bodyTimeout: 60_000, headersTimeout: 60_000 })
  const headers = { 'content-type': 'application/json' }
  const times = []
  const errors = new Map()
  let count = 0
  let sent = 0
  const varies = body.includes('NTH')
  const ask = async () => {
    const begunAt = performance.now()
    sent += 1
    const own = varies ? body.replaceAll('NTH', String(sent)) : body
    const answer = await pool.request({ path: pathname, method: 'POST', headers, body: own })
    const text = await answer.body.text()
    const message = text.startsWith('{"errors"') ? text.slice(0, 120) : undefined
    if (message) errors.set(message, (errors.get(message) ?? 0) + 1)
    return performance.now() - begunAt
  }
  const work = async (until, keep) => {
    while (performance.now() < until) {
      const ms = await ask()
      if (keep) times.push(ms)
      count += 1
    }
  }
  const workers = (until, keep) => Promise.all(Array.from({ length: connections }, () => work(until, keep)))
  await workers(performance.now() + Math.min(1_000, seconds * 300), false)
  count = 0
  const begunAt = performance.now()
  await workers(begunAt + seconds * 1_000, true)
  const elapsed = performance.now() - begunAt
  await pool.close()
  times.sort((a, b) => a - b)
  return {
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
    most: times.at(-1) ?? 0,
    count,
    perSecond: (count * 1_000) / elapsed,
    errors: Object.fromEntries(errors),
  }
}

process.on('message', async (task) => process.send(await run(task)))
process.on('disconnect', () => process.exit())
