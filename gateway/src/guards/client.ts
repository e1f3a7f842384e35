import type { RateLimit } from './rateLimit.js'

/** Whoever is behind a request, as far as limits are concerned. */
export type Client = Readonly<{
  /** Equal for requests that share an allowance. */
  id: string
  /** Set when the request carries a key that is known. */
  apiKey?: ApiKey
  /** True when it carries a key that nobody has. */
  isKeyUnknown?: true
}>

/** A key that gives its holder an allowance of their own, wherever they are. */
export type ApiKey = RateLimit &
  Readonly<{
    /** Name of the holder, for people. */
    name: string
    key: string
  }>
