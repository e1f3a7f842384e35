import { createLruCache } from '../core/lruCache.js'
import type { Client } from './client.js'
import { type Bucket, createBucket, type RateLimit } from './rateLimit.js'

/** Gives each client its bucket; undefined for one without a limit. */
export type RateLimiter = (client: Client) => Bucket | undefined

/**
 * A client that is forgotten starts anew with a full bucket, so there must be room for more clients than one
 * attacker has addresses worth counting.
 */
const CLIENTS = 50_000

/** Makes a limiter whose memory has a bound, however many addresses come. */
export const createRateLimiter = ({
  anonymous,
  clock = () => performance.now(),
}: Readonly<{
  /** For clients without an API key. @default no limit */
  anonymous: RateLimit | undefined
  clock?: () => number
}>): RateLimiter => {
  const buckets = createLruCache<Bucket>(CLIENTS)
  return ({ id, apiKey }) => {
    const limit = apiKey ?? anonymous
    return limit && buckets.getOrCreate(id, () => createBucket(limit, clock))
  }
}
