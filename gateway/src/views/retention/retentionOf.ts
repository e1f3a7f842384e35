import type { Bucket } from '../lib/buckets.js'

/** Who came in one interval, and how many of them came again. */
export type Cohort = Readonly<{
  start: string
  size: number
  retained: readonly number[]
  rates: readonly number[]
}>

/** Follows newcomers of each interval through the later ones. */
export const retentionOf = (
  buckets: readonly Bucket[],
  newcomers: readonly (readonly string[])[],
  active: readonly ReadonlySet<string>[],
): readonly Cohort[] =>
  buckets.map(({ from }, index) => {
    const members = newcomers[index] ?? []
    const retained = active.slice(index).map((present) => members.filter((id) => present.has(id)).length)
    return {
      start: String(from),
      size: members.length,
      retained,
      rates: retained.map((count) => (members.length === 0 ? 0 : count / members.length)),
    }
  })
