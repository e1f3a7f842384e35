import { zeroAddress } from 'viem'
import { nrlc } from '../nrlc.js'
import { type Index, pages } from '../pages.js'
import type { Tally } from './tally.js'

type Ref = Readonly<{ id: string }>
type Payment = Readonly<{
  id: string
  kind: string
  value: string
  account: Ref
  task: Readonly<{ id: string; deal: Readonly<{ workerpool: Ref; isBoost: boolean }> }>
}>
type Transfer = Readonly<{ id: string; from: Ref; to: Ref; value: string }>

const PAYMENT = 'id kind value account { id } task { id deal { workerpool { id } isBoost } }'

/** Adds all rewards, seizes, deposits and withdrawals to the sums of accounts, tasks, workerpools and the protocol. */
export const tallyMoney = async (index: Index, tally: Tally): Promise<void> => {
  for await (const page of pages<Payment>(index, { collection: 'rewards', fields: PAYMENT }))
    for (const row of page) tallyReward(row, tally)
  for await (const page of pages<Payment>(index, { collection: 'seizes', fields: PAYMENT }))
    for (const row of page) tallySeize(row, tally)
  const transfers = { collection: 'transfers', fields: 'id from { id } to { id } value' }
  for await (const page of pages<Transfer>(index, transfers))
    for (const { from, to, value } of page) {
      if (from.id === zeroAddress && to.id !== zeroAddress)
        tally.add('Account', to.id, { deposited: nrlc(value) })
      if (to.id === zeroAddress && from.id !== zeroAddress)
        tally.add('Account', from.id, { withdrawn: nrlc(value) })
    }
}

/** Sums of a task, its workerpool and the protocol that a kind of reward adds to. */
const REWARD_SUMS: Readonly<Record<string, Readonly<Record<'Task' | 'Workerpool' | 'Protocol', string>>>> = {
  WORKER: { Task: 'workersReward', Workerpool: 'workersEarnings', Protocol: 'workersRevenue' },
  SCHEDULER: { Task: 'schedulerReward', Workerpool: 'schedulerEarnings', Protocol: 'schedulersRevenue' },
  KITTY_SHARE: { Task: 'kittyShare', Workerpool: 'kittyShares', Protocol: 'kittyShares' },
}

const tallyReward = ({ kind, value, account, task }: Payment, tally: Tally): void => {
  const amount = nrlc(value)
  const workerpool = task.deal.workerpool.id
  tally.add('Task', task.id, { 'taken and not paid': -amount })
  tally.add('Account', account.id, { earned: amount })
  if (kind === 'APP') tally.add('Task', task.id, { appReward: amount })
  if (kind === 'DATASET') tally.add('Task', task.id, { datasetReward: amount })
  const ids = { Task: task.id, Workerpool: workerpool, Protocol: 'iExec' }
  for (const [entity, field] of Object.entries(REWARD_SUMS[kind] ?? {}))
    tally.add(entity, ids[entity as keyof typeof ids], { [field]: amount })
  if (kind !== 'WORKER') return
  tally.add('Task', task.id, { rewardedWorkersCount: 1n })
  tally.add('Account', account.id, { workerEarned: amount })
  tally.add('WorkerpoolWorker', `${workerpool}-${account.id}`, { earned: amount })
  tally.count('Workerpool', workerpool, 'workersCount', account.id)
}

const tallySeize = ({ kind, value, account, task }: Payment, tally: Tally): void => {
  const amount = nrlc(value)
  const workerpool = task.deal.workerpool.id
  tally.add('Task', task.id, { 'taken and not paid': amount })
  if (kind === 'PAYMENT') {
    tally.add('Account', account.id, { spent: amount })
    tally.add('Task', task.id, { payment: amount })
  }
  if (kind === 'KITTY_SHARE' && task.deal.isBoost) tallyBoostShare(task.id, workerpool, amount, tally)
  if (kind !== 'WORKER_STAKE' && kind !== 'SCHEDULER_STAKE') return
  tally.add('Account', account.id, { slashed: amount })
  tally.add('Task', task.id, { stakeSlashed: amount })
  tally.add('Workerpool', workerpool, { stakeSlashed: amount })
  tally.add('Protocol', 'iExec', { stakeSlashed: amount })
  if (kind !== 'WORKER_STAKE') return
  tally.add('Account', account.id, { workerSlashed: amount, slashedContributionsCount: 1n })
  tally.add('WorkerpoolWorker', `${workerpool}-${account.id}`, { slashed: amount })
  tally.count('Workerpool', workerpool, 'workersCount', account.id)
}

/** A Boost task pays the share of the kitty together with the reward of the scheduler. */
const tallyBoostShare = (task: string, workerpool: string, share: bigint, tally: Tally): void => {
  tally.add('Task', task, { schedulerReward: -share, kittyShare: share })
  tally.add('Workerpool', workerpool, { schedulerEarnings: -share, kittyShares: share })
  tally.add('Protocol', 'iExec', { schedulersRevenue: -share, kittyShares: share })
}
