/**
 * Process that indexes blocks made in this process, without any RPC. Asked for a number of rows, it adds that many to its
 * store, tells how fast that went, and waits for the next question.
 */
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { silentLog } from '../dist/core/log.js'
import { loadBuild } from '../dist/runtime/loadBuild.js'
import { runIndexer } from '../dist/runtime/runIndexer.js'
import { openStore } from '../dist/store/openStore.js'

const LOGS = 50
const SECONDS = 5
const GENESIS_TIME = 1_700_000_000
/** Of so many transfers one is to an account that is new. */
const TRANSFERS_PER_ACCOUNT = 10
/** Further than any run gets. */
const HEAD = 2 ** 30
const ZERO_WORD = `0x${'0'.repeat(64)}`

const hex = (number) => `0x${number.toString(16)}`
const word = (digits) => `0x${digits.padStart(64, '0')}`
const hashOf = (kind, number) => word(`${kind}${number.toString(16).padStart(12, '0')}`)
/** Addresses without order, like those of the world. */
const addressOf = (person) => createHash('sha256').update(String(person)).digest('hex').slice(0, 40)
const mix = (number) => Math.imul(number ^ (number >>> 16), 0x45d9f3b)
/** Pseudo-random number from 0 to 1. */
const chance = (seed) => (mix(mix(mix(seed + 1))) >>> 0) / 2 ** 32

/** Who of so many takes part: anyone, each as likely, or by Zipf's law, the nth of them n times less often than the first. */
const PICKS = {
  anyone: (people, seed) => Math.floor(people * chance(seed)),
  zipf: (people, seed) => Math.floor(people ** chance(seed)),
}

const logsOf = (number, { address, topic, pick }) =>
  Array.from({ length: LOGS }, (_, index) => {
    const nth = number * LOGS + index
    const people = 100 + Math.floor(nth / TRANSFERS_PER_ACCOUNT)
    const [from, other] = [pick(people, nth * 2), pick(people, nth * 2 + 1)]
    const to = nth % TRANSFERS_PER_ACCOUNT === 0 ? people : other
    return {
      address,
      topics: [topic, word(addressOf(from)), word(addressOf(to))],
      data: word(hex(nth % 1_000).slice(2)),
      blockHash: hashOf('b', number),
      blockNumber: hex(number),
      transactionHash: hashOf('a', number),
      transactionIndex: '0x0',
      logIndex: hex(index),
    }
  })

const headerOf = (number) => ({
  hash: hashOf('b', number),
  parentHash: hashOf('b', number - 1),
  number: hex(number),
  timestamp: hex(GENESIS_TIME + number * SECONDS),
  sha3Uncles: ZERO_WORD,
  stateRoot: ZERO_WORD,
  transactionsRoot: ZERO_WORD,
  receiptsRoot: ZERO_WORD,
  miner: `0x${'0'.repeat(40)}`,
  gasUsed: '0x5208',
  gasLimit: '0x1c9c380',
})

const transactionOf = (hash) => ({
  hash,
  blockHash: hash.replace('a', 'b'),
  transactionIndex: '0x0',
  from: `0x${'0'.repeat(39)}1`,
  to: null,
  value: '0x0',
  gas: '0x5208',
  gasPrice: '0x1',
  input: '0x',
  nonce: '0x0',
})

/** What answers the engine's questions on a chain of transfers without an end, while it may. */
const chainOf = ({ mayAnswer, pick, ...contract }) => {
  const answer = ({ method, params: [what] }) => {
    if (method === 'eth_getBlockByNumber') return headerOf(what === 'latest' ? HEAD : Number(what))
    if (method === 'eth_getTransactionByHash') return transactionOf(what)
    const [from, to] = [Number(what.fromBlock), Number(what.toBlock)]
    const facts = { pick: pick(), ...contract }
    return Array.from({ length: to - from + 1 }, (_, nth) => logsOf(from + nth, facts)).flat()
  }
  const readAll = async (calls, read) => {
    await mayAnswer()
    return calls.map((call, index) => read({ value: answer(call), from: 'here' }, index))
  }
  const requestAll = (calls) => readAll(calls, (outcome) => outcome)
  return {
    readAll,
    requestAll,
    requestEach: async (call) => requestAll([call]),
    request: async (call) => answer(call),
    distrust: () => {},
    noteHead: () => {},
    highestHead: () => HEAD,
    endpoints: () => [],
  }
}

/** CPU time of this process: the clock would count what else the machine does. */
const cpuSeconds = () => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}

/** A gate that is closed. */
const closedGate = () => {
  let open
  const opened = new Promise((resolve) => {
    open = resolve
  })
  return { opened, open }
}

const startGrowing = ({ build, ...contract }) => {
  const folder = mkdtempSync(join(tmpdir(), 'poco-growth-'))
  const path = join(folder, 'index.sqlite')
  const subgraph = loadBuild(build)
  const { schema, deployment } = subgraph
  const identity = { chainId: 31_337, genesis: hashOf('b', 0), deployment, network: 'devnet' }
  const store = openStore(path, { schema, identity })
  const stop = new AbortController()
  let gate = closedGate()
  let pick = PICKS.anyone
  let rows = 0
  let noteRows = () => {}
  const counting = {
    ...store,
    write: (block) => {
      store.write(block)
      rows += block.changes.length
      noteRows({ rows, events: (block.block.number + 1) * LOGS, cpu: cpuSeconds() })
    },
  }
  const ended = runIndexer({
    subgraph,
    store: counting,
    rpc: chainOf({ mayAnswer: () => gate.opened, pick: () => pick, ...contract }),
    chainId: identity.chainId,
    log: silentLog,
    signal: stop.signal,
  })
  return {
    /**
     * Events per second of CPU time over `window` rows, from the one numbered `from`, by default a quarter of a window later
     * than now, as what was read before the pause comes first.
     *
     * @param picks key of `PICKS`
     */
    grow: async ({ window, from = rows + window / 4, picks }) => {
      pick = PICKS[picks]
      const measured = new Promise((resolve) => {
        let begin
        noteRows = (now) => {
          if (now.rows < from) return
          begin ??= now
          if (now.rows - begin.rows < window) return
          noteRows = () => {}
          gate = closedGate()
          resolve((now.events - begin.events) / (now.cpu - begin.cpu))
        }
      })
      gate.open()
      const perSecond = await Promise.race([measured, ended])
      return { perSecond, rows, megabytes: statSync(path).size / 1e6, rss: process.memoryUsage().rss / 1e6 }
    },
    close: async () => {
      stop.abort()
      gate.open()
      await ended
      store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

let growing
process.on('message', async ({ window, from, picks, ...chain }) => {
  growing ??= startGrowing(chain)
  process.send(await growing.grow({ window, from, picks }))
})
process.on('disconnect', async () => {
  await growing?.close()
  process.exit()
})
