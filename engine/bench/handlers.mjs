/**
 * Handler runs per second of CPU time, so that a busy machine counts less, in the best of several rounds: transfers of a
 * built PoCo subgraph, five to a transaction, decoded from logs, on entities that stay in memory. Also counts what fresh
 * instances would cost.
 *
 *   npx tsc -b engine && node engine/bench/handlers.mjs <build folder> [seconds]
 */
import { readFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { decodeLog } from '../dist/core/abi/decodeLog.js'
import { findEvent, parseAbi } from '../dist/core/abi/parseAbi.js'
import { createEntityCache } from '../dist/core/entityCache.js'
import { parseInputSchema } from '../dist/core/inputSchema.js'
import { compileMapping } from '../dist/host/mappingModule.js'
import { runHandler } from '../dist/host/runHandler.js'

const [build, seconds = '4'] = process.argv.slice(2)
const LOGS_PER_BLOCK = 50
const LOGS_PER_TRANSACTION = 5
const ACCOUNTS = 500
const ROUNDS = 8

const schema = parseInputSchema(readFileSync(join(build, 'schema.graphql'), 'utf8'))
const hub = parseAbi(JSON.parse(readFileSync(join(build, 'Hub/IexecInterfaceToken.json'), 'utf8')))
const event = findEvent(hub, 'Transfer(indexed address,indexed address,uint256)')
const bytes = readFileSync(join(build, 'Hub/Hub.wasm'))
const abis = new Map([['IexecInterfaceToken', hub]])

const hex = (number, length) => `0x${number.toString(16).padStart(length * 2, '0')}`
const account = (number) => `0x${((number * 2_654_435_761) % 2 ** 32).toString(16).padStart(40, 'a')}`

const blocks = Array.from({ length: 200 }, (_, number) => ({
  number,
  hash: hex(number, 32),
  parentHash: hex(Math.max(number - 1, 0), 32),
  timestamp: 1_700_000_000 + number,
  header: {
    ...{ hash: hex(number, 32), parentHash: hex(number, 32), sha3Uncles: hex(1, 32), miner: account(1) },
    ...{ stateRoot: hex(2, 32), transactionsRoot: hex(3, 32), receiptsRoot: hex(4, 32) },
    ...{ number: `0x${number.toString(16)}`, gasUsed: '0x5208', gasLimit: '0x1c9c380' },
    ...{ timestamp: `0x${(1_700_000_000 + number).toString(16)}`, difficulty: '0x1', size: '0x400' },
    baseFeePerGas: '0x5f5e100',
  },
}))
const logOf = (block, index) => {
  const serial = block.number * LOGS_PER_BLOCK + index
  const topicOf = (n) =>
    `0x${account(n % ACCOUNTS)
      .slice(2)
      .padStart(64, '0')}`
  return {
    address: account(7),
    topics: [event.topic0, topicOf(serial), topicOf(serial + 1)],
    data: hex(1_000_000_000n + BigInt(serial), 32),
    blockHash: block.hash,
    blockNumber: block.header.number,
    transactionHash: hex(Math.floor(serial / LOGS_PER_TRANSACTION) + 1_000_000, 32),
    transactionIndex: `0x${Math.floor(index / LOGS_PER_TRANSACTION).toString(16)}`,
    logIndex: `0x${index.toString(16)}`,
  }
}
const triggersOf = (block, logs) => {
  const [{ transactionHash: hash, transactionIndex }] = logs
  const transaction = {
    ...{ hash, transactionIndex, from: account(Number(transactionIndex)), to: account(7) },
    ...{ value: '0x0', gas: '0x30d40', gasPrice: '0x5f5e100', nonce: '0x1' },
    input: `0xa9059cbb${'00'.repeat(64)}`,
  }
  const receipt = {
    ...{ transactionHash: hash, transactionIndex, blockHash: block.hash, blockNumber: block.header.number },
    ...{ cumulativeGasUsed: '0x30d40', gasUsed: '0x30d40', contractAddress: null, logs, status: '0x1' },
    ...{ root: null, logsBloom: `0x${'00'.repeat(256)}` },
  }
  return logs.map((log) => ({ block, log, transaction, receipt }))
}
const triggers = blocks.flatMap((block) => {
  const logs = Array.from({ length: LOGS_PER_BLOCK }, (_, index) => logOf(block, index))
  return Array.from({ length: LOGS_PER_BLOCK / LOGS_PER_TRANSACTION }, (_, nth) =>
    triggersOf(block, logs.slice(nth * LOGS_PER_TRANSACTION, (nth + 1) * LOGS_PER_TRANSACTION)),
  ).flat()
})

/** A world whose entities stay in memory. */
const memoryWorld = () => {
  const stored = { load: () => null, loadLinked: () => [], findHolder: () => undefined }
  const cache = createEntityCache(schema, stored)
  const world = {
    store: cache.view,
    call: () => null,
    balance: () => 0n,
    hasCode: () => true,
    createDataSource: () => {},
    dataSource: { address: new Uint8Array(20), network: 'arbitrum-one', context: {} },
    log: () => {},
  }
  return { cache, world }
}

const measure = (moduleOf) => {
  const { cache, world } = memoryWorld()
  let last
  const run = ({ block, log, transaction, receipt }) => {
    if (block !== last) {
      cache.keepBlock(cache.changes())
      cache.beginBlock(block)
      last = block
    }
    runHandler({
      ...{ module: moduleOf(), handler: 'handleTransfer', world, schema, abis, apiVersion: '0.0.9' },
      trigger: { kind: 'event', block, log, transaction, params: decodeLog(event, log), receipt },
    })
    cache.keepHandler()
  }
  const round = () => {
    const end = performance.now() + (Number(seconds) * 1_000) / ROUNDS
    const before = process.cpuUsage()
    let runs = 0
    while (performance.now() < end)
      for (const trigger of triggers.slice(0, 500)) {
        run(trigger)
        runs++
      }
    const { user, system } = process.cpuUsage(before)
    return Math.round((runs * 1_000_000) / (user + system))
  }
  for (const trigger of triggers.slice(0, 3000)) run(trigger)
  return Math.max(...Array.from({ length: ROUNDS }, round))
}

const module = compileMapping(bytes)
const reset = measure(() => module)
console.log(`${cpus()[0].model}, Node ${process.version}, ${bytes.length} bytes of WASM`)
console.log(`handlers/s, instance reset: ${reset}`)
if (process.env.PROFILE === undefined) {
  module.release = () => {}
  console.log(`handlers/s, fresh instance: ${measure(() => module)}`)
}
