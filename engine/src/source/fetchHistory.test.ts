import { describe, expect, test } from 'vitest'
import type { BlockRange } from '../core/blockRange.js'
import { createBloomReader } from '../core/bloom.js'
import type { ChainWants } from '../core/chainWants.js'
import { silentLog } from '../core/log.js'
import { createRangeSizer } from '../core/rangeSizer.js'
import { fetchHistory } from './fetchHistory.js'
import { fetchLogs } from './fetchLogs.js'
import { createRpc } from './rpc.js'
import { answering, type ScriptedRequest, startScriptedRpc } from './scriptedRpc.js'

const { signal } = new AbortController()
const word = (n: number) => `0x${n.toString(16).padStart(64, '0')}`
const hex = (n: number) => `0x${n.toString(16)}`

const header = (number: number) => ({
  hash: word(number),
  parentHash: word(number - 1),
  number: hex(number),
  timestamp: hex(number * 12),
  ...Object.fromEntries(
    [
      'sha3Uncles',
      'miner',
      'stateRoot',
      'transactionsRoot',
      'receiptsRoot',
      'gasUsed',
      'gasLimit',
      'difficulty',
    ].map((key) => [key, '0x0']),
  ),
})

const log = (number: number, changes: object = {}) => ({
  address: '0xaa',
  topics: [word(1)],
  data: '0x',
  blockHash: word(number),
  blockNumber: hex(number),
  transactionHash: word(number + 1_000),
  transactionIndex: '0x0',
  logIndex: '0x0',
  ...changes,
})

const transaction = (hash: string, changes: object = {}) => ({
  hash,
  blockHash: word(Number(hash) - 1_000),
  transactionIndex: '0x0',
  from: '0xf0',
  to: null,
  value: '0x0',
  gas: '0x1',
  gasPrice: '0x1',
  input: '0x',
  nonce: '0x0',
  ...changes,
})

/** A chain with a log in every tenth block, that refuses ranges of more than `limit` blocks. */
const chain = (limit: number, changes: (request: ScriptedRequest) => unknown = () => undefined) =>
  answering((request) => {
    const changed = changes(request)
    if (changed !== undefined) return changed
    const [first] = request.params as [never]
    if (request.method === 'eth_getBlockByNumber') return header(Number(first))
    if (request.method === 'eth_getTransactionByHash') return transaction(first)
    const { fromBlock, toBlock } = first as { fromBlock: string; toBlock: string }
    const [from, to] = [Number(fromBlock), Number(toBlock)]
    if (to - from + 1 > limit)
      return { code: -32602, message: `eth_getLogs is limited to a ${limit} block range` }
    const numbers = Array.from({ length: to - from + 1 }, (_, at) => from + at)
    return numbers.filter((number) => number % 10 === 0).map((number) => log(number))
  })

const wants: ChainWants = {
  filters: [{ addresses: ['0xaa'], topics0: [word(1) as never] }],
  calls: undefined,
  everyBlock: false,
  receiptTopics: new Set(),
  wantsBlock: () => false,
  startBlock: 0,
  endBlock: undefined,
}

const read = async (url: string, changes: Partial<ChainWants> = {}, to = 99) => {
  const ranges: BlockRange[] = []
  const rpc = createRpc({ urls: [url], log: silentLog, retries: 0 })
  const sizer = createRangeSizer({ first: 40 })
  for await (const range of fetchHistory(rpc, {
    from: 1,
    to,
    wants: { ...wants, ...changes },
    sizer,
    proof: { bloom: createBloomReader(), prove: undefined },
    signal,
  }))
    ranges.push(range)
  return ranges
}

describe('fetchHistory()', () => {
  test('delivers every block with logs once and in order, whatever the RPC refuses', async () => {
    for (const limit of [1_000, 33, 7, 1]) {
      await using server = await startScriptedRpc(chain(limit))
      const ranges = await read(server.url)
      expect(ranges.flatMap(({ blocks }) => blocks.map(({ number }) => number))).toEqual([
        10, 20, 30, 40, 50, 60, 70, 80, 90,
      ])
      expect(ranges[0]?.from).toBe(1)
      expect(ranges.slice(1).map(({ from }) => from)).toEqual(
        ranges.slice(0, -1).map((range) => range.to + 1),
      )
      expect(ranges.at(-1)?.end).toEqual({
        number: 99,
        hash: word(99),
        parentHash: word(98),
        timestamp: 99 * 12,
      })
    }
  })

  test('delivers blocks without logs where a handler wants them', async () => {
    await using server = await startScriptedRpc(chain(1_000))
    const ranges = await read(server.url, { wantsBlock: (number) => number % 25 === 0 })
    const blocks = ranges.flatMap((range) => range.blocks)
    expect(blocks.map(({ number }) => number)).toEqual([10, 20, 25, 30, 40, 50, 60, 70, 75, 80, 90])
    expect(blocks.find(({ number }) => number === 25)?.logs).toEqual([])
  })

  test('asks for traces only where calls are wanted, and there reads short ranges', async () => {
    const noTraces = ({ method }: ScriptedRequest) => (method === 'trace_filter' ? [] : undefined)
    await using server = await startScriptedRpc(chain(10_000, noTraces))
    const calls = { contracts: ['0xaa'] as const, from: 2_000, to: 2_500, includes: () => true }
    const ranges = await read(server.url, { calls }, 6_000)
    const traced = ranges.filter(({ from, to }) => to >= 2_000 && from <= 2_500)
    expect(traced[0]?.from).toBe(2_000)
    expect(Math.max(...traced.map(({ from, to }) => to - from + 1))).toBe(200)
    expect(Math.max(...ranges.map(({ from, to }) => to - from + 1))).toBeGreaterThan(200)
    const asked = server.posts.flat().filter(({ method }) => method === 'trace_filter')
    const spans = asked.map(({ params: [filter] }) => filter as { fromBlock: string; toBlock: string })
    expect(Math.min(...spans.map(({ fromBlock }) => Number(fromBlock)))).toBe(2_000)
    expect(Math.max(...spans.map(({ toBlock }) => Number(toBlock)))).toBe(2_500)
  })

  test('refuses logs, transactions and blocks that do not belong together', async () => {
    const withChange = async (changes: (request: ScriptedRequest) => unknown) => {
      await using server = await startScriptedRpc(chain(1_000, changes))
      await read(server.url, {}, 15)
    }
    await expect(
      withChange(({ method }) => (method === 'eth_getLogs' ? [log(10, { blockHash: word(77) })] : undefined)),
    ).rejects.toMatchObject({
      name: 'WrongAnswerError',
      message: expect.stringContaining('a log that is not in block 10'),
    })
    await expect(
      withChange(({ method, params }) =>
        method === 'eth_getTransactionByHash'
          ? transaction(params[0] as string, { blockHash: word(77) })
          : undefined,
      ),
    ).rejects.toMatchObject({ message: expect.stringContaining('a transaction that is not in block 10') })
    await expect(
      withChange(({ method }) => (method === 'eth_getTransactionByHash' ? null : undefined)),
    ).rejects.toMatchObject({ message: expect.stringContaining('but not the transaction') })
    await expect(
      withChange(({ method }) => (method === 'eth_getBlockByNumber' ? null : undefined)),
    ).rejects.toMatchObject({ message: expect.stringContaining('gave no block') })
  })

  test('names the method and the field of an answer that is not valid', async () => {
    await using server = await startScriptedRpc(
      chain(1_000, ({ method }) => (method === 'eth_getLogs' ? [log(10, { data: 5 })] : undefined)),
    )
    await expect(read(server.url)).rejects.toThrow("The RPC's answer to eth_getLogs is not valid: data is 5.")
  })
})

describe('fetchLogs()', () => {
  test('drops what two filters both found, and what a reorg removed', async () => {
    await using server = await startScriptedRpc(
      chain(1_000, ({ method }) =>
        method === 'eth_getLogs' ? [log(20, { removed: true }), log(10)] : undefined,
      ),
    )
    const rpc = createRpc({ urls: [server.url], log: silentLog })
    const filters = [...wants.filters, { addresses: undefined, topics0: [word(1) as never] }]
    const logs = await fetchLogs(rpc, { from: 1, to: 99 }, { filters, sizer: createRangeSizer(), signal })
    expect(logs.map(({ blockNumber }) => Number(blockNumber))).toEqual([10])
  })

  test('passes on the refusal of a single block', async () => {
    await using server = await startScriptedRpc(
      chain(1_000, () => ({ code: -32005, message: 'query returned more than 10000 results' })),
    )
    const rpc = createRpc({ urls: [server.url], log: silentLog, retries: 0 })
    await expect(
      fetchLogs(rpc, { from: 5, to: 5 }, { filters: wants.filters, sizer: createRangeSizer(), signal }),
    ).rejects.toThrow('query returned more than 10000 results')
  })
})
