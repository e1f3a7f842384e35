import type { RpcErrorKind } from './rpcError.js'
import { backOff } from './wait.js'

/** How well an endpoint has served of late; see `createEndpointHealth`. Times on the clock it was given. */
export type EndpointHealth = {
  /** From 0, never right, to 1, always right. */
  score(): number
  /** Until when it asked to be left alone. */
  pausedUntil(): number
  /** Milliseconds of its answers of late; undefined before the first. */
  latencyMs(): number | undefined
  lastAsked(): number
  asked(): void
  answered(ms: number): void
  failed(kind: RpcErrorKind, retryAfterMs: number | undefined): void
  /** Something that it said was not true. */
  lied(): void
}

/** What is left of the score after a failure of each kind; what depends on the question costs nothing. */
const LEFT_AFTER: Readonly<Record<RpcErrorKind, number>> = {
  unreachable: 0.4,
  unavailable: 0.4,
  slow: 0.4,
  malformed: 0.6,
  busy: 0.8,
  forbidden: 0,
  tooMuch: 1,
  failed: 1,
}
const LEFT_AFTER_LIE = 0.3
/** Share of what is missing that each good answer gives back. */
const RECOVERY = 0.2
const SLOW_MS = 10_000
/** However long a server wants to be left alone, it is asked again after this. */
const LONGEST_PAUSE_MS = 60_000

/** Counts for and against one endpoint. */
export const createEndpointHealth = (now: () => number): EndpointHealth => {
  let score = 1
  let pausedUntil = 0
  let limitsInRow = 0
  let latency: number | undefined
  let lastAsked = Number.NEGATIVE_INFINITY
  return {
    score: () => score,
    pausedUntil: () => pausedUntil,
    latencyMs: () => latency,
    lastAsked: () => lastAsked,
    asked: () => {
      lastAsked = now()
    },
    answered: (ms) => {
      limitsInRow = 0
      latency = latency === undefined ? ms : latency * 0.8 + ms * 0.2
      score = ms > SLOW_MS ? score * LEFT_AFTER.busy : score + (1 - score) * RECOVERY
    },
    failed: (kind, retryAfterMs) => {
      score *= LEFT_AFTER[kind]
      if (kind !== 'busy' && retryAfterMs === undefined) return
      limitsInRow += 1
      const ms = retryAfterMs ?? backOff(limitsInRow, { most: LONGEST_PAUSE_MS })
      pausedUntil = now() + Math.min(ms, LONGEST_PAUSE_MS)
    },
    lied: () => {
      score *= LEFT_AFTER_LIE
    },
  }
}
