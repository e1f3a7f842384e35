/**
 * Process that serves an index as `poco index` does, beside it a bare HTTP server whose answer is a constant, and a
 * gateway over the index, as `poco start` has it. `process.argv[2]` is the path of the database, `process.argv[3]` what
 * guards the gateway, as JSON.
 */
import { createServer } from 'node:http'
import { createSubgraphListener, openQueries, openReader } from '@poco-explorer/engine'
import { openGateway } from '@poco-explorer/gateway'
import { readSubgraph } from './pocoIndex.js'

const [, , database, guards = '{}'] = process.argv
const subgraph = readSubgraph()
const { deployment } = subgraph
const queries = openQueries({ subgraph, deployment, database, reader: openReader(database) })

let constant = ''
const bare = createServer((request, response) => {
  request.resume()
  request.on('end', () => {
    response.writeHead(200, {
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(constant)),
    })
    response.end(constant)
  })
})
const engine = createServer(createSubgraphListener({ resolve: () => ({ run: queries.run }) }))

const listen = (server) =>
  new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server.address().port)))

process.on('message', (message) => {
  constant = message.constant
  process.send({ kind: 'set' })
})
process.on('disconnect', () => process.exit())
const [enginePort, barePort] = [await listen(engine), await listen(bare)]
const silent = { debug() {}, info() {}, warn() {}, error: console.error }
const gateway = await openGateway({
  port: 0,
  log: silent,
  guards: JSON.parse(guards),
  chains: [
    {
      slug: 'devnet',
      id: 31_337,
      name: 'Generated index',
      isTestnet: true,
      tokenSymbol: 'RLC',
      hub: '0x3eca1b216a7df1c7689aeb259ffb83adfb894e7f',
      ipfsGateway: 'http://127.0.0.1:1',
      deployment: () => deployment,
      ready: () => true,
      upstream: async (query, variables, { signal }) => {
        const { body, head, attestable } = await queries.run({ query, variables }, { signal: () => signal })
        return { body, block: head, attestable }
      },
    },
  ],
})
process.send({
  gateway: `${gateway.url}/graphql`,
  engine: `http://127.0.0.1:${enginePort}/subgraphs/name/devnet/poco`,
  bare: `http://127.0.0.1:${barePort}/`,
})
