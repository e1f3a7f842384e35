import type { Reader } from '../../core/reader.js'
import { bigintAt, type Source, textAt, textOrNullAt } from '../../core/source.js'
import { ratio } from '../lib/ratio.js'
import { readCount } from '../lib/readCount.js'
import { parseRlc, rlcField } from '../lib/rlc.js'

/** Base fields of an account that {@link workerStats} reads. */
export const WORKER_FIELDS = {
  id: true,
  contributionsCount: true,
  provedContributionsCount: true,
  slashedContributionsCount: true,
  workerEarned: true,
  workerSlashed: true,
  score: true,
  activeDaysCount: true,
  lastContributionAt: true,
} as const

/** The `WorkerStats` of an account, of all time; null when it never contributed. */
export const workerStats = (account: Source, read: Reader) => {
  const contributions = bigintAt(account, 'contributionsCount')
  if (contributions === 0n) return null
  const proved = bigintAt(account, 'provedContributionsCount')
  const slashed = bigintAt(account, 'slashedContributionsCount')
  return {
    contributions: Number(contributions),
    proved: Number(proved),
    slashed: Number(slashed),
    reliability: ratio(proved, proved + slashed),
    earnings: rlcField(() => parseRlc(textAt(account, 'workerEarned'))),
    slashedAmount: rlcField(() => parseRlc(textAt(account, 'workerSlashed'))),
    score: textAt(account, 'score'),
    activeDays: Number(bigintAt(account, 'activeDaysCount')),
    workerpools: () => readCount(read, 'workerpoolWorkers', { worker: textAt(account, 'id') }),
    lastActiveAt: textOrNullAt(account, 'lastContributionAt'),
  }
}
