export const HOUR = 3_600n
export const DAY = 86_400n
const WEEK = 7n * DAY
// 1970 began on a Thursday; the first Monday was the fifth of January.
const FIRST_MONDAY = 4n * DAY

/** Width of the buckets of a series. All of them are in UTC; weeks begin on Monday. */
export type Interval = 'HOUR' | 'DAY' | 'WEEK' | 'MONTH'

/** A span of time from its first second to the one after its last, in seconds since 1970. */
export type Bucket = Readonly<{ from: bigint; to: bigint }>

const floorTo = (time: bigint, width: bigint, origin = 0n): bigint => {
  const rest = (time - origin) % width
  return time - (rest < 0n ? rest + width : rest)
}

export const hourOf = (time: bigint): bigint => floorTo(time, HOUR)
export const dayOf = (time: bigint): bigint => floorTo(time, DAY)

/** The first midnight that is not before a time. */
export const midnightFrom = (time: bigint): bigint => dayOf(time + DAY - 1n)

const monthAt = (time: bigint, later = 0): bigint => {
  const date = new Date(Number(time) * 1_000)
  return BigInt(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + later) / 1_000)
}

/** The bucket that a time lies in. */
export const bucketAt = (time: bigint, interval: Interval): Bucket => {
  if (interval === 'MONTH') return { from: monthAt(time), to: monthAt(time, 1) }
  const [width, origin] = interval === 'WEEK' ? [WEEK, FIRST_MONDAY] : [interval === 'DAY' ? DAY : HOUR, 0n]
  const from = floorTo(time, width, origin)
  return { from, to: from + width }
}

/** Every bucket that has a part in `[from, to)`, oldest first; one more than `most` at the utmost. */
export const bucketsIn = ({ from, to }: Bucket, interval: Interval, most: number): readonly Bucket[] => {
  const buckets: Bucket[] = []
  for (let start = from; start < to && buckets.length <= most; ) {
    const bucket = bucketAt(start, interval)
    buckets.push(bucket)
    start = bucket.to
  }
  return buckets
}
