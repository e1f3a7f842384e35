/**
 * Process that does nothing but fetch what an index of the coin chain needs, as fast as it can: logs in ranges, the
 * headers of their blocks, their transactions, and where asked the receipts and one `eth_call` for each log.
 */
import { Pool } from 'undici'

const BATCH = 100
const CONNECTIONS = 8
const LOGS_PER_RANGE = 2_000
const AHEAD = 4

const hex = (number) => `0x${number.toString(16)}`

/** Runs `work` over the items, at most `inFlight` at a time. */
const forEach = async (items, work, inFlight) => {
  const left = items[Symbol.iterator]()
  const worker = async () => {
    for (let next = left.next(); !next.done; next = left.next()) await work(next.value)
  }
  await Promise.all(Array.from({ length: inFlight }, worker))
}

const chunks = (items, size) =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, nth) =>
    items.slice(nth * size, (nth + 1) * size),
  )

const fetchChain = async ({ rpcUrl, address, topic, first, last, perBlock, receipts, calls, callsOnly }) => {
  const pool = new Pool(rpcUrl, { connections: CONNECTIONS, pipelining: 1 })
  const post = async (requests) => {
    const body = JSON.stringify(
      requests.map(([method, params], id) => ({ jsonrpc: '2.0', id, method, params })),
    )
    const answer = await pool.request({
      path: '/',
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    })
    const results = await answer.body.json()
    return results.map(({ result, error }) => {
      if (error) throw new Error(error.message)
      return result
    })
  }
  const postAll = async (requests) => (await Promise.all(chunks(requests, BATCH).map(post))).flat()
  const callFor = (log) => [
    'eth_call',
    [{ to: address, data: `0x70a08231${log.topics[2].slice(2)}` }, { blockHash: log.blockHash }],
  ]
  const span = Math.max(1, Math.floor(LOGS_PER_RANGE / perBlock))
  const ranges = Array.from({ length: Math.ceil((last - first + 1) / span) }, (_, nth) => first + nth * span)
  const kept = []
  let events = 0
  const fetchRange = async (from) => {
    const to = Math.min(last, from + span - 1)
    const filter = { address: [address], topics: [[topic]], fromBlock: hex(from), toBlock: hex(to) }
    const [logs] = await post([['eth_getLogs', [filter]]])
    events += logs.length
    if (callsOnly) {
      kept.push(...logs.map(callFor))
      return
    }
    const blocks = new Set(logs.map(({ blockNumber }) => blockNumber))
    const transactions = new Set(logs.map(({ transactionHash }) => transactionHash))
    await postAll([
      ...[...blocks].map((number) => ['eth_getBlockByNumber', [number, false]]),
      ...[...transactions].map((hash) => ['eth_getTransactionByHash', [hash]]),
      ...(receipts ? [...transactions].map((hash) => ['eth_getTransactionReceipt', [hash]]) : []),
    ])
    if (calls) await postAll(logs.map(callFor))
  }
  let begunAt = performance.now()
  let before = process.cpuUsage()
  await forEach(ranges, fetchRange, AHEAD)
  if (callsOnly) {
    begunAt = performance.now()
    before = process.cpuUsage()
    await forEach(chunks(kept, BATCH), post, CONNECTIONS)
  }
  const seconds = (performance.now() - begunAt) / 1_000
  const { user, system } = process.cpuUsage(before)
  await pool.close()
  return { perSecond: events / seconds, cpuMicros: (user + system) / events }
}

process.on('message', async (task) => process.send(await fetchChain(task)))
process.on('disconnect', () => process.exit())
