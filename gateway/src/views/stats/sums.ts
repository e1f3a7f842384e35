import type { Need } from '../../core/need.js'
import { bigintAt, type Source, textAt } from '../../core/source.js'
import { parseRlc } from '../lib/rlc.js'

/** What series add up, as counted. */
const COUNTS = [
  'deals',
  'tasks',
  'initialized',
  'completed',
  'claimed',
  'teeTasks',
  'sconeTasks',
  'gramineTasks',
  'tdxTasks',
  'gpuTasks',
  'duration',
  'contributions',
  'rewarded',
  'slashedContributions',
] as const

/** What series add up, in RLC. */
const AMOUNTS = [
  'committed',
  'settled',
  'refunded',
  'sponsored',
  'appRevenue',
  'datasetRevenue',
  'workerpoolRevenue',
  'schedulerRevenue',
  'workersRevenue',
  'kittyShare',
  'slashed',
  'earned',
] as const

/** Name of a sum, as in the series of the subgraph. */
export type SumName = (typeof COUNTS)[number] | (typeof AMOUNTS)[number]

/** Sums: counts, and amounts in nRLC. What was not asked for is 0. */
export type Sums = Readonly<Record<SumName, bigint>>

export const NO_SUMS: Sums = Object.fromEntries([...COUNTS, ...AMOUNTS].map((name) => [name, 0n])) as Sums

const isAmount = (name: SumName): boolean => (AMOUNTS as readonly string[]).includes(name)

/** Base fields of a row that hold these sums. */
export const sumFields = (names: readonly SumName[]): Need =>
  Object.fromEntries(names.map((name) => [name, true as const]))

/** Reads sums out of a row: each from the field that `fields` says. */
export const sumsFrom = (row: Source, fields: Readonly<Partial<Record<SumName, string>>>): Sums => ({
  ...NO_SUMS,
  ...Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [
      name,
      isAmount(name as SumName) ? parseRlc(textAt(row, field)) : bigintAt(row, field),
    ]),
  ),
})

/** Adds up sums. */
export const addSums = (all: readonly Sums[]): Sums => {
  const total: Record<SumName, bigint> = { ...NO_SUMS }
  for (const sums of all) for (const name of Object.keys(NO_SUMS) as SumName[]) total[name] += sums[name]
  return total
}

/** Adds up rows of a series. */
export const sumsOf = (rows: readonly Source[], names: readonly SumName[]): Sums => {
  const fields = Object.fromEntries(names.map((name) => [name, name]))
  return addSums(rows.map((row) => sumsFrom(row, fields)))
}
