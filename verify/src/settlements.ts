import type { Hash } from 'viem'
import { nrlc } from './nrlc.js'
import { type Index, pages } from './pages.js'
import type { Difference } from './report.js'
import { compareSettlement, KITTY, type SettledTask, type Settlement } from './settlement.js'

type Payment = { id: string; account: { id: string }; value: string; task: { id: Hash } }

const NOTHING: Settlement = { seized: 0n, seizedFromKitty: 0n, rewarded: 0n }

const TASK_FIELDS = `id status contributions(first: 1000) { status }
  deal { appPrice datasetPrice workerpoolPrice workerStake }`

/** What tasks took and gave, by the rules alone: the contracts keep no record of it. */
export const verifySettlements = async (index: Index): Promise<Difference[]> => {
  const settlements = new Map<Hash, Settlement>()
  const note = (task: Hash, add: (before: Settlement) => Partial<Settlement>) => {
    const before = settlements.get(task) ?? NOTHING
    settlements.set(task, { ...before, ...add(before) })
  }
  const payments = (collection: 'seizes' | 'rewards') =>
    pages<Payment>(index, { collection, fields: 'id account { id } value task { id }' })
  for await (const page of payments('seizes'))
    for (const { account, value, task } of page)
      note(task.id, ({ seized, seizedFromKitty }) => ({
        seized: seized + nrlc(value),
        seizedFromKitty: seizedFromKitty + (account.id === KITTY ? nrlc(value) : 0n),
      }))
  for await (const page of payments('rewards'))
    for (const { value, task } of page)
      note(task.id, ({ rewarded }) => ({ rewarded: rewarded + nrlc(value) }))

  const differences: Difference[] = []
  for await (const page of pages<SettledTask>(index, { collection: 'tasks', fields: TASK_FIELDS }))
    for (const task of page) differences.push(...compareSettlement(task, settlements.get(task.id) ?? NOTHING))
  return differences
}
