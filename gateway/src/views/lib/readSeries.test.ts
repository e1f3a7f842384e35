import { describe, expect, test } from 'vitest'
import { BaseNode } from '../../core/baseNode.js'
import type { Ask, Found, Reader } from '../../core/reader.js'
import { bigintAt, objectAt, type Source, textAt } from '../../core/source.js'
import { DAY, HOUR } from './buckets.js'
import { readRows } from './readRows.js'
import { byBucket, readSeries, readSeriesFrom, startOf } from './readSeries.js'

type Point = Readonly<{ id: bigint; at: bigint; app: string; deals: bigint }>

/** Points of some apps: one a minute, so that ids and times grow together. */
const pointsOf = (count: number, apps: number, step = 60n): readonly Point[] =>
  Array.from({ length: count }, (_, index) => ({
    id: BigInt(index + 1),
    at: 20_000n * DAY + BigInt(index) * step,
    app: `0x${((index * 7_919) % apps).toString(16)}`,
    deals: BigInt((index % 5) + 1),
  }))

const MICROSECONDS = 1_000_000n

/**
 * A reader over an aggregation as a subgraph keeps it: finished buckets are rows, filters and ids of the one in progress
 * look at its points. No real index has a thousand apps a day, which this is about.
 */
const aggregationReader = (points: readonly Point[]): Reader & Readonly<{ requests: Ask[] }> => {
  const requests: Ask[] = []
  const end = points.at(-1)?.at ?? 0n
  const many = async (ask: Ask): Promise<readonly Found[]> => {
    requests.push(ask)
    const { interval, current, first, skip = 0, where } = ask.args as Record<string, unknown>
    const length = interval === 'hour' ? HOUR : DAY
    const bucketOf = (at: bigint) => at - (at % length)
    const group = (of: readonly Point[]) => {
      const rows = new Map<string, Point>()
      for (const point of of) {
        const key = `${bucketOf(point.at)} ${point.app}`
        const known = rows.get(key)
        rows.set(key, { ...point, at: bucketOf(point.at), deals: point.deals + (known?.deals ?? 0n) })
      }
      return [...rows.values()]
    }
    const passes = ({ id, at }: Point) => matches(where, { id, timestamp: at * MICROSECONDS })
    const finished = group(points.filter(({ at }) => bucketOf(at) < bucketOf(end))).filter(passes)
    const running = group(points.filter(({ at }) => bucketOf(at) === bucketOf(end)).filter(passes))
    return [...finished, ...(current === 'include' ? running : [])]
      .toSorted((a, b) => Number(a.id - b.id))
      .slice(Number(skip), Number(skip) + Number(first))
      .map(({ id, at, app, deals }) => ({
        source: {
          id: String(id),
          timestamp: String(at * MICROSECONDS),
          app: { id: app },
          deals: String(deals),
        },
        node: new BaseNode(new Map()),
      }))
  }
  const reader: Reader = { one: async () => null, many, at: () => reader }
  return { ...reader, requests }
}

const matches = (where: unknown, row: Readonly<Record<string, bigint>>): boolean =>
  Object.entries((where ?? {}) as Record<string, unknown>).every(([key, value]) => {
    if (key === 'and') return (value as unknown[]).every((part) => matches(part, row))
    const [, field = '', operator] = /^(.*)_(gte|gt|lt)$/.exec(key) ?? []
    const own = row[field] ?? 0n
    const other = BigInt(String(value))
    return operator === 'gte' ? own >= other : operator === 'gt' ? own > other : own < other
  })

const select = { app: { id: true }, deals: true } as const
const sums = (entries: readonly (readonly [string, bigint])[]) => {
  const totals = new Map<string, bigint>()
  for (const [key, deals] of entries) totals.set(key, (totals.get(key) ?? 0n) + deals)
  return Object.fromEntries([...totals].toSorted())
}
const ofRows = (rows: readonly Source[]) =>
  sums(rows.map((row) => [textAt(objectAt(row, 'app'), 'id'), bigintAt(row, 'deals')]))
const ofPoints = (points: readonly Point[]) => sums(points.map(({ app, deals }) => [app, deals]))

describe('readSeries()', () => {
  test.each([
    ['a few rows', 50, 7],
    ['many finished buckets', 9_000, 400],
    ['thousands of rows in the bucket in progress', 6_000, 5_000],
  ])('reads each point once: %s', async (_, count, apps) => {
    const points = pointsOf(count, apps, apps > 1_000 ? 10n : 60n)
    for (const interval of ['hour', 'day'] as const) {
      const reader = aggregationReader(points)
      const rows = await readSeries(reader, { field: 'appActivities', interval, select })
      expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length)
      expect(ofRows(rows)).toEqual(ofPoints(points))
    }
  })

  test('asks once for what fits into one page', async () => {
    const reader = aggregationReader(pointsOf(500, 10))
    await readSeries(reader, { field: 'appActivities', interval: 'hour', select })
    expect(reader.requests).toHaveLength(1)
  })

  test('refuses what would take too many rows', async () => {
    const endless: Reader = {
      one: async () => null,
      many: async () =>
        Array.from({ length: 1_000 }, () => ({ source: { id: '1' }, node: new BaseNode(new Map()) })),
      at: () => endless,
    }
    await expect(readRows(endless, { field: 'deals', select })).rejects.toMatchObject({
      code: 'OPERATION_TOO_COMPLEX',
      facts: { limit: 100_000, field: 'deals' },
    })
  })
})

describe('readSeriesFrom()', () => {
  const points = pointsOf(9_000, 40)
  const start = points[0]?.at ?? 0n
  test.each([0n, 1n, 5n, 23n, 24n, 25n, 100n, 149n])(
    'reads everything from hour %i on, with hours up to midnight and days after it',
    async (hours) => {
      const from = start + hours * HOUR
      const rows = await readSeriesFrom(aggregationReader(points), { field: 'appActivities', from, select })
      expect(ofRows(rows)).toEqual(ofPoints(points.filter(({ at }) => at >= from)))
    },
  )

  test('reads everything there is without a start', async () => {
    const asked = { field: 'appActivities', from: undefined, select }
    expect(ofRows(await readSeriesFrom(aggregationReader(points), asked))).toEqual(ofPoints(points))
  })
})

test('byBucket() puts each row where it belongs, and leaves out what is outside', () => {
  const buckets = [10n, 20n, 35n].map((from, index, all) => ({ from, to: all[index + 1] ?? 40n }))
  const times = Array.from({ length: 50 }, (_, index) => BigInt(index))
  expect(byBucket(buckets, times, (time) => time)).toEqual(
    buckets.map(({ from, to }) => times.filter((time) => time >= from && time < to)),
  )
  expect(byBucket([], times, (time) => time)).toEqual([])
  expect(startOf({ timestamp: '7000000' })).toBe(7n)
})
