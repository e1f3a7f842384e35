import { BaseError, HttpRequestError, RpcRequestError } from 'viem'
import { getHttpRpcClient } from 'viem/utils'
import { EngineError } from '../core/errors.js'
import type { Log } from '../core/log.js'
import { openSlots } from './openSlots.js'
import { type JsonRpcFailure, RpcError, rpcErrorFrom } from './rpcError.js'
import { backOff, wait } from './wait.js'

/** One JSON-RPC request. */
export type RpcCall = Readonly<{ method: string; params: readonly unknown[] }>

/** Answer to one request of many: a value that still has to be parsed, or why there is none. */
export type RpcOutcome = Readonly<{ value: unknown }> | Readonly<{ error: RpcError }>

export type RpcOptions = Readonly<{
  /** HTTP endpoints of one chain; the next is used when one fails. */
  urls: readonly string[]
  log: Log
  /** Requests per JSON-RPC batch. @default 100 */
  batchSize?: number
  /** HTTP requests at a time. @default 8 */
  inFlight?: number
  /** Milliseconds to wait for one HTTP answer. @default 30_000 */
  timeoutMs?: number
  /** How often to ask again before giving up. @default 5 */
  retries?: number
}>

/** JSON-RPC over HTTP, in batches; see `createRpc`. */
export type Rpc = Readonly<{
  /** The value of one answer. Throws an `RpcError` when there is none. */
  request(call: RpcCall, options: { signal: AbortSignal }): Promise<unknown>
  /** Outcomes in the order of the calls. Throws only when the RPC cannot be used at all. */
  requestAll(calls: readonly RpcCall[], options: { signal: AbortSignal }): Promise<readonly RpcOutcome[]>
}>

type Post = (calls: readonly RpcCall[], signal: AbortSignal) => Promise<readonly RpcOutcome[]>
type Endpoint = Readonly<{ host: string; post: Post }>

/**
 * A JSON-RPC client that sends batches, asks again with growing pauses what may pass, changes to the next
 * endpoint when one fails, and makes batches smaller when they are refused for their size.
 */
export const createRpc = (options: RpcOptions): Rpc => {
  const { log, retries = 5 } = options
  const endpoints = options.urls.map((url) => endpointAt(url, options.timeoutMs ?? 30_000))
  if (endpoints.length === 0)
    throw new EngineError('No RPC URL was given.', { remedy: 'Pass at least one RPC URL.' })
  const slots = openSlots(options.inFlight ?? 8)
  let current = 0
  let batchSize = Math.max(1, options.batchSize ?? 100)

  const tryOnce = async (calls: readonly RpcCall[], signal: AbortSignal): Promise<readonly RpcOutcome[]> => {
    const used = current
    const endpoint = endpoints[used % endpoints.length]
    if (!endpoint) throw new EngineError('No RPC URL was given.')
    try {
      return await slots.run(() => endpoint.post(calls, signal), signal)
    } catch (error) {
      if (error instanceof RpcError && error.kind !== 'tooMuch' && endpoints.length > 1 && current === used) {
        current = used + 1
        log.warn({ host: endpoint.host, reason: error.message }, 'Changed to the next RPC')
      }
      throw error
    }
  }

  const requestBatch = async (
    calls: readonly RpcCall[],
    signal: AbortSignal,
  ): Promise<readonly RpcOutcome[]> => {
    const outcomes: (RpcOutcome | undefined)[] = calls.map(() => undefined)
    let open = calls.map((_, index) => index)
    for (let attempt = 1; ; attempt += 1) {
      const asked = open.flatMap((index) => calls[index] ?? [])
      let problem: RpcError | undefined
      try {
        const answers = await tryOnce(asked, signal)
        const unanswered: number[] = []
        open.forEach((index, position) => {
          const answer = answers[position]
          if (answer && 'error' in answer && answer.error.passes && attempt <= retries) {
            problem = answer.error
            unanswered.push(index)
          } else outcomes[index] = answer
        })
        open = unanswered
        if (open.length === 0) return outcomes.flatMap((outcome) => outcome ?? [])
      } catch (error) {
        signal.throwIfAborted()
        if (!(error instanceof RpcError)) throw error
        if (error.kind === 'tooMuch' && asked.length > 1) {
          batchSize = Math.max(1, Math.min(batchSize, Math.floor(asked.length / 2)))
          log.info({ batchSize }, 'Made RPC batches smaller')
          const answers = await requestAll(asked, { signal })
          open.forEach((index, position) => {
            outcomes[index] = answers[position]
          })
          return outcomes.flatMap((outcome) => outcome ?? [])
        }
        if (!error.passes || attempt > retries) throw error
        problem = error
      }
      const ms = backOff(attempt, { most: 10_000 })
      log.debug({ attempt, ms, reason: problem?.message }, 'Asked the RPC again')
      await wait(ms, signal)
    }
  }

  const requestAll: Rpc['requestAll'] = async (calls, { signal }) => {
    const batches: (readonly RpcCall[])[] = []
    for (let at = 0; at < calls.length; at += batchSize) batches.push(calls.slice(at, at + batchSize))
    const outcomes = await Promise.all(batches.map((batch) => requestBatch(batch, signal)))
    return outcomes.flat()
  }

  return {
    requestAll,
    request: async (call, { signal }) => {
      const [outcome] = await requestBatch([call], signal)
      if (outcome && 'value' in outcome) return outcome.value
      throw outcome?.error ?? malformed(call.method, endpoints[0]?.host ?? '', 'no answer')
    },
  }
}

const endpointAt = (url: string, timeout: number): Endpoint => {
  const host = hostOf(url)
  const client = getHttpRpcClient(url, { timeout, maxResponseBodySize: false })
  return {
    host,
    post: async (calls, signal) => {
      const method = calls[0]?.method ?? ''
      try {
        const bodies = calls.map((call, id) => ({ id, method: call.method, params: call.params }))
        const [only] = bodies
        const answer: unknown =
          bodies.length === 1 && only
            ? [await client.request({ body: only, fetchOptions: { signal } })]
            : await client.request({ body: bodies, fetchOptions: { signal } })
        return parseAnswers(answer, calls, host)
      } catch (error) {
        signal.throwIfAborted()
        throw error instanceof RpcError ? error : transportError(error, method, host)
      }
    },
  }
}

const parseAnswers = (answer: unknown, calls: readonly RpcCall[], host: string): RpcOutcome[] => {
  if (!Array.isArray(answer))
    throw malformed(calls[0]?.method ?? '', host, 'the answer to a batch is no list')
  const outcomes: (RpcOutcome | undefined)[] = calls.map(() => undefined)
  answer.forEach((item: unknown, position) => {
    if (typeof item !== 'object' || item === null) return
    const { id, result, error } = item as { id?: unknown; result?: unknown; error?: unknown }
    // A batch that is refused as a whole is answered by one error without an id.
    const index = typeof id === 'number' && id < calls.length ? id : position
    const method = calls[index]?.method ?? ''
    if (isFailure(error)) outcomes[index] = { error: rpcErrorFrom(method, error, host) }
    else if (result !== undefined) outcomes[index] = { value: result }
  })
  return outcomes.map(
    (outcome, index) =>
      outcome ?? { error: malformed(calls[index]?.method ?? '', host, 'an answer is missing') },
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

const transportError = (error: unknown, method: string, host: string): RpcError => {
  if (error instanceof RpcRequestError)
    return rpcErrorFrom(method, { code: error.code, message: error.details }, host)
  const status = error instanceof HttpRequestError ? error.status : undefined
  const details = error instanceof BaseError ? (causeOf(error) ?? error.details) : String(error)
  const facts = { host, status }
  if (status === 401 || status === 403)
    return new RpcError(`The RPC at ${host} refused access (HTTP ${status}).`, {
      kind: 'forbidden',
      method,
      details,
      facts,
      remedy: 'Check the key in the RPC URL.',
    })
  if (status === 413)
    return new RpcError(`The RPC at ${host} refused a request for its size.`, {
      kind: 'tooMuch',
      method,
      details,
      facts,
    })
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
      kind: 'busy',
      method,
      details,
      facts,
    })
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

/** Host and port alone: the rest of an RPC URL may hold a key. */
export const hostOf = (url: string): string => {
  if (!URL.canParse(url) || !/^https?:/.test(url))
    throw new EngineError(`The RPC URL ${JSON.stringify(url.slice(0, 12))}… is not an HTTP URL.`, {
      remedy: 'Use a URL that begins with http:// or https://.',
    })
  return new URL(url).host
}
