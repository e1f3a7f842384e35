import type { OutgoingHttpHeaders } from 'node:http'
import { type DocumentNode, validate } from 'graphql/index.js'
import type { Reading } from '../cache/openReading.js'
import type { Log } from '../core/log.js'
import { createLruCache } from '../core/lruCache.js'
import { RequestError } from '../core/requestError.js'
import { checkNesting, checkSize, parseDocument } from '../executor/checkSize.js'
import type { Executor } from '../executor/createExecutor.js'
import type { ServedSchema } from '../schema/servedSchema.js'
import { reportError, retryHeaders } from './errorReport.js'
import { isPositioned, positionOf } from './positionOf.js'
import { jsonOrUndefined, readBody } from './readBody.js'
import { type Exchange, indexedHeader, send, sendJson } from './send.js'

/** Answers POST requests as the query port of a graph-node does, for one chain. */
export type SubgraphEndpoint = Readonly<{ handle: (exchange: Exchange) => Promise<void> }>

type GraphqlRequest = Readonly<{
  query: string
  variables: Readonly<Record<string, unknown>> | undefined
  operationName: string | undefined
}>

/** How a document is answered: by the upstream alone, or with computed fields. */
type Lane = 'upstream' | Readonly<{ document: DocumentNode; errors: readonly object[] }>

const LANES = 1_000
const CHARACTERS = 300_000
const HEADERS: OutgoingHttpHeaders = {
  'content-type': 'application/json',
  'access-control-allow-headers': 'Content-Type, User-Agent',
  'access-control-allow-methods': 'GET, OPTIONS, POST',
}

/** Makes the endpoint of one chain for clients that expect a graph-node. */
export const createSubgraphEndpoint = ({
  served,
  executor,
  reading,
  clock,
  log,
  maxBodyBytes,
}: Readonly<{
  served: ServedSchema
  executor: Executor
  reading: Reading
  /** Unix seconds. */
  clock: () => number
  log: Log
  maxBodyBytes: number
}>): SubgraphEndpoint => {
  const lanes = createLruCache<Lane>(LANES, { characters: CHARACTERS })
  const chooseLane = (query: string): Lane => {
    const document = parseOrUndefined(query)
    if (!document || !executor.isExtended(document)) return 'upstream'
    checkSize(document)
    const errors = validate(served.schema, document)
    return { document, errors: errors.map(({ locations, message }) => ({ locations, message })) }
  }

  const answer = async (exchange: Exchange, { query, variables, operationName }: GraphqlRequest) => {
    checkNesting(variables)
    const lane = lanes.getOrCreate(query, () => chooseLane(query))
    const { signal } = exchange
    const position = positionOf(exchange.request)
    if (lane === 'upstream') {
      const { upstream, status } = reading.reader.open(position)
      const { body, block, attestable } = await upstream(query, variables, { signal })
      send(exchange, 200, body, {
        ...HEADERS,
        'graph-indexed': indexedHeader(block),
        'x-cache': status(),
        ...(block?.timestamp && { 'x-lag-seconds': Math.max(0, Math.floor(clock()) - block.timestamp) }),
        ...(attestable !== undefined && { 'graph-attestable': String(attestable) }),
      })
      return
    }
    if (lane.errors.length > 0) return sendJson(exchange, 200, { errors: lane.errors }, HEADERS)
    const { document } = lane
    const request = { source: query, document, operationName, variables, signal }
    const result = await reading.answer(request, position)
    const { asOf, block, cacheStatus } = result
    const data = result.kind === 'raw' ? JSON.parse(result.body).data : result.data
    const errors = result.kind === 'raw' ? [] : result.errors
    sendJson(
      exchange,
      200,
      {
        data,
        ...(errors.length > 0 && { errors: errors.map((message) => ({ message })) }),
        ...(asOf && { extensions: { asOf } }),
      },
      {
        ...HEADERS,
        'graph-indexed': indexedHeader(block),
        ...(cacheStatus && { 'x-cache': cacheStatus }),
        ...(asOf && { 'x-lag-seconds': asOf.lagSeconds }),
      },
    )
  }

  return {
    async handle(exchange) {
      const { request } = exchange
      if (request.headers['content-type'] === undefined)
        return sendJson(exchange, 400, { error: 'Content-Type header is required' })
      const text = await readBody(request, maxBodyBytes)
      if (text === '') return sendJson(exchange, 400, { error: 'Body is required' })
      const parsed = readRequest(jsonOrUndefined(text))
      if (typeof parsed === 'string')
        return sendJson(exchange, 400, { error: `GraphQL server error (client error): ${parsed}` })
      try {
        await answer(exchange, parsed)
      } catch (error) {
        if (exchange.signal.aborted) return
        const report = reportError(error, log)
        const { status, message, extensions } = report
        // These clients read errors from the body and expect 200, unless nothing answered at all.
        const isLenient = error instanceof RequestError && !isPositioned(exchange.request)
        sendJson(
          exchange,
          isLenient ? 200 : status,
          { errors: [{ message, extensions }] },
          { ...HEADERS, ...retryHeaders(report) },
        )
      }
    },
  }
}

/** The request in a body, or what is wrong with it. */
const readRequest = (json: unknown): GraphqlRequest | string => {
  if (json === undefined) return 'The request body is not valid JSON'
  if (!isRecord(json)) return 'Request data is not an object'
  const { query, variables, operationName } = json
  if (query === undefined) return 'The "query" field is missing in request data'
  if (typeof query !== 'string') return 'The "query" field is not a string'
  if (variables !== undefined && variables !== null && !isRecord(variables))
    return 'Invalid query variables provided'
  return {
    query,
    variables: variables ?? undefined,
    operationName: typeof operationName === 'string' ? operationName : undefined,
  }
}

const parseOrUndefined = (query: string): DocumentNode | undefined => {
  try {
    return parseDocument(query)
  } catch (error) {
    if (error instanceof RequestError) throw error
    return undefined
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
