/**
 * What the gateway adds to its upstream: the same rows asked of the engine and of the gateway in the same process, each
 * request another one (misses) and always the same (hits); then what a thousand subscribers cost.
 *
 *   npm run bench -- gateway [--quick] [--seconds 5] [--json file]
 */
import { startChild } from './lib/child.js'
import { measureLive } from './lib/measureLive.js'
import { readOptions } from './lib/options.js'
import { generatedIndex } from './lib/pocoIndex.js'
import { machine, number, quantile, table, writeFigures } from './lib/report.js'

const { tasks, seconds, json, quick } = readOptions()

const ROW = 'id timestamp startTime app { id name } workerpool { id description } requester { id }'
const COMPUTED = 'state successRate amounts { total }'
/** What the computed fields are made of. */
const BEHIND = 'botSize completedTasksCount claimedTasksCount deadline appPrice datasetPrice workerpoolPrice'
const ORDER = 'orderBy: timestamp, orderDirection: desc'
const deals = (rows, selection) =>
  `query ($not: ID!) { deals(first: ${rows}, ${ORDER}, where: { id_not: $not }) { ${selection} } }`

/** Queries of the gateway, and what an equal one of the engine alone asks. */
const QUERIES = {
  '16 rows, base fields': [deals(16, ROW), deals(16, ROW)],
  '16 rows, 3 computed fields': [deals(16, `${ROW} ${COMPUTED}`), deals(16, `${ROW} ${BEHIND}`)],
  '1000 rows, base fields': [deals(1000, ROW), deals(1000, ROW)],
  '1000 rows, 3 computed fields': [deals(1000, `${ROW} ${COMPUTED}`), deals(1000, `${ROW} ${BEHIND}`)],
  'connection, 16 rows and cursors': [
    `query ($not: ID!) { dealsConnection(first: 16, where: { id_not: $not }) { pageInfo { endCursor hasNextPage } nodes { ${ROW} } } }`,
    deals(17, ROW),
  ],
}

const server = startChild('./serve.js', generatedIndex(tasks))
const load = startChild('./load.js')
const { engine, gateway } = await server.next()

const rows = []
const figures = []
for (const [name, [own, upstream]] of Object.entries(QUERIES)) {
  for (const connections of [1, 16]) {
    const measure = async (url, query, not) => {
      const body = JSON.stringify({ query, variables: { not } })
      const measured = await load.ask({ url, body, connections, seconds })
      if (Object.keys(measured.errors).length > 0)
        throw new Error(`${name}: ${JSON.stringify(measured.errors)}`)
      return measured
    }
    const alone = await measure(engine, upstream, '0xNTH')
    const miss = await measure(gateway, own, '0xNTH')
    const hit = await measure(gateway, own, '0x')
    figures.push({ name, connections, alone, miss, hit })
    rows.push([
      connections === 1 ? name : '',
      connections,
      number(alone.p50),
      number(miss.p50),
      number(hit.p50),
      number(miss.p50 - alone.p50),
      number(alone.perSecond),
      number(miss.perSecond),
      number(hit.perSecond),
    ])
    console.error(`${name}, ${connections}: +${number(miss.p50 - alone.p50)} ms`)
  }
}
server.stop()
load.stop()

const SUBSCRIBERS = 1_000
const live = await measureLive({ subscribers: SUBSCRIBERS, blocks: quick ? 15 : 60 })

const { commit, node, cpu } = machine()
console.log(
  `\n${tasks.toLocaleString('en')} tasks; ${commit}, Node ${node}, ${cpu}; engine and gateway in one process, client on the same machine\n`,
)
const HEAD = ['query', 'connections', 'upstream p50 ms', 'miss p50 ms', 'hit p50 ms', 'added by a miss, ms']
console.log(table([...HEAD, 'upstream per s', 'misses per s', 'hits per s'], rows))
const milliseconds = (sorted, share) => (sorted.length > 0 ? number(quantile(sorted, share)) : '')
console.log(
  `\n${table(
    [
      'a block of 50 transfers a second',
      'cores',
      'MB',
      'query p50 ms',
      'first told p50 ms',
      'last p50',
      'last p95',
    ],
    Object.entries({ 'nobody follows': live.alone, [`${SUBSCRIBERS} subscribers`]: live.followed }).map(
      ([name, { cores, megabytes, query, first, last }]) => [
        name,
        number(cores),
        number(megabytes),
        number(query),
        milliseconds(first, 0.5),
        milliseconds(last, 0.5),
        milliseconds(last, 0.95),
      ],
    ),
  )}`,
)
writeFigures(json, { tasks, figures, live })
