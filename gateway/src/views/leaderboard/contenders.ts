import { RequestError } from '../../core/requestError.js'
import { bigintAt, objectAt, type Source, textAt } from '../../core/source.js'
import type { ViewContext } from '../../core/view.js'
import { dayOf, midnightFrom } from '../lib/buckets.js'
import { readRows } from '../lib/readRows.js'
import { readSeries, readSeriesFrom } from '../lib/readSeries.js'
import type { Span } from '../lib/statWindow.js'
import { cohortFields, cohortOf, EDGE_DEAL, edgeDeal, endedIn } from '../stats/cohorts.js'
import { addSums, type SumName, type Sums, sumFields, sumsFrom } from '../stats/sums.js'
import type { Contender } from './rank.js'
import { type RankMetric, SUBJECTS, type Subject, type SubjectFacts } from './subjects.js'

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
  const valueOf = facts.metrics[metric]
  if (!valueOf) throw unknownMetric(subject, metric)
  const sums = await readSums(facts, await span(), context, valueOf)
  const contenders = [...sums].map(([address, own]) => ({ address, value: valueOf(own) }))
  const whole = await wholeOf(facts, await span(), context, { valueOf, sums })
  return { contenders: contenders.filter(({ value }) => value > 0n), whole }
}

/** What the network has: what all have together, of datasets also what uses none. */
const wholeOf = async (
  { reference }: SubjectFacts,
  { from }: Span,
  { read }: ViewContext,
  { valueOf, sums }: Readonly<{ valueOf: (sums: Sums) => bigint; sums: ReadonlyMap<string, Sums> }>,
): Promise<bigint> => {
  if (reference !== 'dataset') return valueOf(addSums([...sums.values()]))
  const names = ['deals', 'tasks', 'completed', 'claimed', 'datasetRevenue'] as const
  const rows = await readSeriesFrom(read, { field: 'networkActivities', from, select: sumFields(names) })
  const fields = Object.fromEntries(names.map((name) => [name, name]))
  return valueOf(addSums(rows.map((row) => sumsFrom(row, fields))))
}

/** Sums by address. Counters of all time are read where they hold what is asked for. */
const readSums = async (
  { counters, seriesOnly, series, reference, list }: SubjectFacts,
  { from }: Span,
  { read }: ViewContext,
  valueOf?: (sums: Sums) => bigint,
): Promise<ReadonlyMap<string, Sums>> => {
  if (from === undefined && !(valueOf && seriesOnly.some((name) => dependsOn(valueOf, name)))) {
    const fields = Object.values(counters)
    const [first = 'id'] = fields
    const rows = await readRows(read, {
      field: list,
      where: { [`${first}_gt`]: '0' },
      select: Object.fromEntries(fields.map((field) => [field, true as const])),
    })
    return new Map(rows.map((row) => [textAt(row, 'id'), sumsFrom(row, counters)]))
  }
  const names = [...(Object.keys(counters) as SumName[]), ...seriesOnly]
  const fields = Object.fromEntries(names.map((name) => [name, name]))
  const rows = await readSeriesFrom(read, {
    field: series,
    from,
    select: { ...sumFields(names), [reference]: { id: true } },
  })
  const grouped = groupBy(rows, (row) => textAt(objectAt(row, reference), 'id'))
  return new Map(
    [...grouped].map(([address, own]) => [address, addSums(own.map((row) => sumsFrom(row, fields)))]),
  )
}

const dependsOn = (valueOf: (sums: Sums) => bigint, name: SumName): boolean => {
  const one = Object.fromEntries([...sumNames()].map((other) => [other, other === name ? 1n : 0n])) as Sums
  return valueOf(one) !== 0n
}

const sumNames = (): readonly SumName[] => Object.keys(addSums([])) as SumName[]

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
    readSums(facts, span, context),
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
