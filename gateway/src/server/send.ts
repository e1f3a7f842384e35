import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import type { Client } from '../guards/client.js'
import type { Usage } from '../guards/usage.js'
import type { BlockPointer } from '../upstream/upstream.js'

/** A request on its way through the server. */
export type Exchange = Readonly<{
  request: IncomingMessage
  response: ServerResponse
  /** Path without query, starting with a slash. */
  path: string
  /** Query with its question mark, or empty. */
  search: string
  /** Aborted when the client goes away. */
  signal: AbortSignal
  /** Name of this request in logs, told to the client. */
  requestId: string
  client: Client
  usage: Usage
  /** Aborted when the server is about to stop. */
  stopping: AbortSignal
}>

const ANY_ORIGIN: OutgoingHttpHeaders = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': [
    'etag',
    'graph-indexed',
    'graph-attestable',
    'link',
    'x-cache',
    'x-lag-seconds',
    'x-request-id',
    'x-total-rows',
    'x-truncated',
    'ratelimit-policy',
    'ratelimit-limit',
    'ratelimit-remaining',
    'ratelimit-reset',
    'retry-after',
  ].join(', '),
}

const NOT_MODIFIED = 304

/** Sends a complete answer that scripts of any origin may read. */
export const send = (
  { request, response, requestId, usage, stopping }: Exchange,
  status: number,
  body: string | Buffer,
  headers: OutgoingHttpHeaders,
): void => {
  if (response.headersSent || response.destroyed) return
  const isError = status >= 400 || hasErrors(body)
  response.writeHead(status, {
    ...ANY_ORIGIN,
    'x-request-id': requestId,
    ...usage.headers(),
    ...(stopping.aborted && { connection: 'close' }),
    ...(status !== NOT_MODIFIED && { 'content-length': Buffer.byteLength(body) }),
    ...headers,
    ...(isError && { 'cache-control': 'no-store' }),
  })
  response.end(request.method === 'HEAD' ? undefined : body)
}

/** Begins an answer whose end is not known yet. */
export const startSending = ({ response }: Exchange, headers: OutgoingHttpHeaders): ServerResponse =>
  response.writeHead(200, { ...ANY_ORIGIN, ...headers })
/** Inside JSON text the key cannot stand in a string. A response key of that name costs no more than a stored answer. */
const hasErrors = (body: string | Buffer): boolean => typeof body === 'string' && body.includes('"errors":')

/** Sends a value as JSON. */
export const sendJson = (
  exchange: Exchange,
  status: number,
  value: unknown,
  headers: OutgoingHttpHeaders = {},
): void => send(exchange, status, JSON.stringify(value), { 'content-type': 'application/json', ...headers })

/** Answers a preflight: any origin, without credentials. */
export const sendPreflight = (exchange: Exchange): void =>
  send(exchange, 200, '', {
    'content-type': 'text/html; charset=utf-8',
    'access-control-allow-methods': 'GET, OPTIONS, POST',
    'access-control-allow-headers':
      exchange.request.headers['access-control-request-headers'] ?? 'Content-Type, User-Agent',
    'access-control-max-age': '86400',
  })

/** The header in which graph-node names the newest block it knows. */
export const indexedHeader = (block: BlockPointer | null): string =>
  block === null
    ? 'null'
    : JSON.stringify({ hash: block.hash, number: block.number, timestamp: block.timestamp })

/** True when the client is a browser that navigates. */
export const wantsHtml = ({ request }: Exchange): boolean =>
  isRead(request) && (request.headers.accept ?? '').includes('text/html')

/** True for a GET or HEAD request. */
export const isRead = ({ method }: IncomingMessage): boolean => method === 'GET' || method === 'HEAD'
