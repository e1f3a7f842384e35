/**
 * The query API over HTTP on a generated index, beside a bare HTTP server that answers the same bytes.
 *
 *   npm run bench -- query [--quick] [--seconds 5] [--json file]
 */
import { EXPLORER_QUERIES } from '@poco-explorer/e2e/explorerQueries'
import { explorerVariables } from '@poco-explorer/e2e/generateIndex'
import { startChild } from './lib/child.js'
import { readOptions } from './lib/options.js'
import { generatedIndex } from './lib/pocoIndex.js'
import { machine, number, table, writeFigures } from './lib/report.js'

const { tasks, seconds, json } = readOptions()
const variables = explorerVariables(tasks)

const QUERIES = {
  'point look-up': 'query ($task: ID!) { task(id: $task) { id status index deal { id } } }',
  '16-row page, three references': `{ deals(first: 16, orderBy: timestamp, orderDirection: desc) {
    id timestamp startTime botSize trust app { id name } dataset { id name } workerpool { id description } } }`,
  'list of 100': '{ deals(first: 100) { id timestamp botSize appPrice } }',
  '20 × 10 nested': `{ deals(first: 20, orderBy: timestamp, orderDirection: desc) {
    id tasks(first: 10, orderBy: index) { id index status } } }`,
  '1000 rows':
    '{ tasks(first: 1000, orderBy: timestamp, orderDirection: desc) { id index status timestamp } }',
  'transaction page': EXPLORER_QUERIES['transaction page'],
  'task page': EXPLORER_QUERIES['task page'],
  'skip of a tenth of the tasks': `{ tasks(first: 10, skip: ${tasks / 10}, orderBy: timestamp) { id } }`,
}

const server = startChild('./serve.js', generatedIndex(tasks))
const load = startChild('./load.js')
const { engine, bare } = await server.next()

const rows = []
const figures = []
for (const [name, query] of Object.entries(QUERIES)) {
  const declared = Object.fromEntries(Object.entries(variables).filter(([key]) => query.includes(`$${key}:`)))
  const body = JSON.stringify({ query, variables: declared })
  const first = await fetch(engine, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
  const constant = await first.text()
  if (constant.startsWith('{"errors"')) throw new Error(`${name}: ${constant}`)
  await server.ask({ constant })
  for (const connections of [1, 16]) {
    const measured = await load.ask({ url: engine, body, connections, seconds })
    const floor = await load.ask({ url: bare, body, connections, seconds: Math.min(seconds, 2) })
    figures.push({ name, connections, bytes: constant.length, engine: measured, bare: floor })
    rows.push([
      connections === 1 ? `${name} (${number(constant.length)} B)` : '',
      connections,
      number(measured.p50),
      number(measured.p99),
      number(measured.perSecond),
      number(floor.perSecond),
      number(floor.perSecond / measured.perSecond),
    ])
    console.error(`${name}, ${connections}: ${number(measured.perSecond)}/s`, measured.errors)
  }
}
server.stop()
load.stop()

const { commit, node, cpu } = machine()
console.log(
  `\n${tasks.toLocaleString('en')} tasks; ${commit}, Node ${node}, ${cpu}; client on the same machine\n`,
)
console.log(table(['query', 'connections', 'p50 ms', 'p99 ms', 'per s', 'bare per s', 'bare ÷ engine'], rows))
writeFigures(json, { tasks, figures })
