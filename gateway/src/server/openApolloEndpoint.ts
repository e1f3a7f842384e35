import {
  ApolloServer,
  type ApolloServerOptionsWithGateway,
  HeaderMap,
  type HTTPGraphQLRequest,
} from '@apollo/server'
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled'
import { InMemoryLRUCache } from '@apollo/utils.keyvaluecache'
import { type DocumentNode, GraphQLError, type GraphQLSchema } from 'graphql/index.js'
import type { AsOf } from '../core/asOf.js'
import { type Log, silentLog } from '../core/log.js'
import { createLruCache } from '../core/lruCache.js'
import { RequestError } from '../core/requestError.js'
import { checkSize, DOCUMENT_LIMITS, parseDocument } from '../executor/checkSize.js'
import type { Executor } from '../executor/createExecutor.js'
import { upstreamFailure } from '../executor/upstreamFailure.js'
import type { BlockPointer } from '../upstream/upstream.js'
import { reportError } from './errorReport.js'
import { jsonOrUndefined, readBody } from './readBody.js'
import { type Exchange, indexedHeader, send, sendJson } from './send.js'

const ADMITTED = 1_000
const CHARACTERS = 300_000
/** Bytes of parsed documents, written as JSON, and of persisted query texts; in memory they take a multiple. */
const CACHED_BYTES = 4 * 1024 * 1024

type State = Readonly<{ block: BlockPointer | null; asOf: AsOf | null }>

/** A function for the state: Apollo hands a copy of this object to the executor. */
type Context = Readonly<{ signal: AbortSignal; report: (state: State) => void }>

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
  executor,
  log,
  maxBodyBytes,
}: Readonly<{
  schema: GraphQLSchema
  executor: Executor
  log: Log
  maxBodyBytes: number
}>): Promise<ApolloEndpoint> => {
  const apollo = new ApolloServer<Context>({
    gateway: asApolloGateway(schema, executor, log),
    plugins: [ApolloServerPluginCacheControlDisabled()],
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
      const { message, extensions } = reportError(error, log)
      return { message, extensions }
    },
  })
  await apollo.start()

  const admitted = createLruCache<true>(ADMITTED, { characters: CHARACTERS })
  /** Apollo validates whatever parses, so what would take it too long is refused before. */
  const admit = (text: string): void => {
    admitted.getOrCreate(text, () => {
      const document = parseOrUndefined(text)
      if (document) checkSize(document)
      return true
    })
  }

  return {
    async handle(exchange) {
      const body = await readJson(exchange, maxBodyBytes)
      if (body === 'malformed') {
        const extensions = { code: 'BAD_REQUEST' }
        sendJson(exchange, 400, { errors: [{ message: 'The request body is not valid JSON.', extensions }] })
        return
      }
      admit(queryOf(exchange, body.json))
      let state: State = { block: null, asOf: null }
      const context: Context = {
        signal: exchange.signal,
        report: (reported) => {
          state = reported
        },
      }
      const {
        status,
        headers,
        body: answer,
      } = await apollo.executeHTTPGraphQLRequest({
        httpGraphQLRequest: toApolloRequest(exchange, body.json),
        context: async () => context,
      })
      const { block, asOf } = state
      send(exchange, status ?? 200, answer.kind === 'complete' ? answer.string : '', {
        ...Object.fromEntries(headers),
        ...(block && { 'graph-indexed': indexedHeader(block) }),
        ...(asOf && { 'x-lag-seconds': asOf.lagSeconds }),
      })
    },
    async [Symbol.asyncDispose]() {
      await apollo.stop()
    },
  }
}

const asApolloGateway = (
  schema: GraphQLSchema,
  executor: Executor,
  log: Log,
): ApolloServerOptionsWithGateway<Context>['gateway'] => ({
  onSchemaLoadOrUpdate(callback) {
    callback({ apiSchema: schema, coreSupergraphSdl: '' })
    return () => {}
  },
  load: async () => ({
    executor: async ({ source, document, request, context }) => {
      const { signal, report } = context as Context
      try {
        const { operationName, variables } = request
        const result = await executor.execute({ source, document, operationName, variables, signal })
        const { block, asOf } = result
        report({ block, asOf })
        const told = { ...(asOf && { asOf }), ...(result.kind === 'data' && result.extensions) }
        const extensions = Object.keys(told).length > 0 && { extensions: told }
        if (result.kind === 'raw') return { data: new RawBody(result.body), ...extensions }
        const errors = result.errors.map(partialFailure)
        return { data: result.data, ...(errors.length > 0 && { errors }), ...extensions }
      } catch (error) {
        // A client that left is nobody's failure.
        const { status, message, extensions } = reportError(error, signal.aborted ? silentLog : log)
        const http = { status, headers: new HeaderMap() }
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

const queryOf = ({ search }: Exchange, body: unknown): string => {
  const query = isRecord(body) ? body.query : new URLSearchParams(search).get('query')
  return typeof query === 'string' ? query : ''
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

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

const readJson = async ({ request }: Exchange, limit: number): Promise<'malformed' | { json: unknown }> => {
  if (request.method !== 'POST') return { json: undefined }
  const text = await readBody(request, limit)
  // Other content types are for Apollo to refuse: their requests may come from any site without preflight.
  if (!(request.headers['content-type'] ?? '').includes('json')) return { json: undefined }
  const json = jsonOrUndefined(text)
  return json === undefined ? 'malformed' : { json }
}

const toApolloRequest = ({ request, search }: Exchange, body: unknown): HTTPGraphQLRequest => {
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
