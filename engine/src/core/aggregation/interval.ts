/** Length of a bucket of an aggregation. */
export type Interval = 'hour' | 'day'

/** Intervals from the shortest to the longest. */
export const INTERVALS: readonly Interval[] = ['hour', 'day']

const MICROSECONDS: Readonly<Record<Interval, bigint>> = { hour: 3_600_000_000n, day: 86_400_000_000n }

/** Length in microseconds, the unit of a `Timestamp`. */
export const intervalLength = (interval: Interval): bigint => MICROSECONDS[interval]

/** Start of the bucket that holds a time; both in microseconds. Buckets are aligned to the Unix epoch, in UTC. */
export const bucketStart = (interval: Interval, timestamp: bigint): bigint =>
  timestamp - (((timestamp % intervalLength(interval)) + intervalLength(interval)) % intervalLength(interval))
