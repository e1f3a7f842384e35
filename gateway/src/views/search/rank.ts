import { allOf, anyOf } from '../../connections/keysetFilter.js'
import type { Reader } from '../../core/reader.js'
import { bigintAt, objectAt, textAt } from '../../core/source.js'
import type { ViewContext } from '../../core/view.js'
import { spanOf } from '../lib/statWindow.js'
import { RESOURCE_KINDS, type ResourceKind } from '../resource/resourceKinds.js'
import type { Candidate } from './lookUp.js'
import { SEARCH_KINDS } from './places.js'

/** A candidate with its final score. */
export type Ranked = Candidate & Readonly<{ score: number }>

const USE_WEIGHT = 0.08

/** Adds to a score what use in the last 30 days is worth: up to 0.08, from 100,000 tasks on. */
export const scoreOf = (base: number, tasks: bigint): number =>
  base + USE_WEIGHT * Math.min(1, Math.log10(1 + Number(tasks)) / 5)

/** Sorts what was found, best first. An identifier is never outdone by use. */
export const rank = async (
  candidates: readonly Candidate[],
  { read, asOf }: Pick<ViewContext, 'read' | 'asOf'>,
): Promise<readonly Ranked[]> => {
  const used = candidates.filter(({ place, base }) => place.resource && base < 1)
  const tasks = used.length > 0 ? await readTasks(read, used, await windowOf(asOf)) : new Map()
  return candidates
    .map((candidate) => ({
      ...candidate,
      score: scoreOf(candidate.base, tasks.get(idOf(candidate)) ?? 0n),
    }))
    .sort(
      (a, b) =>
        b.score - a.score ||
        SEARCH_KINDS.indexOf(a.place.kind) - SEARCH_KINDS.indexOf(b.place.kind) ||
        (idOf(a) < idOf(b) ? -1 : 1),
    )
}

/** Identifier of what was found. */
export const idOf = ({ source }: Candidate): string => textAt(source, 'id')

const windowOf = async (asOf: ViewContext['asOf']): Promise<bigint> =>
  spanOf('LAST_30D', BigInt((await asOf()).blockTimestamp)).from ?? 0n

/** Tasks bought since a time, by resource. */
const readTasks = async (
  read: Reader,
  candidates: readonly Candidate[],
  since: bigint,
): Promise<ReadonlyMap<string, bigint>> => {
  const tasks = new Map<string, bigint>()
  const kinds = Object.values<ResourceKind>(RESOURCE_KINDS)
  await Promise.all(
    kinds.map(async (kind) => {
      const ids = candidates.filter(({ place }) => place.resource === kind).map(idOf)
      for (const bucket of await readBuckets(read, kind, ids, since)) {
        const id = textAt(objectAt(bucket, kind.one), 'id')
        tasks.set(id, (tasks.get(id) ?? 0n) + bigintAt(bucket, 'tasks'))
      }
    }),
  )
  return tasks
}

const PAGE = 1_000

const readBuckets = async (read: Reader, kind: ResourceKind, ids: readonly string[], since: bigint) => {
  if (ids.length === 0) return []
  const buckets = []
  for (;;) {
    const page = await read.many({
      field: kind.activities,
      args: {
        interval: 'day',
        current: 'include',
        first: PAGE,
        skip: buckets.length,
        orderBy: 'timestamp',
        orderDirection: 'desc',
        where: allOf([
          { timestamp_gte: String(since * 1_000_000n) },
          anyOf(ids.map((id) => ({ [kind.one]: id }))),
        ]),
      },
      select: { tasks: true, [kind.one]: { id: true } },
    })
    buckets.push(...page.map(({ source }) => source))
    if (page.length < PAGE) return buckets
  }
}
