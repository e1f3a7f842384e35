import type { Where } from '../../connections/keysetFilter.js'
import type { Reader } from '../../core/reader.js'
import { dayOf, hourOf, midnightFrom } from '../lib/buckets.js'
import { readRows } from '../lib/readRows.js'
import { readSeries } from '../lib/readSeries.js'
import {
  cohortFields,
  cohortOf,
  EDGE_DEAL,
  type EdgeDeal,
  edgeDeal,
  endedIn,
  maturedIn,
  type Outcome,
  outcomeOf,
} from './cohorts.js'

/** What became of the tasks of a span. */
export type Outcomes = Readonly<{
  /** Tasks of deals whose deadline lies in it. */
  ended: Outcome
  /** Tasks of deals matched in it whose deadline has passed. */
  matured: Outcome
}>

/** A series of cohorts, and what it tells apart. */
export type CohortSeries = Readonly<{ field: string; unit: 'Hour' | 'Day' }>

/** Deals of one resource, or all. */
export type DealScope = Readonly<{ where?: Where | undefined }>

/**
 * Reads what became of the tasks of a trailing window. Series of cohorts know whole hours or days; deals matched or
 * ending in the units at the edges are read one by one.
 */
export const readOutcomes = async (
  read: Reader,
  { from, to }: Readonly<{ from: bigint; to: bigint }>,
  { series, where }: Readonly<{ series: CohortSeries }> & DealScope,
): Promise<Outcomes> => {
  const { field, unit } = series
  const whole = unit === 'Hour' ? { from, until: hourOf(to) } : { from: midnightFrom(from), until: dayOf(to) }
  const edges: Where[] = [
    { deadline_gte: String(whole.until < from ? from : whole.until), deadline_lte: String(to) },
    ...(whole.from > from
      ? [
          { deadline_gte: String(from), deadline_lt: String(whole.from) },
          { startTime_gte: String(from), startTime_lt: String(whole.from), deadline_lte: String(to) },
        ]
      : []),
  ]
  const [rows, ...found] = await Promise.all([
    readSeries(read, {
      field,
      interval: 'day',
      where: {
        ...where,
        [`deadline${unit}_gte`]: String(whole.from),
        [`deadline${unit}_lt`]: String(whole.until),
      },
      select: cohortFields(unit),
    }),
    ...edges.map((edge) => readDeals(read, { ...where, ...edge })),
  ])
  const cohorts = rows.map((row) => cohortOf(row, unit))
  const deals = [...new Map(found.flat().map((deal) => [deal.id, deal])).values()]
  const span = { from, to }
  return {
    ended: endedIn(span, whole, { cohorts, deals }),
    matured: maturedIn(span, whole, { cohorts, deals }),
  }
}

/** What became of the tasks of all time: all that were bought, less those of deals that still run. */
export const readAllOutcomes = async (
  read: Reader,
  { to, all, where }: Readonly<{ to: bigint; all: Outcome }> & DealScope,
): Promise<Outcomes> => {
  const running = outcomeOf(await readDeals(read, { ...where, deadline_gt: String(to) }))
  const outcome = { tasks: all.tasks - running.tasks, completed: all.completed - running.completed }
  return { ended: outcome, matured: outcome }
}

const readDeals = async (read: Reader, where: Where): Promise<readonly EdgeDeal[]> =>
  (await readRows(read, { field: 'deals', where, select: EDGE_DEAL })).map(edgeDeal)
