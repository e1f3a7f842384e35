const PERCENT = 100n
const SCHEDULER_STAKE_PERCENT = 30n

/** What a completed task must pay, in nRLC, by the rules of the hub. */
export type Split = Readonly<{ workersReward: bigint; schedulerReward: bigint }>

/**
 * Splits the price of the work and the stakes that were lost. Each right worker gets its part by weight, rounded down;
 * the scheduler gets what is left. A single worker gets all of the workers' part, whatever its weight.
 */
export const splitOf = (
  work: Readonly<{ workerpoolPrice: bigint; stakeSlashed: bigint; schedulerRewardRatio: bigint }>,
  weights: readonly number[],
): Split => {
  const total = work.workerpoolPrice + work.stakeSlashed
  const forWorkers = (total * (PERCENT - work.schedulerRewardRatio)) / PERCENT
  const all = weights.reduce((sum, weight) => sum + BigInt(weight), 0n)
  const workersReward =
    weights.length < 2
      ? forWorkers
      : weights.reduce((sum, weight) => sum + (forWorkers * BigInt(weight)) / all, 0n)
  return { workersReward, schedulerReward: total - workersReward }
}

/** Stake that a scheduler loses with a task, in nRLC. */
export const schedulerStakeOf = (workerpoolPrice: bigint): bigint =>
  (workerpoolPrice * SCHEDULER_STAKE_PERCENT) / PERCENT
