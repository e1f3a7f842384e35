import { once } from 'node:events'
import type { Writable } from 'node:stream'
import { RequestError } from '../core/requestError.js'
import { objectAt } from '../core/source.js'
import type { ViewContext } from '../core/view.js'
import { createPeer, type ServedChain } from '../executor/createPeer.js'
import { exportRequest } from '../export/exportRequest.js'
import { EXPORT_VIEWS } from '../export/exportViews.js'
import { type ExportFacts, FORMATS, type Format } from '../export/formats.js'
import type { Table } from '../export/table.js'
import { DEFINITIONS } from '../views/lib/definitions.js'
import { type Exchange, indexedHeader, startSending } from './send.js'

/** What is exported, and how: the last part of an address, `deals.csv`. */
export type ExportTarget = Readonly<{ view: string; format: string }>

/** Answers exports of one chain. */
export type ExportEndpoint = Readonly<{ handle: (exchange: Exchange, target: ExportTarget) => Promise<void> }>

/** Makes the endpoint of one chain. Rows are sent as they are read, all at one block. */
export const createExportEndpoint = (
  served: ServedChain,
  { clock }: Readonly<{ clock: () => number }>,
): ExportEndpoint => ({
  async handle(exchange, { view, format: ending }) {
    const { search, signal } = exchange
    const open = EXPORT_VIEWS[view] ?? unknown('view', view, Object.keys(EXPORT_VIEWS))
    const format = FORMATS[ending] ?? unknown('format', ending, Object.keys(FORMATS))
    const request = exportRequest(search)
    const now = BigInt(Math.floor(clock()))
    const given = { variables: {}, signal, now, extend: () => {} }
    const chain = createPeer(served, { prefix: 'x', variableDefinitions: [] }, given)
    await chain.ask(async (context) => {
      const block = await blockOf(context, request.block)
      const table = await open(request, context)
      const next = table.next && nextOf(exchange, { after: table.next, block: block.hash })
      const response = startSending(exchange, {
        'content-type': format.contentType,
        'graph-indexed': indexedHeader(block),
        'x-total-rows': table.totalRows,
        'x-truncated': String(next !== undefined),
        ...(next && { link: `<${next}>; rel="next"` }),
      })
      const facts: ExportFacts = {
        chain: served.chain.slug,
        view,
        block: block.number,
        hash: block.hash,
        timestamp: block.timestamp,
        totalRows: table.totalRows,
        truncated: next !== undefined,
        definitions: DEFINITIONS,
      }
      if (exchange.request.method === 'HEAD') response.end()
      else await write(response, { facts, table, format })
    })
  },
})

const write = async (
  response: Writable,
  { facts, table, format }: Readonly<{ facts: ExportFacts; table: Table; format: Format }>,
): Promise<void> => {
  try {
    response.write(format.head(facts, table.columns))
    for await (const rows of table.pages) {
      const text = rows.map((row) => format.row(row, table.columns)).join('')
      if (!response.write(text)) await once(response, 'drain')
    }
    response.end()
  } catch (error) {
    // A connection that breaks off tells the client that rows are missing; an ordinary end would not.
    response.destroy()
    throw error
  }
}

/** The block that rows are read at. */
const blockOf = async ({ asOf, read }: ViewContext, hash: string | undefined) => {
  const { blockNumber, blockHash, blockTimestamp } = await asOf()
  const newest = { number: Number(blockNumber), hash: blockHash ?? '', timestamp: Number(blockTimestamp) }
  if (hash === undefined || hash === newest.hash) return newest
  const select = { block: { number: true, timestamp: true } } as const
  const found = await read.at({ hash }).one({ field: '_meta', select })
  const block = objectAt(found?.source ?? {}, 'block')
  return { number: Number(block.number), hash, timestamp: Number(block.timestamp) }
}

const nextOf = ({ path, search }: Exchange, more: Readonly<Record<string, string>>): string => {
  const params = new URLSearchParams(search)
  for (const [name, value] of Object.entries(more)) params.set(name, value)
  return `${path}?${params}`
}

const unknown = (kind: string, name: string, known: readonly string[]): never => {
  throw new RequestError('BAD_USER_INPUT', `There is no ${kind} "${name}". There is ${known.join(', ')}.`)
}
