import { EngineError } from '../core/errors.js'
import { createPoster, type Posted, TimedOutError } from './createPoster.js'
import { retryAfterOf } from './retryAfter.js'
import type { RpcCall } from './rpc.js'
import { type JsonRpcFailure, RpcError, rpcErrorFrom } from './rpcError.js'

/** What one endpoint said to one request. */
export type Answer = Readonly<{ value: unknown }> | Readonly<{ error: RpcError }>

/** One JSON-RPC server; see `openEndpoint`. */
export type Endpoint = Readonly<{
  /** Host and port, never the path, which may hold a key. */
  name: string
  /**
   * Sends one HTTP request, and gives what `use`, which must not throw, makes of the answers. Throws an `RpcError` when it
   * fails as a whole.
   */
  post<T>(calls: readonly RpcCall[], signal: AbortSignal, use: (answers: readonly Answer[]) => T): Promise<T>
}>

/** An endpoint behind an HTTP URL. */
export const openEndpoint = (url: string, { name = hostOf(url), timeoutMs = 30_000 } = {}): Endpoint => {
  const post = createPoster(url, { timeoutMs })
  return {
    name,
    post: async (calls, signal, use) => {
      try {
        return await post(bodyOf(calls), signal, (posted) => use(parseAnswers(posted, calls, name)))
      } catch (error) {
        signal.throwIfAborted()
        throw error instanceof RpcError ? error : transportError(error, calls, name)
      }
    },
  }
}

const bodyOf = (calls: readonly RpcCall[]): string => {
  const requests = calls.map(requestOf)
  return JSON.stringify(requests.length === 1 ? requests[0] : requests)
}

const requestOf = ({ method, params }: RpcCall, id: number) => ({ jsonrpc: '2.0', id, method, params })

/** Host and port alone: the rest of an RPC URL may hold a key. */
export const hostOf = (url: string): string => {
  if (!URL.canParse(url) || !/^(https?|wss?):/.test(url))
    throw new EngineError(
      `The RPC URL ${JSON.stringify(url.slice(0, 12))}… is neither an HTTP nor a WebSocket URL.`,
      {
        remedy:
          'Use a URL that begins with http:// or https://, and one with ws:// or wss:// beside it to be told of new blocks.',
      },
    )
  return new URL(url).host
}

const parseAnswers = (
  { status, retryAfter, json }: Posted,
  calls: readonly RpcCall[],
  host: string,
): Answer[] => {
  const answers = Array.isArray(json) ? json : [json]
  const [first] = answers as unknown[]
  const failure = answers.length === 1 ? failureIn(first) : undefined
  if (status < 200 || status >= 300) {
    const error = failure ? batchError(failure, calls, host) : statusError(status, calls, host)
    throw error.after(retryAfterOf(retryAfter))
  }
  // Some servers answer a batch with one error, bare or in a list.
  if (failure && calls.length > 1) throw batchError(failure, calls, host)
  if (calls.length > 1 && !Array.isArray(json))
    throw malformed(calls[0]?.method ?? '', host, 'the answer to a batch is no list')
  const found = new Array<Answer | undefined>(calls.length).fill(undefined)
  for (const [position, item] of (answers as unknown[]).entries()) {
    if (typeof item !== 'object' || item === null) continue
    const { id, result } = item as { id?: unknown; result?: unknown }
    const index = typeof id === 'number' && id < calls.length ? id : position
    if (index >= calls.length) continue
    const error = failureIn(item)
    if (error) found[index] = { error: rpcErrorFrom(calls[index]?.method ?? '', error, host) }
    else if (result !== undefined) found[index] = { value: result }
  }
  for (const [index, { method }] of calls.entries())
    found[index] ??= { error: malformed(method, host, 'an answer is missing') }
  return found as Answer[]
}

/** The JSON-RPC error that an answer tells, if it does. */
const failureIn = (answer: unknown): JsonRpcFailure | undefined => {
  if (typeof answer !== 'object' || answer === null || !('error' in answer)) return undefined
  return isFailure(answer.error) ? answer.error : undefined
}

const isFailure = (error: unknown): error is JsonRpcFailure =>
  typeof error === 'object' && error !== null && 'message' in error && typeof error.message === 'string'

const malformed = (method: string, host: string, reason: string) =>
  new RpcError(`The RPC at ${host} sent no valid answer to ${method}: ${reason}.`, {
    kind: 'malformed',
    method,
    details: reason,
  })

const tooMuch = (method: string, host: string, details: string) =>
  new RpcError(`The RPC at ${host} refused a request for its size.`, { kind: 'tooMuch', method, details })

/** One error for a whole batch is about the batch, unless it says that we ask too often. */
const batchError = (failure: JsonRpcFailure, calls: readonly RpcCall[], host: string): RpcError => {
  const method = calls[0]?.method ?? ''
  const error = rpcErrorFrom(method, failure, host)
  return error.kind === 'busy' || calls.length === 1 ? error : tooMuch(method, host, error.details)
}

/** How servers answer a batch that they do not take. */
const BATCH_REFUSALS: ReadonlySet<number> = new Set([400, 405, 415, 422, 501])

/** What a status means that came without a JSON-RPC error. */
const statusError = (status: number, calls: readonly RpcCall[], host: string): RpcError => {
  const method = calls[0]?.method ?? ''
  const details = `HTTP ${status}`
  const facts = { host, status }
  if (status === 401 || status === 403)
    return new RpcError(`The RPC at ${host} refused access (HTTP ${status}).`, {
      kind: 'forbidden',
      method,
      details,
      facts,
      remedy: 'Check the key in the RPC URL.',
    })
  if (status === 413 || (calls.length > 1 && BATCH_REFUSALS.has(status)))
    return tooMuch(method, host, details)
  if (status === 404)
    return new RpcError(`There is no RPC at ${host} under this path (HTTP 404).`, {
      kind: 'failed',
      method,
      details,
      facts,
      remedy: 'Check the RPC URL.',
    })
  return new RpcError(`The RPC at ${host} is not available (HTTP ${status}).`, {
    kind: status === 429 ? 'busy' : 'unavailable',
    method,
    details,
    facts,
  })
}

const transportError = (error: unknown, calls: readonly RpcCall[], host: string): RpcError => {
  const method = calls[0]?.method ?? ''
  const details = causeOf(error)
  const facts = { host }
  if (error instanceof TimedOutError)
    return new RpcError(`The RPC at ${host} did not answer ${method} in time.`, {
      kind: 'slow',
      method,
      details,
      facts,
      remedy: 'Check the RPC URL and that the node is running.',
    })
  return new RpcError(`No answer from the RPC at ${host}: ${details}`, {
    kind: 'unreachable',
    method,
    details,
    facts,
    remedy: 'Check the RPC URL and that the node is running.',
  })
}

/** The innermost cause, or its code where it has no words. */
const causeOf = (error: unknown): string => {
  let inner: unknown = error
  while (inner instanceof Error && inner.cause instanceof Error) inner = inner.cause
  if (!(inner instanceof Error)) return String(inner)
  return inner.message === '' && 'code' in inner ? String(inner.code) : inner.message
}
