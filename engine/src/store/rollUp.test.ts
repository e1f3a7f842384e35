import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { exactFromPlain } from '../core/aggregation/exactNumber.js'
import { bigDecimalToString, parseBigDecimal } from '../core/bigDecimal.js'
import type { EntityChange } from '../core/entityCache.js'
import type { Hex } from '../core/hex.js'
import type { EntityType } from '../core/inputSchema.js'
import { decodeNumber } from '../core/numberText.js'
import { parseInputSchema } from '../core/parseInputSchema.js'
import { openReader } from './openDatabase.js'
import { openStore, type Store } from './openStore.js'

const schema = parseInputSchema(`
  type Point @entity(timeseries: true) {
    id: Int8! timestamp: Timestamp! token: Bytes! place: String x: BigDecimal! big: BigInt!
  }
  type Stats @aggregation(intervals: ["day", "hour"], source: "Point") {
    id: Int8! timestamp: Timestamp! token: Bytes! place: String
    sum: BigDecimal! @aggregate(fn: "sum", arg: "x")
    total: BigDecimal! @aggregate(fn: "sum", arg: "x", cumulative: true)
    low: BigDecimal! @aggregate(fn: "min", arg: "x", cumulative: true)
    high: BigInt! @aggregate(fn: "max", arg: "big", cumulative: true)
    peak: BigInt! @aggregate(fn: "max", arg: "big")
    count: Int! @aggregate(fn: "count")
    points: Int8! @aggregate(fn: "count", cumulative: true)
    first: BigDecimal! @aggregate(fn: "first", arg: "x", cumulative: true)
    last: BigDecimal! @aggregate(fn: "last", arg: "x", cumulative: true)
    opening: BigInt! @aggregate(fn: "first", arg: "big")
  }`)
const LENGTHS = { hour: 3_600, day: 86_400 } as const
const identity = { deployment: 'QmA', network: 'devnet', chainId: 31_337, genesis: '0x01' as Hex }

let directory: string
let path: string
const open = () => openStore(path, { schema, identity })

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'rollup-'))
  path = join(directory, 'devnet.sqlite')
})
afterEach(() => rmSync(directory, { recursive: true }))

type Point = Readonly<{ token: number; place: string | null; x: string; big: bigint }>
type Block = Readonly<{ number: number; time: number; points: readonly Point[]; completes?: boolean }>
type Rows = readonly Readonly<Record<string, unknown>>[]

const hash = (number: number): Hex => `0x${number.toString(16).padStart(64, '0')}`
const idOf = (block: number, n: number) => (BigInt(block) << 32n) | BigInt(n)

const write = (store: Store, { number, time, points, completes = true }: Block) => {
  const type = schema.entities.get('Point') as EntityType
  const changes = points.map(({ token, place, x, big }, n): EntityChange => {
    const id = idOf(number, n)
    const timestamp = BigInt(time) * 1_000_000n
    const decimal = parseBigDecimal(x) ?? { digits: 0n, exponent: 0 }
    const entity = { id, timestamp, token: Uint8Array.of(token), place, x: decimal, big }
    return { kind: 'insert', type, id: String(id), entity }
  })
  store.write({
    block: { number, hash: hash(number), parentHash: hash(number - 1), timestamp: time },
    hasTriggers: changes.length > 0,
    completesBuckets: completes,
    changes,
    dataSources: [],
    errors: [],
  })
}

const NUMBERS = ['sum', 'total', 'low', 'high', 'peak', 'first', 'last', 'opening']

const rowsOf = (interval: keyof typeof LENGTHS): Rows => {
  const db = openReader(path)
  try {
    const rows = db.prepare(`SELECT * FROM "Stats$${interval}" ORDER BY "$vid"`).safeIntegers().all()
    return (rows as Record<string, unknown>[]).map(({ $vid, ...row }) => ({
      ...row,
      token: (row.token as Uint8Array)[0],
      ...Object.fromEntries(NUMBERS.map((name) => [name, decodeNumber(String(row[name]))])),
    }))
  } finally {
    db.close()
  }
}

/** The same from the definition: each bucket from scratch, each cumulative value from all points before its end. */
const naiveRows = (blocks: readonly Block[], interval: keyof typeof LENGTHS): Rows => {
  const length = LENGTHS[interval]
  const startOf = (time: number) => Math.floor(time / length) * length
  const points = blocks.flatMap(({ number, time, points: all }) =>
    all.map((point, n) => ({ ...point, id: idOf(number, n), start: startOf(time) })),
  )
  const keyOf = ({ token, place }: Point) => JSON.stringify([token, place])
  return [...new Set(points.map(({ start }) => start))].flatMap((start) => {
    const finisher = blocks.find(({ time, completes = true }) => completes && time >= start + length)
    if (!finisher) return []
    const inBucket = points.filter((point) => point.start === start)
    const groups = [...new Set(inBucket.map(keyOf))].map((key) => {
      const own = inBucket.filter((point) => keyOf(point) === key)
      const upToNow = points.filter((point) => point.start <= start && keyOf(point) === key)
      const [first, last] = [own[0], own.at(-1)]
      if (!first || !last) throw new Error('an empty group')
      return {
        $block: BigInt(finisher.number),
        id: last.id,
        timestamp: BigInt(start) * 1_000_000n,
        token: first.token,
        place: first.place,
        sum: total(own),
        total: total(upToNow),
        low: plain(upToNow.reduce((low, { x }) => (Number(x) < Number(low) ? x : low), upToNow[0]?.x ?? '0')),
        high: String(largest(upToNow)),
        peak: String(largest(own)),
        count: BigInt(own.length),
        points: BigInt(upToNow.length),
        first: plain(upToNow[0]?.x ?? '0'),
        last: plain(last.x),
        opening: String(first.big),
      }
    })
    return groups.sort((a, b) => (a.id < b.id ? -1 : 1))
  })
}
const largest = (points: readonly Point[]) =>
  points
    .map(({ big }) => big)
    .sort((a, b) => (a < b ? -1 : 1))
    .at(-1)
const plain = (text: string) => bigDecimalToString(parseBigDecimal(text) ?? { digits: 0n, exponent: 0 })
const total = (points: readonly Point[]) => {
  const thousandths = points.reduce((sum, { x }) => {
    const { digits, scale } = exactFromPlain(x)
    return sum + digits * 10n ** BigInt(3 - scale)
  }, 0n)
  return bigDecimalToString(parseBigDecimal(`${thousandths}e-3`) ?? { digits: 0n, exponent: 0 })
}

const at = (number: number, time: number, ...values: readonly [token: number, x: string][]): Block => ({
  number,
  time,
  points: values.map(([token, x]) => ({ token, place: null, x, big: 1n })),
})
const sums = (interval: keyof typeof LENGTHS) =>
  rowsOf(interval).map(({ $block, timestamp, token, sum }) =>
    [$block, timestamp, token, sum].map(String).join(' '),
  )

const BLOCKS = [
  at(1, 3_660, [0xa, '10'], [0xb, '20']),
  at(2, 3_720, [0xa, '30'], [0xb, '40']),
  at(3, 7_201, [0xa, '5'], [0xb, '15']),
  at(4, 7_261, [0xa, '7'], [0xb, '25']),
]

describe('a bucket', () => {
  test('is rolled up in the commit of the first block after its end', () => {
    using store = closing(open())
    for (const block of BLOCKS.slice(0, 2)) write(store, block)
    store.commit()
    expect(sums('hour')).toEqual([])
    write(store, BLOCKS[2]!)
    expect(sums('hour')).toEqual([])
    store.commit()
    expect(sums('hour')).toEqual(['3 3600000000 10 40', '3 3600000000 11 60'])
    expect(sums('day')).toEqual([])
  })

  test('is completed by a block without points, which then is never forgotten', () => {
    using store = closing(open())
    for (const block of BLOCKS) write(store, block)
    write(store, at(9, 90_000))
    write(store, at(10, 90_010))
    store.forgetEmptyBlocks(11)
    store.commit()
    expect(sums('hour').slice(2)).toEqual(['9 7200000000 10 12', '9 7200000000 11 40'])
    expect(sums('day')).toEqual(['9 0 10 52', '9 0 11 100'])
    store.rewind(10)
    expect(store.head()?.number).toBe(9)
    write(store, at(11, 200_000))
    store.commit()
    expect(sums('day')).toEqual(['9 0 10 52', '9 0 11 100'])
  })

  test('is undone by a reorg across its end, and done again with what the other chain holds', () => {
    using store = closing(open())
    for (const block of BLOCKS) write(store, block)
    store.commit()
    store.rewind(1)
    expect(sums('hour')).toEqual([])
    write(store, at(2, 3_721, [0xa, '-1.5']))
    write(store, at(3, 7_300))
    store.commit()
    expect(sums('hour')).toEqual(['3 3600000000 11 20', '3 3600000000 10 8.5'])
  })

  test('is whole after a restart in its middle', () => {
    for (const block of BLOCKS) {
      using store = closing(open())
      write(store, block)
      store.commit()
    }
    expect(sums('hour')).toEqual(['3 3600000000 10 40', '3 3600000000 11 60'])
  })

  test('waits when a block failed', () => {
    using store = closing(open())
    for (const block of BLOCKS.slice(0, 2)) write(store, block)
    const error = {
      block: 3,
      message: 'boom',
      handler: 'f',
      transactionHash: undefined,
      logIndex: undefined,
      fatal: true,
    }
    store.write({
      block: { number: 3, hash: hash(3), parentHash: hash(2), timestamp: 7_201 },
      hasTriggers: true,
      changes: [],
      dataSources: [],
      errors: [error],
    })
    store.commit()
    expect(sums('hour')).toEqual([])
  })

  test('that does not fit its type fails the block by name', () => {
    const narrow = parseInputSchema(`
      type Point @entity(timeseries: true) { id: Int8! timestamp: Timestamp! x: Int! }
      type Sum @aggregation(intervals: ["hour"], source: "Point") {
        id: Int8! timestamp: Timestamp! sum: Int! @aggregate(fn: "sum", arg: "x") }`)
    using store = closing(openStore(path, { schema: narrow, identity }))
    const type = narrow.entities.get('Point') as EntityType
    const point = (number: number, n: number): EntityChange => {
      const id = idOf(number, n)
      return {
        kind: 'insert',
        type,
        id: String(id),
        entity: { id, timestamp: BigInt(number) * 3_600_000_000n, x: 2 ** 31 - 1 },
      }
    }
    const mark = (number: number) => ({
      block: { number, hash: hash(number), parentHash: hash(number - 1), timestamp: number * 3_600 },
      hasTriggers: true,
      dataSources: [],
      errors: [],
    })
    store.write({ ...mark(1), changes: [point(1, 0), point(1, 1)] })
    expect(() => store.write({ ...mark(2), changes: [] })).toThrow(
      expect.objectContaining({
        name: 'HandlerError',
        class: 'deterministic',
        message: 'the aggregated value 4294967294 is out of range for type Int',
      }),
    )
    expect(store.head()?.number).toBe(1)
  })
})

const closing = (store: Store): Store & Disposable => ({ ...store, [Symbol.dispose]: () => store.close() })

describe('whatever happens', () => {
  const point = fc.record({
    token: fc.constantFrom(0xa, 0xb),
    place: fc.constantFrom(null, 'x'),
    x: fc.constantFrom('0', '-1.5', '2', '0.001', '999999999999999999999999999999.999'),
    big: fc.bigInt({ min: -(2n ** 200n), max: 2n ** 200n }),
  })
  const step = fc.oneof(
    {
      weight: 8,
      arbitrary: fc.record({
        kind: fc.constant('block' as const),
        seconds: fc.constantFrom(1, 600, 3_599, 3_600, 40_000),
        points: fc.array(point, { maxLength: 3 }),
        completes: fc.constantFrom(true, true, true, false),
      }),
    },
    { weight: 1, arbitrary: fc.constantFrom({ kind: 'commit' as const }, { kind: 'restart' as const }) },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant('rewind' as const), depth: fc.integer({ min: 1, max: 4 }) }),
    },
    { weight: 1, arbitrary: fc.constant({ kind: 'forget' as const }) },
  )

  test('tables hold what the points of the finished buckets give', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 5, maxLength: 25 }), (steps) => {
        rmSync(directory, { recursive: true })
        let store = open()
        let blocks: Block[] = []
        try {
          for (const next of steps) {
            const head = blocks.at(-1) ?? { number: 0, time: 1_000 }
            if (next.kind === 'block') {
              // A block that was not looked at has no points.
              const points = next.completes ? next.points : []
              const block = { ...next, points, number: head.number + 1, time: head.time + next.seconds }
              write(store, block)
              blocks.push(block)
            } else if (next.kind === 'commit') store.commit()
            else if (next.kind === 'forget') store.forgetEmptyBlocks(head.number)
            else if (next.kind === 'restart') {
              store.commit()
              store.close()
              store = open()
            } else {
              store.commit()
              blocks = blocks.filter(({ number }) => number <= head.number - next.depth)
              store.rewind(head.number - next.depth)
            }
          }
          store.commit()
          for (const interval of ['hour', 'day'] as const)
            expect(rowsOf(interval)).toEqual(naiveRows(blocks, interval))
        } finally {
          store.close()
        }
      }),
      { numRuns: 60 },
    )
  })
})
