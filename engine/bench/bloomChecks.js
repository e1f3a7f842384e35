/** Process that reads the logs and headers of a chain, and tells how many microseconds of CPU time it takes to hold them against each other. */
import { createBloomReader } from '../dist/core/bloom.js'
import { silentLog } from '../dist/core/log.js'
import { checkLogs } from '../dist/source/checkLogs.js'
import { fetchHeaders } from '../dist/source/fetchHeaders.js'
import { fetchLogsOfBlocks } from '../dist/source/fetchLogs.js'
import { createRpc } from '../dist/source/rpc.js'

const BLOCKS = 40

const check = async ({ rpcUrl, address, topic, first, last }) => {
  const { signal } = new AbortController()
  const rpc = createRpc({ urls: [rpcUrl], log: silentLog })
  const bloom = createBloomReader()
  let micros = 0
  for (let from = first; from <= last; from += BLOCKS) {
    const numbers = Array.from({ length: Math.min(BLOCKS, last - from + 1) }, (_, nth) => from + nth)
    const headers = await fetchHeaders(rpc, numbers, { signal })
    const hashes = headers.map(({ hash }) => hash)
    const filters = [{ addresses: [address], topics0: [topic] }]
    const logs = await fetchLogsOfBlocks(rpc, hashes, { filters, signal })
    const before = process.cpuUsage()
    checkLogs(headers, logs, bloom)
    const { user, system } = process.cpuUsage(before)
    micros += user + system
  }
  return micros
}

process.on('message', async (task) => process.send(await check(task)))
process.on('disconnect', () => process.exit())
