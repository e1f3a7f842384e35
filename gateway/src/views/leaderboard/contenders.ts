import { RequestError } from '../../core/requestError.js'
import { bigintAt, objectAt, type Source, textAt } from '../../core/source.js'
import type { ViewContext } from '../../core/view.js'
import { dayOf, midnightFrom } from '../lib/buckets.js'
import { readRows } from '../lib/readRows.js'
import { readSeries, readSeriesFrom } from '../lib/readSeries.js'
import type { Span } from '../lib/statWindow.js'
import { cohortFields, cohortOf, EDGE_DEAL, edgeDeal, endedIn } from '../stats/cohorts.js'
import { addSums, type SumName, type Sums, sumFields, sumsFrom, sumsOf } from '../stats/sums.js'
import type { Contender } from './rank.js'
import {
  metricOf,
  type RankMetric,
  SUBJECTS,
  type Subject,
  type SubjectFacts,
  type SumMetric,
} from './subjects.js'

/** Tasks that a resource must have brought to an end, one way or another, for its rate to say something. */
const LEAST_MATURED = 20n

/** Who is ranked, and of what whole their values are parts. Amounts are nRLC. */
export type Contenders = Readonly<{
  contenders: readonly Contender[]
  /** What the whole network has; null for rates and scores. */
  whole: bigint | null
}>

/** What is to be ranked. */
export type Ranking = Readonly<{ subject: Subject; metric: RankMetric; span: () => Promise<Span> }>

/** Finds everybody who has something of a metric in a window. */
export const readContenders = async (ranking: Ranking, context: ViewContext): Promise<Contenders> => {
  const { subject, metric, span } = ranking
  const facts = SUBJECTS[subject]
  if (metric === 'SCORE' && subject === 'WORKER') return readScores(await span(), context)
  if (metric === 'UNIQUE_REQUESTERS' && facts.label) return readAudience(facts, await span(), context)
  if (metric === 'SUCCESS_RATE' && facts.cohorts) return readRates(facts, await span(), context)
  const made = facts.metrics[metric]
  if (!made) throw unknownMetric(subject, metric)
  const sums = await readSums(facts, await span(), context, namesOf(made))
  const contenders = [...sums].map(([address, own]) => ({ address, value: metricOf(made, own) }))
  return {
    contenders: contenders.filter(({ value }) => value > 0n),
    whole: await wholeOf(facts, await span(), context, { made, sums }),
  }
}

const namesOf = ({ sum, less }: SumMetric): readonly SumName[] => [sum, ...(less ? [less] : [])]

/** What the network has: what all have together, and beside datasets also what uses none. */
const wholeOf = async (
  { reference }: SubjectFacts,
  { from }: Span,
  { read }: ViewContext,
  { made, sums }: Readonly<{ made: SumMetric; sums: ReadonlyMap<string, Sums> }>,
): Promise<bigint> => {
  if (reference !== 'dataset') return metricOf(made, addSums([...sums.values()]))
  const names = namesOf(made)
  const rows = await readSeriesFrom(read, { field: 'networkActivities', from, select: sumFields(names) })
  return metricOf(made, sumsOf(rows, names))
}

/** Sums by address: counters of all time where there are such, else what the series adds up. */
const readSums = async (
  { counters, series, reference, list }: SubjectFacts,
  { from }: Span,
  { read }: ViewContext,
  names: readonly SumName[],
): Promise<ReadonlyMap<string, Sums>> => {
  const [counter] = Object.values(counters)
  if (from === undefined && counter && names.every((name) => counters[name])) {
    const fields = Object.fromEntries(names.map((name) => [name, counters[name] ?? '']))
    const select = Object.fromEntries(Object.values(fields).map((field) => [field, true as const]))
    const rows = await readRows(read, { field: list, where: { [`${counter}_gt`]: '0' }, select })
    return new Map(rows.map((row) => [textAt(row, 'id'), sumsFrom(row, fields)]))
  }
  const select = { ...sumFields(names), [reference]: { id: true } } as const
  const rows = await readSeriesFrom(read, { field: series, from, select })
  const grouped = groupBy(rows, (row) => textAt(objectAt(row, reference), 'id'))
  return new Map([...grouped].map(([address, own]) => [address, sumsOf(own, names)]))
}

const readScores = async ({ from = 1n }: Span, { read }: ViewContext): Promise<Contenders> => {
  const rows = await readRows(read, {
    field: 'accounts',
    where: { score_gt: '0', lastContributionAt_gte: String(from) },
    select: { score: true },
  })
  const contenders = rows.map((row) => ({ address: textAt(row, 'id'), value: bigintAt(row, 'score') }))
  return { contenders, whole: null }
}

const readAudience = async (
  { reference }: SubjectFacts,
  { from = 1n }: Span,
  { read }: ViewContext,
): Promise<Contenders> => {
  const since = { lastUsedAt_gte: String(from) }
  const rows = await readRows(read, {
    field: 'ressourceUsers',
    where: { ...since, [`${reference}_not`]: null },
    select: { [reference]: { id: true } },
  })
  const requesters = await readRows(read, {
    field: 'accounts',
    where: { lastRequestAt_gte: String(from) },
    select: {},
  })
  const grouped = groupBy(rows, (row) => textAt(objectAt(row, reference), 'id'))
  const contenders = [...grouped].map(([address, own]) => ({ address, value: BigInt(own.length) }))
  return { contenders, whole: BigInt(requesters.length) }
}

const readRates = async (facts: SubjectFacts, span: Span, context: ViewContext): Promise<Contenders> => {
  const [sums, matured] = await Promise.all([
    readSums(facts, span, context, ['completed', 'claimed']),
    readMatured(facts, span, context),
  ])
  const contenders = [...sums].flatMap(([address, { completed, claimed }]) => {
    const isKnown = completed + claimed > 0n && (matured.get(address) ?? 0n) >= LEAST_MATURED
    return isKnown ? [{ address, value: Number(completed) / Number(completed + claimed) }] : []
  })
  return { contenders, whole: null }
}

/** Tasks of deals whose deadline lies in the window, by resource. */
const readMatured = async (
  { reference, cohorts: field = '' }: SubjectFacts,
  { from = 0n, to }: Span,
  { read }: ViewContext,
): Promise<ReadonlyMap<string, bigint>> => {
  const whole = { from: midnightFrom(from), until: dayOf(to) }
  const subject = { [reference]: { id: true } } as const
  const edges = [
    { deadline_gte: String(whole.until), deadline_lte: String(to) },
    { deadline_gte: String(from), deadline_lt: String(whole.from) },
  ]
  const [rows, ...deals] = await Promise.all([
    readSeries(read, {
      field,
      interval: 'day',
      where: { deadlineDay_gte: String(whole.from), deadlineDay_lt: String(whole.until) },
      select: { ...cohortFields('Day'), ...subject },
    }),
    ...edges.map((where) => readRows(read, { field: 'deals', where, select: { ...EDGE_DEAL, ...subject } })),
  ])
  const ofSubject = (row: Source) => (row[reference] ? textAt(objectAt(row, reference), 'id') : '')
  const cohortsOf = groupBy(rows, ofSubject)
  const dealsOf = groupBy(deals.flat(), ofSubject)
  return new Map(
    [...new Set([...cohortsOf.keys(), ...dealsOf.keys()])].map((address) => {
      const cohorts = (cohortsOf.get(address) ?? []).map((row) => cohortOf(row, 'Day'))
      const ownDeals = (dealsOf.get(address) ?? []).map(edgeDeal)
      return [address, endedIn({ from, to }, whole, { cohorts, deals: ownDeals }).tasks]
    }),
  )
}

const groupBy = (
  rows: readonly Source[],
  keyOf: (row: Source) => string,
): ReadonlyMap<string, readonly Source[]> => {
  const groups = new Map<string, Source[]>()
  for (const row of rows) {
    const key = keyOf(row)
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  return groups
}

const unknownMetric = (subject: Subject, metric: RankMetric): RequestError => {
  const { metrics, label } = SUBJECTS[subject]
  const known = [
    ...Object.keys(metrics),
    ...(label ? ['SUCCESS_RATE', 'UNIQUE_REQUESTERS'] : subject === 'WORKER' ? ['SCORE'] : []),
  ]
  return new RequestError(
    'BAD_USER_INPUT',
    `A leaderboard of ${subject} cannot be by ${metric}. It can be by ${known.join(', ')}.`,
    { facts: { subject, metric } },
  )
}
