import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { startChild } from './child.js'
import { startNode } from './indexProcess.js'
import { quantile } from './report.js'
import { openTransferChain } from './transferChain.js'
import { watchMemory } from './watchMemory.js'

const BLOCK_MS = 1_000
const QUERY = '{ asOf { blockNumber } accounts(first: 16, orderBy: balance) { id balance view { roles } } }'
/** Clock ticks of a process, of which Linux has a hundred a second. */
const cpuSeconds = (pid) => {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ')
  return (Number(fields[11]) + Number(fields[12])) / 100
}

/**
 * What subscribers cost: `poco start` follows a devnet that mines a block of transfers every second, first alone, then
 * with so many subscribers. Gives the share of a core, the memory, how long an ordinary query takes, and how long after a
 * block the first and the last subscriber have been told.
 */
export const measureLive = async ({ subscribers, blocks }) => {
  const chain = await openTransferChain()
  const folder = mkdtempSync(join(tmpdir(), 'poco-live-'))
  try {
    await chain.mineTransfers(5)
    const node = await startNode(chain.devnet.rpcUrl, folder)
    const crowd = startChild('./subscribers.js')
    try {
      await node.until(({ block }) => block >= chain.head())
      /** What the crowd tells of a block; it may have been silent about earlier ones until now. */
      const heardOf = async (block, next) => {
        let heard = await next
        while (heard.block < block) heard = await crowd.next()
        return heard
      }
      const measure = async (isFollowed) => {
        const memory = watchMemory(node.pid)
        const [begunAt, cpu] = [performance.now(), cpuSeconds(node.pid)]
        const waits = []
        const told = []
        for (let nth = 0; nth < blocks; nth += 1) {
          const next = isFollowed ? crowd.next() : undefined
          await chain.mineTransfers(1)
          const minedAt = performance.timeOrigin + performance.now()
          if (next) told.push({ minedAt, ...(await heardOf(chain.head(), next)) })
          await delay(Math.max(0, begunAt + nth * BLOCK_MS + BLOCK_MS / 2 - performance.now()))
          waits.push(await waitFor(node.url))
          await delay(Math.max(0, begunAt + (nth + 1) * BLOCK_MS - performance.now()))
        }
        const seconds = (performance.now() - begunAt) / 1_000
        const lag = (which) => told.map((one) => one[which] - one.minedAt).sort((a, b) => a - b)
        return {
          cores: (cpuSeconds(node.pid) - cpu) / seconds,
          megabytes: Math.max(...memory.stop()),
          query: quantile(
            waits.sort((a, b) => a - b),
            0.5,
          ),
          first: lag('first'),
          last: lag('last'),
        }
      }
      const alone = await measure(false)
      // All are there when all have heard of the same block.
      const arrived = crowd.ask({ url: node.url, count: subscribers })
      const mining = new AbortController()
      const mined = (async () => {
        while (!mining.signal.aborted) {
          await delay(BLOCK_MS)
          await chain.mineTransfers(1)
        }
      })()
      await arrived
      mining.abort()
      await mined
      await delay(2 * BLOCK_MS)
      return { alone, followed: await measure(true) }
    } finally {
      crowd.stop()
      await node.stop()
    }
  } finally {
    await chain.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

const waitFor = async (url) => {
  const begunAt = performance.now()
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: QUERY }),
  })
  const { errors } = await answer.json()
  if (errors) throw new Error(JSON.stringify(errors))
  return performance.now() - begunAt
}
