import { bigintAt, type Source, textAt } from '../../core/source.js'
import { parseRlc, rlcField } from '../lib/rlc.js'

/** Counters and sums of an account, which is null when it was never seen: all of them are zero then. */
export type AccountFacts = Readonly<{
  count: (field: string) => bigint
  /** In nRLC. */
  amount: (field: string) => bigint
  time: (field: string) => string | null
}>

/** Base fields of an account that {@link accountFacts} reads. */
export const accountFields = {
  id: true,
  balance: true,
  frozen: true,
  score: true,
  appsCount: true,
  datasetsCount: true,
  workerpoolsCount: true,
  contributionsCount: true,
  provedContributionsCount: true,
  slashedContributionsCount: true,
  activeDaysCount: true,
  dealsRequestedCount: true,
  dealsBeneficiaryCount: true,
  dealsCallbackCount: true,
  dealsSponsoredCount: true,
  tasksRequestedCount: true,
  spent: true,
  refunded: true,
  earned: true,
  slashed: true,
  deposited: true,
  withdrawn: true,
  workerEarned: true,
  workerSlashed: true,
  lastContributionAt: true,
} as const

/** Reads counters and sums of an account. */
export const accountFacts = (account: Source | null): AccountFacts => ({
  count: (field) => (account ? bigintAt(account, field) : 0n),
  amount: (field) => (account ? parseRlc(textAt(account, field)) : 0n),
  time: (field) => (account?.[field] == null ? null : textAt(account, field)),
})

/** How much an account has, in each part it takes. */
export const countsOf = ({ count }: AccountFacts) => ({
  apps: Number(count('appsCount')),
  datasets: Number(count('datasetsCount')),
  workerpools: Number(count('workerpoolsCount')),
  contributions: Number(count('contributionsCount')),
  dealsRequested: Number(count('dealsRequestedCount')),
  dealsBeneficiary: Number(count('dealsBeneficiaryCount')),
  dealsSponsored: Number(count('dealsSponsoredCount')),
  tasksRequested: Number(count('tasksRequestedCount')),
})

const ROLES = [
  ['REQUESTER', 'dealsRequestedCount'],
  ['BENEFICIARY', 'dealsBeneficiaryCount'],
  ['SPONSOR', 'dealsSponsoredCount'],
  ['CALLBACK', 'dealsCallbackCount'],
  ['APP_OWNER', 'appsCount'],
  ['DATASET_OWNER', 'datasetsCount'],
  ['WORKERPOOL_OWNER', 'workerpoolsCount'],
  ['WORKER', 'contributionsCount'],
] as const

/** Parts that an account takes: those with a counter above zero. */
export const rolesOf = ({ count }: AccountFacts): readonly string[] =>
  ROLES.filter(([, counter]) => count(counter) > 0n).map(([role]) => role)

/** The stake of an account. */
export const stakeOf = ({ amount }: AccountFacts) => ({
  total: rlcField(() => amount('balance') + amount('frozen')),
  free: rlcField(() => amount('balance')),
  frozen: rlcField(() => amount('frozen')),
})

/** What went in and out of an account. */
export const flowsOf = ({ amount }: AccountFacts) => ({
  spent: rlcField(() => amount('spent')),
  refunded: rlcField(() => amount('refunded')),
  earned: rlcField(() => amount('earned')),
  slashed: rlcField(() => amount('slashed')),
  deposited: rlcField(() => amount('deposited')),
  withdrawn: rlcField(() => amount('withdrawn')),
})

/** What an account did as a worker; null when it never contributed. */
export const workerOf = ({ count, amount, time }: AccountFacts) => {
  const contributions = Number(count('contributionsCount'))
  if (contributions === 0) return null
  const proved = Number(count('provedContributionsCount'))
  const slashed = Number(count('slashedContributionsCount'))
  return {
    contributions,
    proved,
    slashed,
    reliability: proved + slashed === 0 ? null : proved / (proved + slashed),
    earnings: rlcField(() => amount('workerEarned')),
    slashedAmount: rlcField(() => amount('workerSlashed')),
    score: count('score').toString(),
    activeDays: Number(count('activeDaysCount')),
    lastActiveAt: time('lastContributionAt'),
  }
}
