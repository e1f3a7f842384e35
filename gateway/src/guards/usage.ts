import type { OutgoingHttpHeaders } from 'node:http'
import { RequestError } from '../core/requestError.js'
import type { OperationWeight } from '../executor/createExecutor.js'
import type { Bucket } from './rateLimit.js'

/** What the operations of one HTTP request have used of what they may use. */
export type Usage = Readonly<{
  /**
   * Takes the unit that every request needs, before anything of it is read.
   *
   * @throws RequestError when none is left.
   */
  enter: () => void
  /**
   * Takes units for a document that has not been seen lately, before it is validated.
   *
   * @throws RequestError when they are not there.
   */
  readDocument: (fields: number) => void
  /**
   * Counts an operation before it runs, and returns the units it took.
   *
   * @throws RequestError when the operations of the request are too complex together, or too much for now.
   */
  admit: (weight: OperationWeight & Readonly<{ isTrusted: boolean }>) => number
  /** Gives back most of the units of an operation that needed no work. */
  creditCached: (units: number) => void
  /** Takes units for time that the subgraph spent. */
  spendTime: (milliseconds: number) => void
  /** What the client is told of its allowance; empty without a limit. */
  headers: () => OutgoingHttpHeaders
}>

/** Cost that all operations of one request may have. */
export const MAX_COST = 20_000
/** An operation of the greatest cost takes a whole burst of an anonymous client. */
const COST_PER_UNIT = 200
/** Validating a document takes its time for each field. */
const FIELDS_PER_UNIT = 50
const CACHED_SHARE = 0.1
/** Base fields are not estimated: what they really took counts. */
const MILLISECONDS_PER_UNIT = 250

/** Starts the account of one HTTP request. */
export const openUsage = (
  bucket: Bucket | undefined,
  { maxCost = MAX_COST, onLimited }: Readonly<{ maxCost?: number | undefined; onLimited: () => void }>,
): Usage => {
  let cost = 0
  let prepaid = 0
  let retryAfter: number | undefined

  const take = (units: number): void => {
    if (!bucket || bucket.take(units)) return
    retryAfter = Math.max(1, bucket.secondsUntil(units))
    onLimited()
    const { unitsPerSecond, burst } = bucket.limit
    const message = `Too many requests: ${unitsPerSecond} units a second are allowed, and ${burst} at once.`
    throw new RequestError('RATE_LIMITED', message, {
      facts: { limit: burst, actual: units, retryAfter },
    })
  }
  return {
    enter() {
      take(1)
      prepaid = 1
    },
    readDocument(fields) {
      const units = Math.floor(fields / FIELDS_PER_UNIT)
      if (units > 0) take(units)
    },
    admit(weight) {
      cost += weight.cost
      if (cost > maxCost)
        throw new RequestError(
          'OPERATION_TOO_COMPLEX',
          `The operation would compute ${cost} values; ${maxCost} are allowed. Lower \`first\` where lists hold computed fields.`,
          { facts: { limit: maxCost, actual: cost } },
        )
      const units = weight.isTrusted ? 1 : Math.max(1, Math.ceil(weight.cost / COST_PER_UNIT))
      if (units > prepaid) take(units - prepaid)
      prepaid = 0
      return units
    },
    creditCached(units) {
      // An answer that was found before the operation was admitted has only the unit of the request.
      bucket?.giveBack((units > 0 ? units : prepaid) * (1 - CACHED_SHARE))
      prepaid = 0
    },
    spendTime: (milliseconds) => bucket?.giveBack(-Math.floor(milliseconds / MILLISECONDS_PER_UNIT)),
    headers() {
      if (!bucket) return {}
      const { unitsPerSecond, burst } = bucket.limit
      return {
        'ratelimit-policy': `${burst};w=${Math.ceil(burst / unitsPerSecond)}`,
        'ratelimit-limit': burst,
        'ratelimit-remaining': Math.max(0, bucket.remaining()),
        'ratelimit-reset': bucket.secondsUntil(burst),
        ...(retryAfter !== undefined && { 'retry-after': retryAfter }),
      }
    },
  }
}
