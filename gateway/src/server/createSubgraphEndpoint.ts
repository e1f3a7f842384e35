import { createHash } from 'node:crypto'
import type { OutgoingHttpHeaders } from 'node:http'
import { type DocumentNode, Kind, validate } from 'graphql/index.js'
import type { Reading } from '../cache/openReading.js'
import { checkAnswerSize } from '../core/answerSize.js'
import type { Log } from '../core/log.js'
import { createLruCache } from '../core/lruCache.js'
import { RequestError, type RequestErrorCode } from '../core/requestError.js'
import { checkSize, DOCUMENT_LIMITS, parseDocument } from '../executor/checkSize.js'
import type { Executor } from '../executor/createExecutor.js'
import type { ServedSchema } from '../schema/servedSchema.js'
import { reportError, retryHeaders } from './errorReport.js'
import type { Guards } from './guards.js'
import { type OperationMeter, openMeter } from './openMeter.js'
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
type Lane = Readonly<{ name: string | undefined; hash: string }> &
  (
    | Readonly<{ to: 'upstream' }>
    | Readonly<{ to: 'executor'; document: DocumentNode; errors: readonly object[] }>
  )

const LANES = 1_000
/** A longer text is not parsed only to see that it is the upstream's. */
const SHORT = 10_000
const CHARACTERS = 300_000
/** Errors of who asks rather than of what is asked. */
const REFUSALS: ReadonlySet<RequestErrorCode> = new Set(['RATE_LIMITED', 'DOCUMENT_NOT_TRUSTED'])
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
  guards,
}: Readonly<{
  served: ServedSchema
  executor: Executor
  reading: Reading
  /** Unix seconds. */
  clock: () => number
  log: Log
  maxBodyBytes: number
  guards: Guards & Readonly<{ chain: string }>
}>): SubgraphEndpoint => {
  const lanes = createLruCache<Lane>(LANES, { characters: CHARACTERS })
  const isForeign = (query: string): boolean =>
    query.length > SHORT && query.length <= DOCUMENT_LIMITS.characters && !executor.mayExtend(query)
  const chooseLane = (query: string, readDocument: (fields: number) => void): Lane => {
    const document = isForeign(query) ? undefined : parseOrUndefined(query)
    const label = { name: document && nameOf(document), hash: sha256(query) }
    if (!document || !executor.isExtended(document)) return { ...label, to: 'upstream' }
    readDocument(checkSize(document))
    const errors = validate(served.schema, document)
    return {
      ...label,
      to: 'executor',
      document,
      errors: errors.map(({ locations, message }) => ({ locations, message })),
    }
  }

  const forward = async (
    exchange: Exchange,
    { query, variables }: GraphqlRequest,
    { admit, answeredFromCache }: OperationMeter,
  ) => {
    admit({ lane: 'base', cost: 0 }, query)
    const { upstream, status } = reading.reader.open(positionOf(exchange.request))
    const { body, block, attestable } = await upstream(query, variables, { signal: exchange.signal })
    if (status() !== 'miss') answeredFromCache()
    send(exchange, 200, body, {
      ...HEADERS,
      'graph-indexed': indexedHeader(block),
      'x-cache': status(),
      ...(block?.timestamp && { 'x-lag-seconds': Math.max(0, Math.floor(clock()) - block.timestamp) }),
      ...(attestable !== undefined && { 'graph-attestable': String(attestable) }),
    })
  }

  const compute = async (
    exchange: Exchange,
    { query, variables, operationName }: GraphqlRequest,
    document: DocumentNode,
    { admit, answeredFromCache }: OperationMeter,
  ) => {
    const { signal } = exchange
    const result = await reading.answer(
      { source: query, document, operationName, variables, signal, admit: (weight) => admit(weight, query) },
      positionOf(exchange.request),
    )
    const { asOf, block, cacheStatus } = result
    if (cacheStatus && cacheStatus !== 'miss') answeredFromCache()
    const data = result.kind === 'raw' ? JSON.parse(result.body).data : result.data
    const errors = result.kind === 'raw' ? [] : result.errors
    const extensions = { ...(asOf && { asOf }), ...(result.kind === 'data' && result.extensions) }
    const body = JSON.stringify({
      data,
      ...(errors.length > 0 && { errors: errors.map((message) => ({ message })) }),
      ...(Object.keys(extensions).length > 0 && { extensions }),
    })
    checkAnswerSize(body, guards.maxAnswerBytes)
    send(exchange, 200, body, {
      ...HEADERS,
      'graph-indexed': indexedHeader(block),
      ...(cacheStatus && { 'x-cache': cacheStatus }),
      ...(asOf && { 'x-lag-seconds': asOf.lagSeconds }),
    })
  }

  const answer = async (exchange: Exchange, request: GraphqlRequest): Promise<void> => {
    const meter = openMeter(exchange, guards)
    let lane: Lane | undefined
    let code: string | undefined
    try {
      const isTrusted = guards.trusted.check(request.query)
      const readDocument = isTrusted ? () => {} : exchange.usage.readDocument
      lane = lanes.getOrCreate(request.query, () => chooseLane(request.query, readDocument))
      if (lane.to === 'upstream') await forward(exchange, request, meter)
      else if (lane.errors.length === 0) await compute(exchange, request, lane.document, meter)
      else {
        code = 'GRAPHQL_VALIDATION_FAILED'
        sendJson(exchange, 200, { errors: lane.errors }, HEADERS)
      }
    } catch (error) {
      if (exchange.signal.aborted) {
        code = 'CLIENT_LEFT'
        return
      }
      const { requestId } = exchange
      const report = reportError(error, { log, requestId })
      const { status, message, extensions } = report
      code = extensions.code
      // These clients read errors from the body and expect 200, unless nothing answered at all.
      const isReadFromBody =
        error instanceof RequestError && !REFUSALS.has(error.code) && !isPositioned(exchange.request)
      sendJson(
        exchange,
        isReadFromBody ? 200 : status,
        { errors: [{ message, extensions }] },
        { ...HEADERS, ...retryHeaders(report) },
      )
    } finally {
      meter.end({ name: lane?.name, hash: lane?.hash, code })
    }
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
      await answer(exchange, parsed)
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

const nameOf = ({ definitions }: DocumentNode): string | undefined => {
  const operation = definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION)
  return operation?.name?.value
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
