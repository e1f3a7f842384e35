import { BaseError, HttpRequestError, RpcRequestError, TimeoutError } from 'viem'
import { getHttpRpcClient } from 'viem/utils'
import { EngineError } from '../core/errors.js'
import { retryAfterOf } from './retryAfter.js'
import type { RpcCall } from './rpc.js'
import { type JsonRpcFailure, RpcError, rpcErrorFrom } from './rpcError.js'

/** What one endpoint said to one request. */
export type Answer = Readonly<{ value: unknown }> | Readonly<{ error: RpcError }>

/** One JSON-RPC server; see `openEndpoint`. */
export type Endpoint = Readonly<{
  /** Host and port, never the path, which may hold a key. */
  name: string
  /** Sends one HTTP request. Throws an `RpcError` when it fails as a whole. */
  post(calls: readonly RpcCall[], signal: AbortSignal): Promise<readonly Answer[]>
}>

/** An endpoint behind an HTTP URL. */
export const openEndpoint = (url: string, { name = hostOf(url), timeoutMs = 30_000 } = {}): Endpoint => {
  const client = getHttpRpcClient(url, { timeout: timeoutMs, maxResponseBodySize: false })
  return {
    name,
    post: async (calls, signal) => {
      try {
        const bodies = calls.map((call, id) => ({ id, method: call.method, params: call.params }))
        const [only] = bodies
        const answer: unknown =
          bodies.length === 1 && only
            ? [await client.request({ body: only, fetchOptions: { signal } })]
            : await client.request({ body: bodies, fetchOptions: { signal } })
        return parseAnswers(answer, calls, name)
      } catch (error) {
        signal.throwIfAborted()
        throw error instanceof RpcError ? error : transportError(error, calls, name)
      }
    },
  }
}

/** Host and port alone: the rest of an RPC URL may hold a key. */
export const hostOf = (url: string): string => {
  if (!URL.canParse(url) || !/^https?:/.test(url))
    throw new EngineError(`The RPC URL ${JSON.stringify(url.slice(0, 12))}… is not an HTTP URL.`, {
      remedy: 'Use a URL that begins with http:// or https://.',
    })
  return new URL(url).host
}

const parseAnswers = (answer: unknown, calls: readonly RpcCall[], host: string): Answer[] => {
  if (!Array.isArray(answer))
    throw malformed(calls[0]?.method ?? '', host, 'the answer to a batch is no list')
  // viem repeats the one error that answers a whole batch.
  const [first] = answer as { error?: unknown }[]
  if (calls.length > 1 && isFailure(first?.error) && answer.every((item) => item === first))
    throw batchError(first.error, calls, host)
  const answers: (Answer | undefined)[] = calls.map(() => undefined)
  answer.forEach((item: unknown, position) => {
    if (typeof item !== 'object' || item === null) return
    const { id, result, error } = item as { id?: unknown; result?: unknown; error?: unknown }
    const index = typeof id === 'number' && id < calls.length ? id : position
    const method = calls[index]?.method ?? ''
    if (isFailure(error)) answers[index] = { error: rpcErrorFrom(method, error, host) }
    else if (result !== undefined) answers[index] = { value: result }
  })
  return answers.map(
    (found, index) => found ?? { error: malformed(calls[index]?.method ?? '', host, 'an answer is missing') },
  )
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
const BATCH_REFUSALS: ReadonlySet<number | undefined> = new Set([400, 405, 415, 422, 501])

const transportError = (error: unknown, calls: readonly RpcCall[], host: string): RpcError => {
  const method = calls[0]?.method ?? ''
  if (error instanceof RpcRequestError) {
    const { code, details: message, data, headers } = error
    return batchError({ code, message, data }, calls, host).after(retryAfterOf(headers))
  }
  const details = error instanceof BaseError ? (causeOf(error) ?? error.details) : String(error)
  if (error instanceof TimeoutError)
    return new RpcError(`The RPC at ${host} did not answer ${method} in time.`, {
      kind: 'slow',
      method,
      details,
      facts: { host },
      remedy: 'Check the RPC URL and that the node is running.',
    })
  const { status, headers } =
    error instanceof HttpRequestError ? error : { status: undefined, headers: undefined }
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
  if (status !== undefined)
    return new RpcError(`The RPC at ${host} is not available (HTTP ${status}).`, {
      kind: status === 429 ? 'busy' : 'unavailable',
      method,
      details,
      facts,
    }).after(retryAfterOf(headers))
  return new RpcError(`No answer from the RPC at ${host}: ${details}`, {
    kind: 'unreachable',
    method,
    details,
    facts,
    remedy: 'Check the RPC URL and that the node is running.',
  })
}

/** The innermost cause: Node wraps `ECONNREFUSED` twice. */
const causeOf = (error: unknown): string | undefined => {
  let inner: unknown = error
  while (inner instanceof Error && inner.cause instanceof Error) inner = inner.cause
  if (!(inner instanceof Error) || inner === error) return undefined
  const code = 'code' in inner ? String(inner.code) : ''
  return inner.message === '' ? code : inner.message
}
