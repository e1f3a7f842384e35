/**
 * Handler runs per second of CPU time, so that a busy machine counts less: transfers of a built PoCo subgraph, decoded from logs, on entities
 * that are merged in memory. Also counts what fresh instances would cost.
 *
 *   npx tsc -b engine && node engine/bench/handlers.mjs <build folder> [seconds]
 */
import { readFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { decodeLog } from '../dist/core/abi/decodeLog.js'
import { findEvent, parseAbi } from '../dist/core/abi/parseAbi.js'
import { parseInputSchema } from '../dist/core/inputSchema.js'
import { compileMapping } from '../dist/host/mappingModule.js'
import { runHandler } from '../dist/host/runHandler.js'

const [build, seconds = '3'] = process.argv.slice(2)
const LOGS_PER_BLOCK = 50
const ACCOUNTS = 500

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
const triggers = blocks.flatMap((block) =>
  Array.from({ length: LOGS_PER_BLOCK }, (_, index) => {
    const serial = block.number * LOGS_PER_BLOCK + index
    const hash = hex(serial + 1_000_000, 32)
    const log = {
      address: account(7),
      topics: [
        event.topic0,
        ...[serial, serial + 1].map(
          (n) =>
            `0x${account(n % ACCOUNTS)
              .slice(2)
              .padStart(64, '0')}`,
        ),
      ],
      data: hex(1_000_000_000n + BigInt(serial), 32),
      logIndex: `0x${index.toString(16)}`,
    }
    const transaction = {
      ...{
        hash,
        transactionIndex: `0x${index.toString(16)}`,
        from: account(serial % ACCOUNTS),
        to: account(7),
      },
      ...{ value: '0x0', gas: '0x30d40', gasPrice: '0x5f5e100', nonce: '0x1' },
      input: `0xa9059cbb${'00'.repeat(64)}`,
    }
    return { block, log, transaction }
  }),
)

const memoryWorld = () => {
  const entities = new Map()
  return {
    store: {
      get: (type, id) => entities.get(type + id) ?? null,
      getInBlock: () => null,
      loadRelated: () => [],
      set: (type, id, data) => {
        if (entities.size > 50_000) entities.clear()
        entities.set(type + id, { ...entities.get(type + id), ...data })
      },
      remove: (type, id) => entities.delete(type + id),
    },
    call: () => null,
    balance: () => 0n,
    hasCode: () => true,
    createDataSource: () => {},
    dataSource: { address: new Uint8Array(20), network: 'arbitrum-one', context: {} },
    log: () => {},
  }
}

const measure = (moduleOf) => {
  const world = memoryWorld()
  const run = ({ block, log, transaction }) =>
    runHandler({
      ...{ module: moduleOf(), handler: 'handleTransfer', world, schema, abis, apiVersion: '0.0.9' },
      trigger: { kind: 'event', block, log, transaction, params: decodeLog(event, log), receipt: null },
    })
  for (const trigger of triggers.slice(0, 3000)) run(trigger)
  const end = performance.now() + Number(seconds) * 1000
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

const module = compileMapping(bytes)
const reset = measure(() => module)
console.log(`${cpus()[0].model}, Node ${process.version}, ${bytes.length} bytes of WASM`)
console.log(`handlers/s, instance reset: ${reset}`)
if (process.env.PROFILE === undefined) {
  module.release = () => {}
  console.log(`handlers/s, fresh instance: ${measure(() => module)}`)
}
