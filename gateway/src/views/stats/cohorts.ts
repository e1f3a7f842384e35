import type { Need } from '../../core/need.js'
import { bigintAt, type Source } from '../../core/source.js'
import type { Span } from '../lib/statWindow.js'

/** Deals matched in one unit of time whose deadline lies in one other, and what became of their tasks. */
export type Cohort = Readonly<{
  /** Start of the unit in which they were matched, in seconds since 1970. */
  matched: bigint
  /** Start of the unit in which their deadline lies. */
  deadline: bigint
  tasks: bigint
  completed: bigint
}>

/** One deal, with its exact times. */
export type EdgeDeal = Cohort & Readonly<{ id: string }>

/** Tasks, and how many of them were completed. */
export type Outcome = Readonly<{ tasks: bigint; completed: bigint }>

/** Base fields of a deal that {@link edgeDeal} reads. */
export const EDGE_DEAL = {
  startTime: true,
  deadline: true,
  botSize: true,
  completedTasksCount: true,
} as const satisfies Need

export const edgeDeal = (deal: Source): EdgeDeal => ({
  id: String(deal.id),
  matched: bigintAt(deal, 'startTime'),
  deadline: bigintAt(deal, 'deadline'),
  tasks: bigintAt(deal, 'botSize'),
  completed: bigintAt(deal, 'completedTasksCount'),
})

/** Base fields of a row of cohorts by hours or days. */
export const cohortFields = (unit: 'Hour' | 'Day'): Need => ({
  [`matched${unit}`]: true,
  [`deadline${unit}`]: true,
  tasks: true,
  completed: true,
})

export const cohortOf = (row: Source, unit: 'Hour' | 'Day'): Cohort => ({
  matched: bigintAt(row, `matched${unit}`),
  deadline: bigintAt(row, `deadline${unit}`),
  tasks: bigintAt(row, 'tasks'),
  completed: bigintAt(row, 'completed'),
})

/** Which cohorts lie wholly inside a span: from `from` on, and with a deadline before `until`. */
export type WholeUnits = Readonly<{ from: bigint; until: bigint }>

export const outcomeOf = (all: readonly Outcome[]): Outcome => ({
  tasks: all.reduce((sum, { tasks }) => sum + tasks, 0n),
  completed: all.reduce((sum, { completed }) => sum + completed, 0n),
})

/** Tasks of deals whose deadline lies in a span that has passed. Whole units come from cohorts, the rest from deals. */
export const endedIn = (
  { from = 0n, to }: Span,
  whole: WholeUnits,
  { cohorts, deals }: Readonly<{ cohorts: readonly Cohort[]; deals: readonly EdgeDeal[] }>,
): Outcome => {
  const isWhole = (deadline: bigint) => deadline >= whole.from && deadline < whole.until
  return outcomeOf([
    ...cohorts.filter(({ deadline }) => isWhole(deadline)),
    ...deals.filter(({ deadline }) => deadline >= from && deadline <= to && !isWhole(deadline)),
  ])
}

/** Tasks of deals matched in a span whose deadline has passed. */
export const maturedIn = (
  { from = 0n, to }: Span,
  whole: WholeUnits,
  { cohorts, deals }: Readonly<{ cohorts: readonly Cohort[]; deals: readonly EdgeDeal[] }>,
): Outcome => {
  const isWhole = ({ matched, deadline }: Cohort) => matched >= whole.from && deadline < whole.until
  return outcomeOf([
    ...cohorts.filter(isWhole),
    ...deals.filter((deal) => deal.matched >= from && deal.deadline <= to && !isWhole(deal)),
  ])
}
