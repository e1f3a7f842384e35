import type { ApiKey } from '../guards/client.js'
import { type ClientFinder, createClientFinder, type TrustProxy } from '../guards/createClientFinder.js'
import { createRateLimiter, type RateLimiter } from '../guards/createRateLimiter.js'
import type { RateLimit } from '../guards/rateLimit.js'
import {
  createTrustedDocuments,
  type TrustedDocuments,
  type TrustedManifest,
} from '../guards/trustedDocuments.js'
import { MAX_COST } from '../guards/usage.js'
import { createMetrics, type Metrics } from '../metrics/createMetrics.js'
import { createOperationLabels, type OperationLabels } from '../metrics/operationLabels.js'
import { createDrain, type Drain } from './drain.js'

/** What requests may use, and who may send them. */
export type GuardOptions = Readonly<{
  /** For clients without an API key. @default no limit */
  rateLimit?: RateLimit | undefined
  apiKeys?: readonly ApiKey[] | undefined
  /** @default none: whoever connects is the client */
  trustProxy?: TrustProxy | undefined
  /** Documents that take one unit of an allowance, whatever their cost. */
  trustedDocuments?: TrustedManifest | undefined
  /** Refuse all other documents. @default false */
  onlyTrusted?: boolean | undefined
  /** Estimated cost that the operations of one request may have together. @default 20,000 */
  maxCost?: number | undefined
  /** Largest answer, in bytes. @default 20,000,000 */
  maxAnswerBytes?: number | undefined
  /** Longest time to wait for a subgraph. @default 10,000 */
  upstreamTimeoutMs?: number | undefined
}>

/** What watches over the requests of one gateway. */
export type Guards = Readonly<{
  clients: ClientFinder
  limiter: RateLimiter
  trusted: TrustedDocuments
  maxCost: number
  maxAnswerBytes: number
  upstreamTimeoutMs: number
  metrics: Metrics
  labels: OperationLabels
  drain: Drain
}>

/** Sets up what watches over requests. */
export const createGuards = ({
  rateLimit,
  apiKeys,
  trustProxy,
  trustedDocuments,
  onlyTrusted,
  maxCost = MAX_COST,
  maxAnswerBytes = 20_000_000,
  upstreamTimeoutMs = 10_000,
}: GuardOptions = {}): Guards => {
  const drain = createDrain()
  const trusted = createTrustedDocuments(trustedDocuments, { only: onlyTrusted })
  return {
    clients: createClientFinder({ trustProxy, apiKeys }),
    limiter: createRateLimiter({ anonymous: rateLimit }),
    trusted,
    maxCost,
    maxAnswerBytes,
    upstreamTimeoutMs,
    metrics: createMetrics(drain.running),
    labels: createOperationLabels(trusted.names),
    drain,
  }
}
