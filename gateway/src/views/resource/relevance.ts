import { allOf, type Where } from '../../connections/keysetFilter.js'
import { bigintAt, objectAt, type Source, textAt } from '../../core/source.js'
import type { ViewContext } from '../../core/view.js'
import { spanOf, toWindow } from '../lib/statWindow.js'
import type { ResourceKind } from './resourceKinds.js'

/** How much a resource was used. */
export type ResourceUse = Readonly<{ id: string; usageCount: bigint; lastUsedAt: bigint }>

/** What comes after the ranked resources, in an order that the base gives. */
export type Rest = Readonly<{ where: Where; orderBy: string; direction: 'asc' | 'desc' }>

/** The ids of all used resources, most relevant first, and where the others are. */
export type Ranking = Readonly<{ ids: readonly string[]; rest: Rest }>

const PAGE = 1_000
// Who comes after so many is ordered by use alone.
const MOST_RANKED = 10_000

/**
 * Ranks resources by the tasks bought in a window, then by all tasks ever bought, then by the last use, then by id.
 * What was never used comes last.
 */
export const rankByRelevance = async (
  kind: ResourceKind,
  { where, window }: Readonly<{ where: Where | undefined; window: unknown }>,
  { read, asOf }: ViewContext,
): Promise<Ranking> => {
  // Newest first, so that the first request brings what it takes although the window is not known yet.
  const usedPage = async (skip: number) => {
    const found = await read.many({
      field: kind.many,
      args: {
        first: PAGE,
        skip,
        orderBy: 'lastUsageTimestamp',
        orderDirection: 'desc',
        where: allOf([where, { usageCount_gt: '0' }]),
      },
      select: { id: true, usageCount: true, lastUsageTimestamp: true },
    })
    return found.map(({ source }) => useOf(source))
  }
  const activityPage = async (skip: number) => {
    const found = await read.many({
      field: kind.activities,
      args: {
        interval: 'hour',
        current: 'include',
        first: PAGE,
        skip,
        orderBy: 'timestamp',
        orderDirection: 'desc',
      },
      select: { timestamp: true, tasks: true, [kind.one]: { id: true } },
    })
    return found.map(({ source }) => source)
  }
  const isWindowed = toWindow(window) !== 'ALL_TIME'
  const [firstUsed, firstActivity] = await Promise.all([usedPage(0), isWindowed ? activityPage(0) : []])
  const start = isWindowed ? spanOf(toWindow(window), BigInt((await asOf()).blockTimestamp)).from : undefined

  const used = await readOn(firstUsed, usedPage, (rows) => rows.length < MOST_RANKED)
  const activity = await readOn(
    firstActivity,
    activityPage,
    (rows) => secondsAt(rows.at(-1)) >= (start ?? 0n),
  )
  const tasks = tasksSince(activity, kind.one, start ?? 0n)
  const isAll = used.length % PAGE !== 0 || used.length < MOST_RANKED
  // Some that were last used at the same time as the last one may be missing.
  const cut = used.at(-1)?.lastUsedAt ?? 0n
  const ranked = isAll ? used : used.filter(({ lastUsedAt }) => lastUsedAt > cut)
  return {
    ids: [...ranked].sort(byRelevance(tasks)).map(({ id }) => id),
    rest: isAll
      ? { where: { usageCount: '0' }, orderBy: 'id', direction: 'asc' }
      : { where: { lastUsageTimestamp_lte: String(cut) }, orderBy: 'usageCount', direction: 'desc' },
  }
}

/** Compares resources by relevance; `tasks` are those bought in the window, by resource. */
export const byRelevance =
  (tasks: ReadonlyMap<string, bigint>) =>
  (a: ResourceUse, b: ResourceUse): number =>
    descending(tasks.get(a.id) ?? 0n, tasks.get(b.id) ?? 0n) ||
    descending(a.usageCount, b.usageCount) ||
    descending(a.lastUsedAt, b.lastUsedAt) ||
    (a.id < b.id ? -1 : 1)

const descending = (a: bigint, b: bigint): number => (a === b ? 0 : a > b ? -1 : 1)

const useOf = (source: Source): ResourceUse => ({
  id: textAt(source, 'id'),
  usageCount: bigintAt(source, 'usageCount'),
  lastUsedAt: bigintAt(source, 'lastUsageTimestamp'),
})

/** Reads further pages while the last one was full and more are wanted. */
const readOn = async <Row>(
  first: readonly Row[],
  page: (skip: number) => Promise<readonly Row[]>,
  isWanted: (rows: readonly Row[]) => boolean,
): Promise<readonly Row[]> => {
  const rows = [...first]
  let isFull = first.length === PAGE
  while (isFull && isWanted(rows)) {
    const more = await page(rows.length)
    rows.push(...more)
    isFull = more.length === PAGE
  }
  return rows
}

/** Buckets tell their time in microseconds. */
const secondsAt = (bucket: Source | undefined): bigint =>
  bucket ? bigintAt(bucket, 'timestamp') / 1_000_000n : -1n

const tasksSince = (
  activity: readonly Source[],
  field: string,
  start: bigint,
): ReadonlyMap<string, bigint> => {
  const tasks = new Map<string, bigint>()
  for (const bucket of activity) {
    if (secondsAt(bucket) < start) continue
    const id = textAt(objectAt(bucket, field), 'id')
    tasks.set(id, (tasks.get(id) ?? 0n) + bigintAt(bucket, 'tasks'))
  }
  return tasks
}
