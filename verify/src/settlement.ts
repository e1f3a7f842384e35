import type { Hash } from 'viem'
import { nrlc } from './nrlc.js'
import { compare, type Difference } from './report.js'

/** Account that keeps what schedulers lose. */
export const KITTY = '0x99c2268479b93fde36232351229815df80837e23'

/** A task with what decides who pays how much. Amounts are in RLC, but for the stake, in nRLC. */
export type SettledTask = Readonly<{
  id: Hash
  status: string
  contributions: readonly Readonly<{ status: string }>[]
  deal: Readonly<{ appPrice: string; datasetPrice: string; workerpoolPrice: string; workerStake: string }>
}>

/** What was taken from and given to accounts for a task, in nRLC. */
export type Settlement = Readonly<{ seized: bigint; seizedFromKitty: bigint; rewarded: bigint }>

/**
 * The two sums of a task that the rules fix: what is taken is given to others to the last nRLC, and a finished task
 * takes the price of its deal and the stake of every worker that was not right.
 */
export const compareSettlement = (
  task: SettledTask,
  { seized, seizedFromKitty, rewarded }: Settlement,
): Difference[] => [
  ...compare('Task', task.id, { rewarded }, { rewarded: seized }),
  ...(task.status === 'COMPLETED'
    ? compare('Task', task.id, { seized: seized - seizedFromKitty }, { seized: dueFor(task) })
    : []),
]

const dueFor = ({ contributions, deal }: SettledTask): bigint => {
  const price = nrlc(deal.appPrice) + nrlc(deal.datasetPrice) + nrlc(deal.workerpoolPrice)
  const losers = contributions.filter(({ status }) => status !== 'PROVED').length
  return price + BigInt(losers) * BigInt(deal.workerStake)
}
