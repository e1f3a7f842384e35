import type { Outcome } from '../stats/cohorts.js'
import type { HistogramPart } from '../stats/histogram.js'
import { NO_SUMS, type Sums } from '../stats/sums.js'
import type { ActiveField, ResourceList } from './metrics.js'

/** What happened in one bucket, as far as it was asked for. */
export type BucketFacts = Readonly<{
  sums: Sums
  /** Tasks of deals matched in it whose deadline has passed. */
  matured: Outcome
  /** Tasks of deals whose deadline lies in it and has passed. */
  ended: Outcome
  active: Readonly<Record<ActiveField, bigint>>
  /** At its end, in nRLC. */
  stakes: Readonly<{ total: bigint; frozen: bigint }>
  durations: readonly HistogramPart[]
  created: Readonly<Record<ResourceList, bigint>>
}>

/** A bucket in which nothing happened. */
export const NOTHING: BucketFacts = {
  sums: NO_SUMS,
  matured: { tasks: 0n, completed: 0n },
  ended: { tasks: 0n, completed: 0n },
  active: { requesters: 0n, newRequesters: 0n, workers: 0n, apps: 0n, datasets: 0n, workerpools: 0n },
  stakes: { total: 0n, frozen: 0n },
  durations: [],
  created: { apps: 0n, datasets: 0n, workerpools: 0n },
}
