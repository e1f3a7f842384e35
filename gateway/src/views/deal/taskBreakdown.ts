import { type DealProgress, dealStateOf, pendingOf } from './dealState.js'

/** Tasks of a deal by outcome; the percents add up to 100. */
export const taskBreakdownOf = (deal: DealProgress) =>
  breakdownOf({
    total: deal.botSize,
    completed: deal.completed,
    claimed: deal.claimed,
    claimable: dealStateOf(deal) === 'CLAIMABLE' ? pendingOf(deal) : 0n,
  })

/** Numbers of tasks by outcome; the percents add up to 100. */
export const breakdownOf = ({
  total,
  completed,
  claimed,
  claimable,
}: Readonly<Record<'total' | 'completed' | 'claimed' | 'claimable', bigint>>) => {
  const pending = total - completed - claimed
  const [completedPercent, claimedPercent, pendingPercent] = wholePercents([completed, claimed, pending])
  return {
    total: total.toString(),
    completed: completed.toString(),
    claimed: claimed.toString(),
    pending: pending.toString(),
    claimable: claimable.toString(),
    completedPercent,
    claimedPercent,
    pendingPercent,
  }
}

/**
 * Whole percents that add up to 100: each share is rounded down, then the largest remainders get one more.
 * Equal remainders are served in the order given. All zero when the parts are.
 */
export const wholePercents = (parts: readonly bigint[]): number[] => {
  const total = parts.reduce((sum, part) => sum + part, 0n)
  if (total === 0n) return parts.map(() => 0)
  const percents = parts.map((part) => Number((part * 100n) / total))
  const missing = 100 - percents.reduce((sum, percent) => sum + percent, 0)
  const byRemainder = parts
    .map((part, index) => ({ index, remainder: (part * 100n) % total }))
    .sort((a, b) => Number(b.remainder > a.remainder) - Number(b.remainder < a.remainder))
  for (const { index } of byRemainder.slice(0, missing)) percents[index] = (percents[index] ?? 0) + 1
  return percents
}
