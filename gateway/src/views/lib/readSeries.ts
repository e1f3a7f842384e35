import { allOf, type Where } from '../../connections/keysetFilter.js'
import type { Need } from '../../core/need.js'
import type { Reader } from '../../core/reader.js'
import { bigintAt, type Source, textAt } from '../../core/source.js'
import { type Bucket, midnightFrom } from './buckets.js'
import { readRows, refuseMore } from './readRows.js'

const PAGE = 1_000
const MICROSECONDS = 1_000_000n

/** Rows of a series to read. */
export type SeriesAsked = Readonly<{
  /** Base root field of an aggregation. */
  field: string
  interval: 'hour' | 'day'
  where?: Where | undefined
  select: Need
}>

/** Starts of buckets between two times in seconds, as a filter; an open end is no limit. */
export const between = (from: bigint | undefined, to?: bigint): Where => ({
  ...(from !== undefined && { timestamp_gte: String(from * MICROSECONDS) }),
  ...(to !== undefined && { timestamp_lt: String(to * MICROSECONDS) }),
})

/** Start of the bucket of a row, in seconds since 1970. */
export const startOf = (row: Source): bigint => bigintAt(row, 'timestamp') / MICROSECONDS

/**
 * Reads all rows of a series, the bucket in progress included.
 *
 * Finished rows are told apart by id from page to page. Those in progress are not: their ids grow with what they
 * sum up, and a filter on ids would cut into them.
 */
export const readSeries = async (
  read: Reader,
  { field, interval, where, select }: SeriesAsked,
): Promise<readonly Source[]> => {
  const fields = { ...select, id: true, timestamp: true } as const
  const ask = async (filter: Where | undefined, skip: number): Promise<readonly Source[]> => {
    const order = { first: PAGE, skip, orderBy: 'id', orderDirection: 'asc' }
    const args = { ...order, interval, current: 'include', where: filter }
    const found = await read.many({ field, args, select: fields })
    return found.map(({ source }) => source)
  }
  const start = await ask(where, 0)
  if (start.length < PAGE) return start

  const rows = [...(await readRows(read, { field, where, args: { interval }, select: fields }))]
  const last = rows.at(-1)
  const rest = allOf([where, last && { timestamp_gt: textAt(last, 'timestamp') }])
  for (let skip = 0; ; skip += PAGE) {
    const page = await ask(rest, skip)
    rows.push(...page)
    if (page.length < PAGE) return rows
    refuseMore(rows.length, field)
  }
}

/** Reads what a series says from a full hour on: hours up to the next midnight, then days. */
export const readSeriesFrom = async (
  read: Reader,
  { from, ...asked }: Omit<SeriesAsked, 'interval'> & Readonly<{ from: bigint | undefined }>,
): Promise<readonly Source[]> => {
  const inSpan = (span: Where) => allOf([asked.where, span])
  if (from === undefined) return readSeries(read, { ...asked, interval: 'day' })
  const midnight = midnightFrom(from)
  const [hours, days] = await Promise.all([
    midnight === from
      ? []
      : readSeries(read, { ...asked, interval: 'hour', where: inSpan(between(from, midnight)) }),
    readSeries(read, { ...asked, interval: 'day', where: inSpan(between(midnight)) }),
  ])
  return [...hours, ...days]
}

/** Rows by the bucket that they lie in; buckets follow each other. */
export const byBucket = <Row>(
  buckets: readonly Bucket[],
  rows: readonly Row[],
  timeOf: (row: Row) => bigint,
): readonly (readonly Row[])[] => {
  const sorted = buckets.map((): Row[] => [])
  for (const row of rows) sorted[indexAt(buckets, timeOf(row))]?.push(row)
  return sorted
}

const indexAt = (buckets: readonly Bucket[], time: bigint): number => {
  let low = 0
  let high = buckets.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((buckets[middle]?.to ?? 0n) <= time) low = middle + 1
    else high = middle
  }
  return (buckets[low]?.from ?? time) <= time ? low : -1
}
