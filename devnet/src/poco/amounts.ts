/** nRLC in one RLC. */
export const RLC = 1_000_000_000n

/** Wei in one nRLC, where the hub holds the chain's coin instead of RLC. */
export const WEI_PER_NRLC = 1_000_000_000n

const KITTY_MINIMUM = RLC

/** What the scheduler stakes per task, in nRLC: rounded down before it is multiplied by the volume. */
export const schedulerStake = (workerpoolPrice: bigint): bigint => (workerpoolPrice * 30n) / 100n

/** What a worker stakes per contribution, in nRLC. */
export const workerStake = (workerpoolPrice: bigint, workerStakeRatio: bigint): bigint =>
  (workerpoolPrice * workerStakeRatio) / 100n

/** Part of the kitty that the next scheduler to finalize gets, in nRLC. */
export const kittyShare = (kitty: bigint): bigint => {
  const tenth = (kitty * 10n) / 100n
  const share = tenth > KITTY_MINIMUM ? tenth : KITTY_MINIMUM
  return share < kitty ? share : kitty
}

/** How the price of a task and the stakes of its wrong contributors are shared, in nRLC. */
export type RewardSplit = Readonly<{
  /** Reward of each worker that was right, in the order of their weights. */
  workers: readonly bigint[]
  scheduler: bigint
}>

/**
 * Splits what one finalized task pays.
 *
 * @example
 * // Four right workers, one wrong, price 1 RLC: the stake of the wrong one is shared, too.
 * splitReward({ workerpoolPrice: RLC, workerStake: 350_000_000n, schedulerRewardRatio: 5n, faulty: 1n, weights: [1n, 1n, 1n, 1n] })
 */
export const splitReward = ({
  workerpoolPrice,
  workerStake: stake,
  schedulerRewardRatio,
  faulty,
  weights,
}: {
  workerpoolPrice: bigint
  workerStake: bigint
  /** Percent. */
  schedulerRewardRatio: bigint
  /** Number of contributors that did not prove the consensus. */
  faulty: bigint
  weights: readonly bigint[]
}): RewardSplit => {
  const total = workerpoolPrice + stake * faulty
  const forWorkers = (total * (100n - schedulerRewardRatio)) / 100n
  const sum = weights.reduce((left, right) => left + right, 0n)
  const workers = weights.map((weight) => (forWorkers * weight) / sum)
  return { workers, scheduler: workers.reduce((left, reward) => left - reward, total) }
}
