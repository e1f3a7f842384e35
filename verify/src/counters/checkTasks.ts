import { nrlc } from '../nrlc.js'
import { type Index, pages } from '../pages.js'
import { compare, type Difference } from '../report.js'
import type { Tally } from './tally.js'
import type { CountedDeal } from './tallyDeals.js'
import type { Outcome } from './tallyWork.js'
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

const NONE: Outcome = { weights: [], others: 0n }

/** Every task: its sums against its rewards and seizes, and these against the rules of the hub. */
export const checkTasks = async (
  index: Index,
  tally: Tally,
  {
    deals,
    outcomes,
  }: Readonly<{
    deals: ReadonlyMap<string, CountedDeal>
    outcomes: ReadonlyMap<string, Outcome>
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
          'taken and not paid': 0n,
        }),
        ...(deal ? checkRules(row, amounts, deal, outcomes.get(row.id) ?? NONE) : []),
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
  { weights, others }: Outcome,
): Difference[] => {
  const indexed = { ...amounts, payment: row.payment === null ? null : nrlc(row.payment) }
  if (row.status === 'COMPLETED') {
    const certain = weights.filter((weight) => weight !== null)
    const split = splitOf({ ...deal, stakeSlashed: amounts.stakeSlashed }, certain)
    return compare('Task', row.id, indexed, {
      payment: deal.appPrice + deal.datasetPrice + deal.workerpoolPrice,
      appReward: deal.appPrice,
      datasetReward: deal.datasetPrice,
      stakeSlashed: deal.workerStake * others,
      ...(certain.length === weights.length ? split : {}),
    })
  }
  const stakeSlashed = row.status === 'FAILLED' ? schedulerStakeOf(deal.workerpoolPrice) : 0n
  return compare('Task', row.id, indexed, { payment: null, appReward: 0n, workersReward: 0n, stakeSlashed })
}
