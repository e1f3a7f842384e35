import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { kittyShare, RLC, schedulerStake, splitReward, workerStake } from './amounts.js'

const price = fc.bigInt({ min: 0n, max: 10n ** 17n })

describe('stakes', () => {
  test('are rounded down', () => {
    expect([schedulerStake(7n), workerStake(7n, 35n), workerStake(50n, 200n)]).toEqual([2n, 2n, 100n])
  })
})

describe('splitReward()', () => {
  test('shares the stake of a wrong worker among four right ones', () => {
    expect(
      splitReward({
        workerpoolPrice: RLC,
        workerStake: 350_000_000n,
        schedulerRewardRatio: 5n,
        faulty: 1n,
        weights: [1n, 1n, 1n, 1n],
      }),
    ).toEqual({
      workers: [320_625_000n, 320_625_000n, 320_625_000n, 320_625_000n],
      scheduler: 67_500_000n,
    })
  })

  test('pays out exactly what comes in, and no worker more than a better one', () => {
    const weights = fc.array(fc.bigInt({ min: 1n, max: 12n }), { minLength: 1, maxLength: 8 })
    const ratio = fc.bigInt({ min: 0n, max: 100n })
    const faulty = fc.bigInt({ min: 0n, max: 9n })
    fc.assert(
      fc.property(
        price,
        price,
        ratio,
        faulty,
        weights,
        (workerpoolPrice, stake, schedulerRewardRatio, wrong, given) => {
          const { workers, scheduler } = splitReward({
            workerpoolPrice,
            workerStake: stake,
            schedulerRewardRatio,
            faulty: wrong,
            weights: given,
          })
          const paid = workers.reduce((left, right) => left + right, scheduler)
          expect(paid).toBe(workerpoolPrice + stake * wrong)
          expect(scheduler).toBeGreaterThanOrEqual(0n)
          const sorted = [...given.keys()].sort((left, right) =>
            Number((given[left] ?? 0n) - (given[right] ?? 0n)),
          )
          for (const [position, index] of sorted.slice(1).entries())
            expect(workers[index]).toBeGreaterThanOrEqual(workers[sorted[position] ?? 0] ?? 0n)
        },
      ),
    )
  })
})

describe('kittyShare()', () => {
  test('is a tenth, but at least 1 RLC, but at most all', () => {
    expect([18n * RLC, 5n * RLC, RLC / 2n, 0n].map(kittyShare)).toEqual([
      (18n * RLC) / 10n,
      RLC,
      RLC / 2n,
      0n,
    ])
  })

  test('never empties a kitty it did not have', () => {
    fc.assert(
      fc.property(price, (kitty) => {
        const share = kittyShare(kitty)
        expect(share).toBeLessThanOrEqual(kitty)
        expect(share * 10n).toBeGreaterThanOrEqual(kitty - 9n)
      }),
    )
  })
})
