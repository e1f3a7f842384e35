import { setMaxListeners } from 'node:events'
import type { ChainIdentity } from '../core/chain.js'
import { EngineError } from '../core/errors.js'
import type { Log } from '../core/log.js'
import { hostOf, openEndpoint } from './endpoint.js'
import { createEndpointPool, type EndpointStatus, type Member } from './endpointPool.js'
import { expectChain, fetchIdentity } from './fetchIdentity.js'
import { parseQuantity } from './parse.js'
import { isKnownElsewhere, RpcError } from './rpcError.js'
import { backOff, wait } from './wait.js'

/** One JSON-RPC request. */
export type RpcCall = Readonly<{ method: string; params: readonly unknown[] }>

/** Answer to one request of many: a value that still has to be parsed, or why there is none; and who gave it. */
export type RpcOutcome = (Readonly<{ value: unknown }> | Readonly<{ error: RpcError }>) &
  Readonly<{ from: string }>

/** Takes what is needed of an outcome of many; the rest of it is soon forgotten. */
export type Read<T> = (outcome: RpcOutcome, index: number) => T

export type RpcOptions = Readonly<{
  /** HTTP endpoints of one chain, best first. */
  urls: readonly string[]
  log: Log
  /** Requests per JSON-RPC batch. @default 100 */
  batchSize?: number
  /** HTTP requests at a time, to each endpoint. @default 8 */
  inFlight?: number
  /** Milliseconds to wait for one HTTP answer. @default 30_000 */
  timeoutMs?: number
  /** How often to ask again before giving up, once for each further endpoint not counted. @default 5 */
  retries?: number
  /**
   * The chain that all endpoints must serve, as far as it is known: each is asked before its first use, and left out
   * when it serves another. What is not known the first decides. @default none is asked
   */
  chain?: Partial<ChainIdentity>
}>

/** JSON-RPC over HTTP, in batches, from several endpoints; see `createRpc`. */
export type Rpc = Readonly<{
  /** The value of one answer. Throws an `RpcError` when there is none. */
  request(call: RpcCall, options: { signal: AbortSignal }): Promise<unknown>
  /**
   * What `read` makes of the outcomes, in the order of the calls; it sees them in the order of their arrival. Throws what
   * `read` throws, and otherwise only when the RPC cannot be used at all.
   */
  readAll<T>(
    calls: readonly RpcCall[],
    read: Read<T>,
    options: { signal: AbortSignal },
  ): Promise<readonly T[]>
  /** Outcomes in the order of the calls. */
  requestAll(calls: readonly RpcCall[], options: { signal: AbortSignal }): Promise<readonly RpcOutcome[]>
  /** What every endpoint has to say to the same, each asked once. */
  requestEach(call: RpcCall, options: { signal: AbortSignal }): Promise<readonly RpcOutcome[]>
  /** Asks an endpoint for less from now on: something that it said cannot be true. */
  distrust(endpoint: string, reason: string): void
  /** Takes note of the newest block that an endpoint spoke of. */
  noteHead(endpoint: string, number: number): void
  /** The newest block that any endpoint spoke of, as each last did; −1 before the first. */
  highestHead(): number
  /** How each endpoint fares. */
  endpoints(): readonly EndpointStatus[]
}>

/**
 * A JSON-RPC client that sends batches, takes the endpoint that served best of late, asks another, or the same with
 * growing pauses, for what may pass, and makes batches smaller when they are refused.
 */
export const createRpc = (options: RpcOptions): Rpc => {
  const { log, retries = 5, timeoutMs = 30_000 } = options
  const now = () => performance.now()
  const pool = createEndpointPool(
    namesOf(options.urls).map((name, index) => openEndpoint(options.urls[index] ?? '', { name, timeoutMs })),
    { log, batchSize: options.batchSize, inFlight: options.inFlight, now },
  )
  let chain = options.chain

  const identify = async (member: Member, signal: AbortSignal) => {
    if (!chain || member.isIdentified) return
    const request: Rpc['request'] = async (call) => {
      const [answer] = await member.endpoint.post([call], signal, (answers) => answers)
      if (answer && 'error' in answer) throw answer.error
      return answer?.value
    }
    try {
      const found = await fetchIdentity({ request }, { signal })
      expectChain(found, chain)
      chain = found
      member.isIdentified = true
    } catch (error) {
      if (error instanceof RpcError) member.health.failed(error.kind, error.retryAfterMs)
      if (!(error instanceof EngineError) || error instanceof RpcError) throw error
      member.excluded = error
      log.error({ rpc: member.endpoint.name, ...error.facts, reason: error.message }, 'Left out an RPC')
    }
  }

  /** Sends to one endpoint, and counts how that went. `settle`, which must not throw, is given each outcome. */
  const send = async (
    member: Member,
    calls: readonly RpcCall[],
    signal: AbortSignal,
    settle: Read<void>,
  ): Promise<void> => {
    const { endpoint, health, batch, slots } = member
    health.asked()
    try {
      await slots.run(async () => {
        const sent = now()
        await endpoint.post(calls, signal, (answers) => {
          const problem = answers.find((answer) => 'error' in answer && answer.error.passes)
          if (problem && 'error' in problem) health.failed(problem.error.kind, problem.error.retryAfterMs)
          else health.answered(now() - sent)
          batch.answered(calls.length)
          for (const [index, answer] of answers.entries()) settle({ ...answer, from: endpoint.name }, index)
        })
      }, signal)
    } catch (error) {
      if (error instanceof RpcError && !signal.aborted)
        health.failed(error.kind === 'failed' ? 'unavailable' : error.kind, error.retryAfterMs)
      throw error
    }
  }

  const sendAll = async (member: Member, calls: readonly RpcCall[], signal: AbortSignal) => {
    const outcomes: RpcOutcome[] = []
    await send(member, calls, signal, (outcome) => void outcomes.push(outcome))
    return outcomes
  }

  /** Looks whether an endpoint that is not in use works, and how far it is. */
  const probe = async (member: Member, signal: AbortSignal) => {
    member.health.asked()
    try {
      await identify(member, signal)
      if (member.excluded) return
      const [outcome] = await sendAll(member, [{ method: 'eth_blockNumber', params: [] }], signal)
      if (outcome && 'value' in outcome) member.head = parseQuantity(outcome.value, 'eth_blockNumber')
    } catch (error) {
      log.debug({ rpc: member.endpoint.name, reason: String(error) }, 'Probed an RPC in vain')
    }
  }

  const readBatch = async <T>(
    calls: readonly RpcCall[],
    read: Read<T>,
    signal: AbortSignal,
  ): Promise<readonly T[]> => {
    // Everything under way listens to the same signal.
    setMaxListeners(0, signal)
    const results = new Array<T>(calls.length)
    const tries = retries + pool.members.length
    const failed = new Set<Member>()
    /** One endpoint that may come back outweighs another that never will. */
    let passing: RpcError | undefined
    let open = [...calls.keys()]
    for (let attempt = 1; ; attempt += 1) {
      const asked = attempt === 1 ? calls : open.flatMap((index) => calls[index] ?? [])
      const member = await pool.choose({ signal, besides: failed })
      for (const idle of pool.idle()) void probe(idle, signal)
      const unsettled: { index: number; error: RpcError }[] = []
      const unreadable: unknown[] = []
      const settle = (outcome: RpcOutcome, position: number) => {
        const index = open[position] ?? 0
        const isWorthAsking =
          'error' in outcome &&
          attempt < tries &&
          (outcome.error.passes || (attempt < pool.members.length && isKnownElsewhere(outcome.error)))
        if (isWorthAsking) {
          unsettled.push({ index, error: outcome.error })
          return
        }
        try {
          results[index] = read(outcome, index)
        } catch (error) {
          unreadable.push(error)
        }
      }
      let problem: RpcError | undefined
      try {
        await identify(member, signal)
        if (member.excluded) continue
        const size = member.batch.size()
        if (asked.length > size) await split(asked, settle, { size, signal })
        else await send(member, asked, signal, settle)
        open = unsettled.map(({ index }) => index)
        problem = unsettled.at(-1)?.error
        failed.add(member)
      } catch (error) {
        signal.throwIfAborted()
        if (!(error instanceof RpcError)) throw error
        problem = error
        if (error.passes) passing = error
        if (isAboutSize(error) && asked.length > 1) {
          if (member.batch.refused(asked.length))
            log.info(
              { rpc: member.endpoint.name, batchSize: member.batch.size() },
              'Made RPC batches smaller',
            )
        } else if (attempt >= (passing ? tries : pool.members.length)) throw passing ?? error
        if (error.kind !== 'tooMuch') failed.add(member)
      }
      if (unreadable.length > 0) throw unreadable[0]
      if (problem === undefined) return results
      // Another endpoint is asked at once.
      const allFailed = failed.size >= pool.members.length
      const ms = allFailed && problem.kind !== 'tooMuch' ? backOff(attempt, { most: 10_000 }) : 0
      if (allFailed) failed.clear()
      log.debug({ attempt, ms, rpc: member.endpoint.name, reason: problem.message }, 'Asked the RPC again')
      if (ms > 0) await wait(ms, signal)
    }
  }

  const split = async <T>(
    calls: readonly RpcCall[],
    read: Read<T>,
    { size, signal }: { size: number; signal: AbortSignal },
  ): Promise<readonly T[]> => {
    const batches: Promise<readonly T[]>[] = []
    for (let at = 0; at < calls.length; at += size)
      batches.push(
        readBatch(calls.slice(at, at + size), (outcome, index) => read(outcome, at + index), signal),
      )
    return (await Promise.all(batches)).flat()
  }

  const readAll: Rpc['readAll'] = (calls, read, { signal }) =>
    split(calls, read, { size: pool.active().batch.size(), signal })

  const memberOf = (endpoint: string) => pool.members.find((member) => member.endpoint.name === endpoint)

  return {
    readAll,
    requestAll: (calls, options) => readAll(calls, (outcome) => outcome, options),
    request: async (call, { signal }) => {
      const [outcome] = await readBatch([call], (answer) => answer, signal)
      if (outcome && 'value' in outcome) return outcome.value
      throw outcome?.error ?? new EngineError('The RPC gave no answer.', { facts: { method: call.method } })
    },
    requestEach: async (call, { signal }) => {
      const asked = pool.members.map(async (member): Promise<readonly RpcOutcome[]> => {
        try {
          await identify(member, signal)
          return member.excluded ? [] : await sendAll(member, [call], signal)
        } catch (error) {
          signal.throwIfAborted()
          if (!(error instanceof RpcError)) throw error
          return [{ error, from: member.endpoint.name }]
        }
      })
      return (await Promise.all(asked)).flat()
    },
    distrust: (endpoint, reason) => {
      log.warn({ rpc: endpoint, reason }, 'An RPC gave a wrong answer')
      memberOf(endpoint)?.health.lied()
    },
    noteHead: (endpoint, number) => {
      const member = memberOf(endpoint)
      if (member) member.head = number
    },
    highestHead: pool.highestHead,
    endpoints: pool.status,
  }
}

const isAboutSize = ({ kind }: RpcError): boolean => kind === 'tooMuch' || kind === 'slow'

/** Hosts of the URLs, numbered where one occurs again. */
const namesOf = (urls: readonly string[]): readonly string[] => {
  const hosts = urls.map(hostOf)
  return hosts.map((host, index) => {
    const before = hosts.slice(0, index).filter((other) => other === host).length
    return before === 0 ? host : `${host} (${before + 1})`
  })
}
