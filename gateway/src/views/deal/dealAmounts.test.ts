import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dealAmountsOf } from './dealAmounts.js'

const nrlc = fc.bigInt({ min: 0n, max: 10n ** 18n })
const NRLC = { unit: 'NRLC' }

describe('dealAmountsOf()', () => {
  const amounts = dealAmountsOf(
    { app: 100_000_000n, dataset: 0n, workerpool: 101n },
    { total: 5n, completed: 2n, claimed: 1n },
  )

  test('multiplies the price of a task', () => {
    expect(amounts.perTask({})).toBe('0.100000101')
    expect(amounts.total({})).toBe('0.500000505')
    expect(amounts.settled(NRLC)).toBe('200000202')
    expect(amounts.refunded(NRLC)).toBe('100000101')
    expect(amounts.outstanding(NRLC)).toBe('200000202')
  })

  test('rounds the stake down for each task, before it is multiplied', () => {
    expect(amounts.schedulerStakeAtRisk(NRLC)).toBe('60') // 30.3 per task, twice
  })

  test('settled, refunded and outstanding add up to the total, to the nRLC', () => {
    fc.assert(
      fc.property(
        nrlc,
        nrlc,
        nrlc,
        fc.nat(1e6),
        fc.nat(1e6),
        fc.nat(1e6),
        (app, dataset, workerpool, c, f, p) => {
          const deal = dealAmountsOf(
            { app, dataset, workerpool },
            { total: BigInt(c + f + p), completed: BigInt(c), claimed: BigInt(f) },
          )
          const parts = [deal.settled, deal.refunded, deal.outstanding].map((amount) => BigInt(amount(NRLC)))
          expect(parts.reduce((sum, part) => sum + part, 0n)).toBe(BigInt(deal.total(NRLC)))
        },
      ),
    )
  })
})
