import { nrlc } from '../nrlc.js'
import { type Index, pages } from '../pages.js'
import { compare, type Difference } from '../report.js'
import type { Tally } from './tally.js'
import type { CountedDeal } from './tallyDeals.js'
import { schedulerStakeOf, splitOf } from './taskSplit.js'

const AMOUNTS = [
  'appReward',
  'datasetReward',
  'schedulerReward',
  'kittyShare',
  'workersReward',
  'stakeSlashed',
] as const

type Row = Readonly<
  {
    id: string
    status: string
    payment: string | null
    rewardedWorkersCount: number
    revealsCount: number
  } & {
    deal: Readonly<{ id: string }>
  } & Record<(typeof AMOUNTS)[number], string>
>

const FIELDS = `id status payment rewardedWorkersCount revealsCount deal { id } ${AMOUNTS.join(' ')}`

/** Every task: its sums against its rewards and seizes, and these against the rules of the hub. */
export const checkTasks = async (
  index: Index,
  tally: Tally,
  {
    deals,
    weights,
  }: Readonly<{
    deals: ReadonlyMap<string, CountedDeal>
    weights: ReadonlyMap<string, readonly (number | null)[]>
  }>,
): Promise<Difference[]> => {
  const differences: Difference[] = []
  for await (const page of pages<Row>(index, { collection: 'tasks', fields: FIELDS }))
    for (const row of page) {
      const amounts = amountsOf(row)
      const deal = deals.get(row.deal.id)
      differences.push(
        ...tally.check('Task', row.id, {
          ...amounts,
          payment: nrlc(row.payment ?? '0'),
          rewardedWorkersCount: BigInt(row.rewardedWorkersCount),
          revealsCount: BigInt(row.revealsCount),
        }),
        ...(deal ? checkRules(row, amounts, deal, weights.get(row.id) ?? []) : []),
      )
    }
  return differences
}

type Amounts = Readonly<Record<(typeof AMOUNTS)[number], bigint>>

const amountsOf = (row: Row): Amounts =>
  Object.fromEntries(AMOUNTS.map((name) => [name, nrlc(row[name])])) as Amounts

const checkRules = (
  row: Row,
  amounts: Amounts,
  deal: CountedDeal,
  weights: readonly (number | null)[],
): Difference[] => {
  const indexed = { ...amounts, payment: row.payment === null ? null : nrlc(row.payment) }
  if (row.status === 'COMPLETED') {
    const certain = weights.filter((weight) => weight !== null)
    const split = splitOf({ ...deal, stakeSlashed: amounts.stakeSlashed }, certain)
    return compare('Task', row.id, indexed, {
      payment: deal.appPrice + deal.datasetPrice + deal.workerpoolPrice,
      appReward: deal.appPrice,
      datasetReward: deal.datasetPrice,
      ...(certain.length === weights.length ? split : {}),
    })
  }
  const stakeSlashed = row.status === 'FAILLED' ? schedulerStakeOf(deal.workerpoolPrice) : 0n
  return compare('Task', row.id, indexed, { payment: null, appReward: 0n, workersReward: 0n, stakeSlashed })
}
