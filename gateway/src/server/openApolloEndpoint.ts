import { randomUUID } from 'node:crypto'
import {
  ApolloServer,
  type ApolloServerOptionsWithGateway,
  type ApolloServerPlugin,
  HeaderMap,
  type HTTPGraphQLHead,
  type HTTPGraphQLRequest,
} from '@apollo/server'
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled'
import { InMemoryLRUCache } from '@apollo/utils.keyvaluecache'
import { type DocumentNode, GraphQLError, type GraphQLSchema } from 'graphql/index.js'
import type { CacheStatus } from '../cache/createAnswerCache.js'
import type { Answering } from '../cache/createAnswering.js'
import type { Position } from '../cache/createReader.js'
import { checkAnswerSize } from '../core/answerSize.js'
import type { AsOf } from '../core/asOf.js'
import { type Log, silentLog } from '../core/log.js'
import { createLruCache } from '../core/lruCache.js'
import { RequestError } from '../core/requestError.js'
import { checkSize, DOCUMENT_LIMITS, parseDocument } from '../executor/checkSize.js'
import type { BlockPointer } from '../upstream/upstream.js'
import { upstreamFailure } from '../upstream/upstreamFailure.js'
import { reportError, retryHeaders } from './errorReport.js'
import type { Guards } from './guards.js'
import { type OperationMeter, openMeter } from './openMeter.js'
import { positionOf } from './positionOf.js'
import { type Operations, readOperations } from './readOperations.js'
import { type Exchange, indexedHeader, isRead, send, sendJson } from './send.js'
import { hasAnswer, validatorsOf } from './validators.js'

const ADMITTED = 1_000
const CHARACTERS = 300_000
/** Bytes of parsed documents, written as JSON, and of persisted query texts; in memory they take a multiple. */
const CACHED_BYTES = 4 * 1024 * 1024

type State = Readonly<{
  block: BlockPointer | null
  asOf: AsOf | null
  cacheStatus: CacheStatus | undefined
  /** True when the answer holds no error. */
  isClean: boolean
}>

const NOT_ANSWERED: State = { block: null, asOf: null, cacheStatus: undefined, isClean: false }

/** Functions for what is reported back: Apollo hands a copy of this object to each operation. */
type Context = Readonly<{
  signal: AbortSignal
  requestId: string
  position: Position
  report: (state: State) => void
  openMeter: () => OperationMeter
  /** Called for each operation of a batch. */
  settle: (isAnswered: boolean) => void
}> & {
  /** Set when the operation begins, in its own copy. */
  meter?: OperationMeter
}

/** Answers GraphQL over HTTP by the rules of the specification, for one chain. */
export type ApolloEndpoint = AsyncDisposable & Readonly<{ handle: (exchange: Exchange) => Promise<void> }>

/** Text that is spliced into the response instead of being parsed and printed again. */
class RawBody {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

/** Starts Apollo Server over the executor of one chain. */
export const openApolloEndpoint = async ({
  schema,
  answer,
  log,
  maxBodyBytes,
  guards,
}: Readonly<{
  schema: GraphQLSchema
  answer: Answering
  log: Log
  maxBodyBytes: number
  guards: Guards & Readonly<{ chain: string }>
}>): Promise<ApolloEndpoint> => {
  const apollo = new ApolloServer<Context>({
    gateway: asApolloGateway(schema, answer, log),
    plugins: [ApolloServerPluginCacheControlDisabled(), watchOperations],
    allowBatchedHttpRequests: true,
    documentStore: new InMemoryLRUCache<DocumentNode>({ maxSize: CACHED_BYTES }),
    cache: new InMemoryLRUCache({ maxSize: CACHED_BYTES }),
    introspection: true,
    parseOptions: { maxTokens: DOCUMENT_LIMITS.tokens },
    maxRecursiveSelections: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    logger: apolloLogger(log),
    stringifyResult: ({ errors, data, extensions }) =>
      data instanceof RawBody
        ? withExtensions(data.text, extensions)
        : JSON.stringify({ data, errors, extensions }),
    formatError: (formatted, error) => {
      if (formatted.extensions?.code !== 'INTERNAL_SERVER_ERROR') return formatted
      // Apollo gives a few mistakes of clients a status, but no code.
      if (isMistake(error)) return { ...formatted, extensions: { code: 'BAD_REQUEST' } }
      const { message, extensions } = reportError(error, { log, requestId: randomUUID() })
      return { message, extensions }
    },
  })
  await apollo.start()

  const admitted = createLruCache<true>(ADMITTED, { characters: CHARACTERS })
  /** Apollo validates whatever parses, so what would take it too long is refused before. */
  const admit = (text: string, { usage }: Exchange): void => {
    const isTrusted = guards.trusted.check(text)
    admitted.getOrCreate(text, () => {
      const document = parseOrUndefined(text)
      const fields = document ? checkSize(document) : 0
      if (!isTrusted) usage.readDocument(fields)
      return true
    })
  }

  return {
    async handle(exchange) {
      const operations = await readOperations(exchange, { maxBodyBytes, trusted: guards.trusted })
      if (operations === 'malformed') {
        const extensions = { code: 'BAD_REQUEST' }
        sendJson(exchange, 400, { errors: [{ message: 'The request body is not valid JSON.', extensions }] })
        return
      }
      for (const text of operations.texts) admit(text, exchange)
      let state = NOT_ANSWERED
      let isAnswered = false
      const context: Context = {
        signal: exchange.signal,
        requestId: exchange.requestId,
        position: positionOf(exchange.request),
        report: (reported) => {
          state = reported
        },
        openMeter: () => openMeter(exchange, guards),
        settle: (hasData) => {
          isAnswered ||= hasData
        },
      }
      const {
        status = 200,
        headers,
        body: content,
      } = await apollo.executeHTTPGraphQLRequest({
        httpGraphQLRequest: toApolloRequest(exchange, operations),
        context: async () => context,
      })
      const { block, asOf, cacheStatus, isClean } = state
      const text = content.kind === 'complete' ? content.string : ''
      checkAnswerSize(text, guards.maxAnswerBytes)
      // A batch is a failure only when all of it failed.
      const isPartlyAnswered = Array.isArray(operations.body) && isAnswered
      const validators = isClean && isRead(exchange.request) ? validatorsOf(text, asOf) : undefined
      const isKnown = validators !== undefined && hasAnswer(exchange.request, validators.etag)
      send(exchange, isKnown ? 304 : isPartlyAnswered ? 200 : status, isKnown ? '' : text, {
        ...Object.fromEntries(headers),
        ...(!isClean && { 'cache-control': 'no-store' }),
        ...validators,
        ...(block && { 'graph-indexed': indexedHeader(block) }),
        ...(asOf && { 'x-lag-seconds': asOf.lagSeconds }),
        ...(cacheStatus && { 'x-cache': cacheStatus }),
      })
    },
    async [Symbol.asyncDispose]() {
      await apollo.stop()
    },
  }
}

const asApolloGateway = (
  schema: GraphQLSchema,
  answer: Answering,
  log: Log,
): ApolloServerOptionsWithGateway<Context>['gateway'] => ({
  onSchemaLoadOrUpdate(callback) {
    callback({ apiSchema: schema, coreSupergraphSdl: '' })
    return () => {}
  },
  load: async () => ({
    executor: async ({ source, document, request, context }) => {
      const { signal, requestId, position, report, meter } = context as Context
      try {
        const { operationName, variables } = request
        const result = await answer(
          {
            source,
            document,
            operationName,
            variables,
            signal,
            admit: (weight) => meter?.admit(weight, source),
          },
          position,
        )
        const { block, asOf, cacheStatus } = result
        if (cacheStatus && cacheStatus !== 'miss') meter?.answeredFromCache()
        const isClean =
          result.kind === 'data' ? result.errors.length === 0 : !result.body.includes('"errors":')
        report({ block, asOf, cacheStatus, isClean })
        const told = { ...(asOf && { asOf }), ...(result.kind === 'data' && result.extensions) }
        const extensions = Object.keys(told).length > 0 && { extensions: told }
        if (result.kind === 'raw') return { data: new RawBody(result.body), ...extensions }
        const errors = result.errors.map(partialFailure)
        return { data: result.data, ...(errors.length > 0 && { errors }), ...extensions }
      } catch (error) {
        // A client that left is nobody's failure.
        const report = reportError(error, { log: signal.aborted ? silentLog : log, requestId })
        const { status, message, extensions } = report
        const http = { status, headers: new HeaderMap(Object.entries(retryHeaders(report))) }
        return { errors: [new GraphQLError(message, { extensions: { ...extensions, http } })] }
      }
    },
  }),
  stop: async () => {},
})

/** Malformed text is for Apollo to refuse. */
const parseOrUndefined = (text: string): DocumentNode | undefined => {
  try {
    return parseDocument(text)
  } catch (error) {
    if (error instanceof RequestError) throw error
    return undefined
  }
}

const isMistake = (error: unknown): boolean =>
  error instanceof GraphQLError &&
  (error.extensions.http as Partial<HTTPGraphQLHead> | undefined)?.status === 400

/** Measures each operation. */
const watchOperations: ApolloServerPlugin<Context> = {
  async requestDidStart({ contextValue }) {
    const meter = contextValue.openMeter()
    contextValue.meter = meter
    return {
      async willSendResponse({ operationName, queryHash: hash, response: { body } }) {
        const errors = body.kind === 'single' ? (body.singleResult.errors ?? []) : []
        const code = errors[0] && String(errors[0].extensions?.code)
        meter.end({ name: operationName ?? undefined, hash, code })
        contextValue.settle(body.kind === 'single' && body.singleResult.data !== undefined)
      },
    }
  },
}

/** An error that came beside data: its code is told, the status stays 200. */
const partialFailure = (message: string): GraphQLError => {
  const { code } = upstreamFailure({ data: undefined, errors: [message] })
  return new GraphQLError(message, { extensions: { code } })
}

const withExtensions = (body: string, extensions: unknown): string => {
  // An upstream with extensions of its own keeps them.
  if (extensions === undefined || body.includes('"extensions":')) return body
  return `${body.slice(0, body.lastIndexOf('}'))},"extensions":${JSON.stringify(extensions)}}`
}

const toApolloRequest = ({ request }: Exchange, { body, search }: Operations): HTTPGraphQLRequest => {
  const headers = new HeaderMap()
  for (const [name, value] of Object.entries(request.headers))
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value)
  return { method: request.method ?? 'GET', headers, search, body }
}

const apolloLogger = (log: Log) => ({
  debug: (message?: unknown) => log.debug({}, String(message)),
  info: (message?: unknown) => log.info({}, String(message)),
  warn: (message?: unknown) => log.warn({}, String(message)),
  error: (message?: unknown) => log.error({}, String(message)),
})
