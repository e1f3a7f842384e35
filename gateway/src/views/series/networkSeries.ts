import { RequestError } from '../../core/requestError.js'
import type { Args, ViewContext } from '../../core/view.js'
import { type Bucket, bucketAt, bucketsIn, type Interval } from '../lib/buckets.js'
import { formatRlc } from '../lib/rlc.js'
import { networkFacts } from '../stats/networkFacts.js'
import { METRICS, type Metric, type MetricName } from './metrics.js'
import { readBuckets } from './readBuckets.js'
import { totalsOf } from './totalsOf.js'

const MOST_METRICS = 12
const MOST_POINTS = 2_000

/** What a client asks of `networkSeries`. Times are seconds since 1970. */
export type SeriesRequest = Readonly<{
  metrics: readonly MetricName[]
  interval: Interval
  from: bigint
  to: bigint | undefined
  cumulative: boolean
}>

export type SeriesPoint = Readonly<{ from: string; to: string; value: string | null; isPartial: boolean }>
export type NetworkSeries = Readonly<{
  metric: MetricName
  interval: Interval
  unit: Metric['unit']
  points: readonly SeriesPoint[]
}>

/** Reads the arguments of `networkSeries`. */
export const seriesRequest = ({ metrics, interval, from, to, cumulative }: Args): SeriesRequest => ({
  metrics: metrics as readonly MetricName[],
  interval: interval as Interval,
  from: BigInt(String(from)),
  to: to === undefined || to === null ? undefined : BigInt(String(to)),
  cumulative: cumulative === true,
})

/** How metrics of the network developed. At most `mostPoints` in all series together. */
export const networkSeries = async (
  request: SeriesRequest,
  context: ViewContext,
  mostPoints = MOST_POINTS,
): Promise<readonly NetworkSeries[]> => {
  const { metrics, interval, cumulative } = request
  refuseTooMany(metrics)
  if (cumulative) refuseUnlessAdditive(metrics)
  const { read, asOf } = context
  const facts = networkFacts('ALL_TIME', context)
  const [{ blockTimestamp }, beginning] = await Promise.all([asOf(), facts.beginning()])
  const now = BigInt(blockTimestamp)
  const shown = bucketsOf(request, now, mostPoints)
  // Totals are today's, less what came after; so everything after has to be read as well.
  const buckets = cumulative ? [...shown, ...restOf(shown, interval, now)] : shown
  const sources = new Set(metrics.map((name) => METRICS[name].source))
  const filled = await readBuckets(read, { buckets, interval, sources, now })
  const totals = cumulative ? await totalsOf(metrics, { facts, read }) : undefined

  return metrics.map((name, place) => {
    const metric: Metric = METRICS[name]
    const total = totals?.[place]
    const amounts = metric.amount && filled.map(metric.amount)
    let before =
      total === undefined || amounts === undefined
        ? 0n
        : total - amounts.reduce((sum, amount) => sum + amount, 0n)
    const points = shown.map(({ from, to }, index): SeriesPoint => {
      const isIndexed = from <= now && beginning !== null && to > beginning
      const amount = amounts?.[index] ?? 0n
      before += amount
      const own = total === undefined ? amount : before
      const bucket = filled[index]
      const value = amounts ? textOf(own, metric.unit) : ((bucket && metric.value?.(bucket)) ?? null)
      return {
        from: String(from),
        to: String(to),
        value: isIndexed ? value : null,
        isPartial: from <= now && now < to,
      }
    })
    return { metric: name, interval, unit: metric.unit, points }
  })
}

const textOf = (amount: bigint, unit: Metric['unit']): string =>
  unit === 'RLC' ? formatRlc(amount, 'RLC') : String(amount)

const bucketsOf = (
  { metrics, interval, from, to }: SeriesRequest,
  now: bigint,
  mostPoints: number,
): readonly Bucket[] => {
  const end = to ?? bucketAt(now, interval).to
  const most = Math.floor(mostPoints / Math.max(metrics.length, 1))
  const buckets = bucketsIn({ from, to: end }, interval, most)
  if (buckets.length <= most) return buckets
  throw new RequestError(
    'OPERATION_TOO_COMPLEX',
    `At most ${mostPoints} points are told at once: ${most} buckets of ${metrics.length} metrics. Ask for a shorter span, wider buckets or fewer metrics.`,
    { facts: { limit: mostPoints } },
  )
}

const MOST_BUCKETS = 100_000

const restOf = (shown: readonly Bucket[], interval: Interval, now: bigint): readonly Bucket[] => {
  const from = shown.at(-1)?.to
  return from === undefined ? [] : bucketsIn({ from, to: now + 1n }, interval, MOST_BUCKETS)
}

const refuseTooMany = (metrics: readonly MetricName[]): void => {
  if (metrics.length <= MOST_METRICS) return
  throw new RequestError(
    'OPERATION_TOO_COMPLEX',
    `At most ${MOST_METRICS} metrics are told at once, not ${metrics.length}.`,
    { facts: { limit: MOST_METRICS, actual: metrics.length } },
  )
}

const refuseUnlessAdditive = (metrics: readonly MetricName[]): void => {
  const others = metrics.filter((name) => !('amount' in METRICS[name]))
  if (others.length === 0) return
  throw new RequestError(
    'BAD_USER_INPUT',
    `No totals can be made of ${others.join(', ')}: they do not add up from bucket to bucket.`,
    { facts: { metrics: others } },
  )
}
