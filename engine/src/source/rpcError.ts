import { EngineError, type Facts } from '../core/errors.js'

/**
 * Why an RPC did not give what it was asked:
 *
 * - `unreachable`: no connection
 * - `unavailable`: a gateway answers for a node that does not
 * - `slow`: no answer in time
 * - `busy`: it limits our rate, or failed in a way that passes
 * - `tooMuch`: the answer or the batch would be too large
 * - `forbidden`: it does not know us
 * - `failed`: it answered with an error of its own
 * - `malformed`: what it sent is no answer to the question
 */
export type RpcErrorKind =
  | 'unreachable'
  | 'unavailable'
  | 'slow'
  | 'busy'
  | 'tooMuch'
  | 'forbidden'
  | 'failed'
  | 'malformed'

const PASSING: ReadonlySet<RpcErrorKind> = new Set([
  'unreachable',
  'unavailable',
  'slow',
  'busy',
  'malformed',
])

/** An RPC request failed; `kind` says how, `method` what was asked. */
export class RpcError extends EngineError {
  override name = 'RpcError'
  readonly kind: RpcErrorKind
  readonly method: string
  /** JSON-RPC error code, when there was one. */
  readonly code: number | undefined
  /** The RPC's own words. */
  readonly details: string
  /** Milliseconds after which the RPC says it may be asked again. */
  retryAfterMs: number | undefined

  constructor(
    message: string,
    options: {
      kind: RpcErrorKind
      method: string
      code?: number | undefined
      details?: string
      facts?: Facts
      remedy?: string
    },
  ) {
    const { kind, method, code, details = '', facts, remedy } = options
    super(message, {
      facts: { ...facts, kind, method, code, details },
      ...(remedy === undefined ? {} : { remedy }),
    })
    this.kind = kind
    this.method = method
    this.code = code
    this.details = details
  }

  /** Whether asking again may help. */
  get passes(): boolean {
    return PASSING.has(this.kind)
  }

  /** Adds when to ask again, if that is known. */
  after(ms: number | undefined): this {
    this.retryAfterMs = ms ?? this.retryAfterMs
    return this
  }
}

/** An error object as JSON-RPC sends it. */
export type JsonRpcFailure = Readonly<{ code: number; message: string; data?: unknown }>

/** The RPC error that a JSON-RPC error object stands for. */
export const rpcErrorFrom = (
  method: string,
  { code, message, data }: JsonRpcFailure,
  host: string,
): RpcError => {
  const details = typeof data === 'string' && data !== '' ? `${message} (${data})` : message
  const kind = kindOf(code, message)
  const remedy = REMEDIES.find(([pattern]) => pattern.test(message))?.[1]
  return new RpcError(`The RPC at ${host} answered ${method} with an error: ${message}`, {
    kind,
    method,
    code,
    details,
    ...(remedy === undefined ? {} : { remedy }),
  }).after(kind === 'busy' ? statedPause(data) : undefined)
}

/** Milliseconds to wait, as Infura says it. */
const statedPause = (data: unknown): number | undefined => {
  const { rate } = (data ?? {}) as { rate?: { backoff_seconds?: unknown } | null }
  const seconds = rate?.backoff_seconds
  return typeof seconds === 'number' && seconds >= 0 ? seconds * 1_000 : undefined
}

const TOO_MUCH =
  /block range|range is too|too many (results|logs|blocks)|more than \d+ (results|logs)|query returned more|response size|response is too big|limit(ed)? to .*(blocks|range)|exceeds? .*(range|limit|max)|max(imum)? .*block|query timeout|batch (size )?(is )?too (large|big)|too large/i
const BUSY =
  /rate limit|too many requests|request limit|capacity|throttl|try again|timed? ?out|temporarily|overloaded|unavailable/i

/** Codes for "limit exceeded": EIP-1474, HTTP's own, QuickNode, and nodes behind a compute budget. */
const LIMIT_CODES: ReadonlySet<number> = new Set([-32_005, 429, -32_007, -32_029])

const kindOf = (code: number, message: string): RpcErrorKind => {
  if (TOO_MUCH.test(message)) return 'tooMuch'
  if (LIMIT_CODES.has(code) || BUSY.test(message)) return 'busy'
  return 'failed'
}

const PRUNED = /missing trie node|pruned|state .*not available|historical state|archive|required historical/i

const REMEDIES: readonly (readonly [RegExp, string])[] = [
  [PRUNED, 'The RPC no longer keeps the state of old blocks: use an archive endpoint.'],
]

/** Whether the RPC says that it no longer has the state of that block. */
export const isPrunedState = (error: unknown): boolean =>
  error instanceof RpcError && PRUNED.test(error.details)

const UNKNOWN_BLOCK =
  /header not found|block (hash )?not found|unknown block|cannot find block|resource not found|not currently canonical|block ?out ?of ?range/i

/** Whether the RPC says that it has no such block: it was reorganised away, or the node lags behind. */
export const isUnknownBlock = (error: unknown): boolean =>
  error instanceof RpcError && (error.code === -32_001 || UNKNOWN_BLOCK.test(error.details))

const UNKNOWN_METHOD = -32_601

/** Whether another endpoint may know what this one does not: old states, new blocks, further methods. */
export const isKnownElsewhere = (error: RpcError): boolean =>
  error.code === UNKNOWN_METHOD || isPrunedState(error) || isUnknownBlock(error)
