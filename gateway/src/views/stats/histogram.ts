import { bigintAt, type Source } from '../../core/source.js'
import { durationClass, middleOf } from './durationClass.js'

/** How long completed tasks took. */
export type Histogram = Readonly<{
  count: bigint
  /** Sum of all durations, in seconds. */
  seconds: bigint
  /** How many there are of each class. */
  classes: ReadonlyMap<number, bigint>
}>

/** Some tasks of one class. */
export type HistogramPart = Readonly<{ durationClass: number; count: bigint; seconds: bigint }>

/** Fields of a row that {@link histogramPart} reads. */
export const HISTOGRAM_FIELDS = { durationClass: true, completed: true, duration: true } as const

/** A row of a duration histogram. */
export const histogramPart = (row: Source): HistogramPart => ({
  durationClass: Number(row.durationClass),
  count: bigintAt(row, 'completed'),
  seconds: bigintAt(row, 'duration'),
})

/** One task. */
export const durationPart = (seconds: bigint): HistogramPart => ({
  durationClass: durationClass(seconds),
  count: 1n,
  seconds,
})

export const histogramOf = (parts: readonly HistogramPart[]): Histogram => {
  const classes = new Map<number, bigint>()
  let count = 0n
  let seconds = 0n
  for (const part of parts) {
    if (part.durationClass < 0) continue
    classes.set(part.durationClass, (classes.get(part.durationClass) ?? 0n) + part.count)
    count += part.count
    seconds += part.seconds
  }
  return { count, seconds, classes }
}

/** The duration, in seconds, that `percent` of the tasks do not exceed, at most 2 % off; null without tasks. */
export const percentile = ({ count, classes }: Histogram, percent: bigint): number | null => {
  if (count === 0n) return null
  const position = (percent * count + 99n) / 100n
  let passed = 0n
  for (const [durationClass, tasks] of [...classes].sort(([a], [b]) => a - b)) {
    passed += tasks
    if (passed >= position) return middleOf(durationClass)
  }
  return null
}

/** The `DurationStats` of the served schema. */
export const durationStats = (histogram: Histogram) => ({
  count: Number(histogram.count),
  average: histogram.count === 0n ? null : Number(histogram.seconds) / Number(histogram.count),
  median: percentile(histogram, 50n),
  p95: percentile(histogram, 95n),
})
