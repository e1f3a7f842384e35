/**
 * Contract calls of the mappings for each kind of event, while the engine indexes a devnet with every scenario. Writes
 * docs/ethCalls.md.
 *
 *   npm run build && node cli/bin/poco.js build && npm run bench -- eth-calls
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openDevnet } from '@poco-explorer/devnet'
import { openEngine, silentLog } from '@poco-explorer/engine'
import { createPublicClient, http, toEventHash } from 'viem'

const PAGE = fileURLToPath(new URL('../docs/ethCalls.md', import.meta.url))
const BUILD = fileURLToPath(new URL('../build/devnet', import.meta.url))
const [BEGIN, END] = ['<!-- table -->', '<!-- end of table -->']

/** Calls that the public subgraph 2.1.2 makes each time it handles an event. */
const BEFORE = {
  'Hub.OrdersMatched': 1,
  'Hub.TaskInitialize': 1,
  'Hub.TaskContribute': 1,
  'Hub.TaskConsensus': 1,
  'Hub.TaskFinalize': 1,
  'Hub.AccurateContribution': 1,
  'Hub.FaultyContribution': 1,
  'AppRegistry.Transfer': 6,
  'DatasetRegistry.Transfer': 4,
  'WorkerpoolRegistry.Transfer': 4,
}

const nameOf = (event) => event.slice(0, event.indexOf('('))

/** Number of logs of each kind of event of the data sources that have an address. */
const countEvents = async (rpcUrl, { dataSources }) => {
  const client = createPublicClient({ transport: http(rpcUrl) })
  const counts = new Map()
  for (const { name, source, mapping } of dataSources) {
    const logs = await client.getLogs({ address: source.address, fromBlock: 0n })
    for (const { event } of mapping.eventHandlers) {
      const topic0 = toEventHash(event.replaceAll('indexed ', ''))
      const count = logs.filter(({ topics }) => topics[0] === topic0).length
      if (count > 0) counts.set(`${name}.${nameOf(event)}`, count)
    }
  }
  return counts
}

/** Indexes a chain to its head and adds up the calls of each handler. */
const countCalls = async (rpcUrl) => {
  const counts = new Map()
  const log = {
    ...silentLog,
    trace: ({ dataSource, handler, calls }, message) => {
      if (message !== 'Called contracts') return
      const key = `${dataSource} ${handler}`
      counts.set(key, (counts.get(key) ?? 0) + calls)
    },
    child: () => log,
  }
  const dataDir = mkdtempSync(join(tmpdir(), 'eth-calls-'))
  const settings = { build: BUILD, dataDir, network: 'devnet', rpcUrls: [rpcUrl], log, thread: 'here' }
  const engine = await openEngine(settings)
  try {
    await engine.whenSynced
    const { manifest } = engine.subgraph
    const events = manifest.dataSources.flatMap(({ name, mapping }) =>
      mapping.eventHandlers.map(({ event, handler }) => [`${name} ${handler}`, `${name}.${nameOf(event)}`]),
    )
    return { manifest, calls: new Map(events.map(([key, event]) => [event, counts.get(key) ?? 0])) }
  } finally {
    await engine.close()
    rmSync(dataDir, { recursive: true })
  }
}

const markdown = (rows) => {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)))
  const pad = (cell, column) => (column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]))
  const line = (cells) => `| ${cells.map(pad).join(' | ')} |`
  const rule = `| ${widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`
  return [line(rows[0]), rule, ...rows.slice(1).map(line)].join('\n')
}

const sum = (list, field) => list.reduce((total, row) => total + row[field], 0)

const cells = ({ event, count, before, now }) => [
  event,
  ...[count, before, now].map(String),
  (now / count).toFixed(2),
]

/** Rows of the table: kinds of events with calls, before or now, then all others as one, then the sum. */
const rowsOf = (events, calls) => {
  const kinds = [...events].map(([event, count]) => ({
    event,
    count,
    before: (BEFORE[event] ?? 0) * count,
    now: calls.get(event) ?? 0,
  }))
  const shown = kinds.filter(({ before, now }) => before > 0 || now > 0)
  const rest = kinds.filter(({ before, now }) => before === 0 && now === 0)
  return [
    ['event', 'events', 'calls of 2.1.2', 'calls now', 'now per event'],
    ...shown.map(cells),
    cells({ event: `${rest.length} other kinds`, count: sum(rest, 'count'), before: 0, now: 0 }),
    cells({
      event: 'all',
      count: sum(kinds, 'count'),
      before: sum(kinds, 'before'),
      now: sum(kinds, 'now'),
    }),
  ]
}

const devnet = await openDevnet()
try {
  await devnet.runScenarios()
  const { manifest, calls } = await countCalls(devnet.rpcUrl)
  const events = await countEvents(devnet.rpcUrl, manifest)
  const table = markdown(rowsOf(events, calls))
  console.log(table)
  const page = readFileSync(PAGE, 'utf8')
  const [head, tail] = [page.slice(0, page.indexOf(BEGIN)), page.slice(page.indexOf(END))]
  writeFileSync(PAGE, `${head}${BEGIN}\n\n${table}\n\n${tail}`)
} finally {
  await devnet.close()
}
