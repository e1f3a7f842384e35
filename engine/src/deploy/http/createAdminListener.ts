import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { z } from 'zod'
import { send } from '../../api/http/exchange.js'
import { EngineError } from '../../core/errors.js'
import { type Log, silentLog } from '../../core/log.js'
import { ADMIN_METHODS, type AdminContext } from './adminMethods.js'
import { RefusedError, readBytes, refuseBrowsers } from './refuse.js'

export type AdminListenerOptions = AdminContext & Readonly<{ log?: Log }>

const MOST_BYTES = 1024 * 1024

const requestSchema = z.object({
  jsonrpc: z.string(),
  method: z.string(),
  params: z.unknown().optional(),
  id: z.union([z.string(), z.int(), z.null()]).default(null),
})

type Id = z.output<typeof requestSchema>['id']
type Failure = Readonly<{ code: number; message: string }>

const PARSE_ERROR: Failure = { code: -32_700, message: 'Parse error' }
const INVALID_REQUEST: Failure = { code: -32_600, message: 'Invalid Request' }
const METHOD_NOT_FOUND: Failure = { code: -32_601, message: 'Method not found' }
const INVALID_PARAMS = -32_602

/**
 * A request listener with the JSON-RPC interface that `graph create`, `graph deploy` and `graph remove` call.
 *
 * @example
 * createServer(createAdminListener({ subgraphs, uploads, queryPort: 4000 })).listen(8020, '127.0.0.1')
 */
export const createAdminListener = ({
  log = silentLog,
  ...context
}: AdminListenerOptions): RequestListener => {
  const call = async (method: string, params: unknown): Promise<{ result: unknown } | { error: Failure }> => {
    const known = ADMIN_METHODS.get(method)
    if (!known) return { error: METHOD_NOT_FOUND }
    const parsed = known.params.safeParse(params)
    if (!parsed.success) {
      const [{ path, message }] = parsed.error.issues as [z.core.$ZodIssue]
      const what = path.length > 0 ? `${path.join('.')}: ${message}` : message
      return { error: { code: INVALID_PARAMS, message: `Invalid params: ${what}` } }
    }
    try {
      return { result: await known.run(context, parsed.data) }
    } catch (error) {
      const message = messageOf(error)
      if (error instanceof EngineError)
        log.warn({ method, params, reason: message }, 'Refused an admin request')
      else log.error({ err: error, method, params }, 'An admin request failed')
      return { error: { code: known.errorCode, message } }
    }
  }

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    refuseBrowsers(request)
    if (request.method !== 'POST') throw new RefusedError(405, 'Send requests with POST.')
    if (!/^application\/json\b/.test(request.headers['content-type'] ?? ''))
      throw new RefusedError(415, 'Send requests as application/json.')
    const parsed = requestSchema.safeParse(parseJson((await readBytes(request, MOST_BYTES)).toString()))
    if (!parsed.success) return sendAnswer(response, null, { error: PARSE_ERROR })
    const { jsonrpc, method, params, id } = parsed.data
    if (jsonrpc !== '2.0') return sendAnswer(response, null, { error: INVALID_REQUEST })
    sendAnswer(response, id, await call(method, params))
  }

  return (request, response) => {
    handle(request, response).catch((error: unknown) => {
      if (response.headersSent || response.socket?.destroyed) {
        response.destroy()
        return
      }
      const status = error instanceof RefusedError ? error.status : 500
      send(response, status, { 'content-type': 'text/plain' }, `${messageOf(error)}\n`)
    })
  }
}

const sendAnswer = (
  response: ServerResponse,
  id: Id,
  outcome: { result: unknown } | { error: Failure },
): void =>
  send(
    response,
    200,
    { 'content-type': 'application/json' },
    JSON.stringify({ jsonrpc: '2.0', ...outcome, id }),
  )

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** What happened and what to do, all that a client is told. */
const messageOf = (error: unknown): string => {
  if (!(error instanceof EngineError)) return 'internal error'
  return error.remedy === undefined ? error.message : `${error.message.replace(/[.]$/, '')}. ${error.remedy}`
}
