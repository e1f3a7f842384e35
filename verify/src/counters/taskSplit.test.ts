import { describe, expect, test } from 'vitest'
import { schedulerStakeOf, splitOf } from './taskSplit.js'

const RLC = 1_000_000_000n

describe('splitOf()', () => {
  test('shares the price and a lost stake between four workers and their scheduler', () => {
    const split = splitOf(
      { workerpoolPrice: RLC, stakeSlashed: (35n * RLC) / 100n, schedulerRewardRatio: 5n },
      [1, 1, 1, 1],
    )
    expect(split).toEqual({ workersReward: 1_282_500_000n, schedulerReward: 67_500_000n })
  })

  test('rounds each worker down and leaves the rest to the scheduler', () => {
    expect(splitOf({ workerpoolPrice: 10n, stakeSlashed: 0n, schedulerRewardRatio: 0n }, [1, 1, 2])).toEqual({
      workersReward: 9n,
      schedulerReward: 1n,
    })
  })

  test('needs no weight for a single worker', () => {
    expect(splitOf({ workerpoolPrice: 99n, stakeSlashed: 0n, schedulerRewardRatio: 5n }, [0])).toEqual({
      workersReward: 94n,
      schedulerReward: 5n,
    })
  })
})

test('schedulerStakeOf() is 30 percent, rounded down', () => {
  expect(schedulerStakeOf(9n)).toBe(2n)
})
