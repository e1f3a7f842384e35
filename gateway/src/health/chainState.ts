import type { AsOf } from '../core/asOf.js'

/** How a chain is at the moment. */
export type ChainState = Readonly<{
  slug: string
  /** Caught up once, answering, and not stale. */
  isReady: boolean
  /** True once the index has caught up with the chain for the first time. */
  isSynced: boolean
  /** Whether its subgraph answers; the code of the error when it does not. */
  answers: true | string
  /** Null when the subgraph did not tell its block. */
  asOf: AsOf | null
}>
