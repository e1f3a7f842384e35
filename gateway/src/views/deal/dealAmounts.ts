import { PROTOCOL } from '../lib/protocolConstants.js'
import { rlcField } from '../lib/rlc.js'
import { pricePerTask, type TaskPrices } from '../lib/taskPrices.js'

/** Amounts of a deal, each a function of the unit. Prices are in nRLC. */
export const dealAmountsOf = (
  prices: TaskPrices,
  tasks: Readonly<{ total: bigint; completed: bigint; claimed: bigint }>,
) => {
  const price = pricePerTask(prices)
  const pending = tasks.total - tasks.completed - tasks.claimed
  // The contract rounds the stake of each task down before it adds them up.
  const stakePerTask = (prices.workerpool * BigInt(PROTOCOL.workerpoolStakePercent)) / 100n
  return {
    perTask: rlcField(() => price),
    total: rlcField(() => price * tasks.total),
    settled: rlcField(() => price * tasks.completed),
    refunded: rlcField(() => price * tasks.claimed),
    outstanding: rlcField(() => price * pending),
    schedulerStakeAtRisk: rlcField(() => stakePerTask * pending),
  }
}
