/**
 * Process that serves an index as `poco index` does, and beside it a bare HTTP server whose answer is a constant.
 * `process.argv[2]` is the path of the database.
 */
import { createServer } from 'node:http'
import { createSubgraphListener, openQueries, openReader } from '@poco-explorer/engine'
import { readSubgraph } from './pocoIndex.js'

const database = process.argv[2]
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
process.send({
  engine: `http://127.0.0.1:${enginePort}/subgraphs/name/devnet/poco`,
  bare: `http://127.0.0.1:${barePort}/`,
})
