import { type Index, pages } from '../pages.js'
import type { Tally } from './tally.js'

const DAY = 86_400n

type Row = Readonly<{
  id: string
  status: string
  contributedAt: string
  weight: number | null
  worker: Readonly<{ id: string }>
  task: Readonly<{ id: string; deal: Readonly<{ workerpool: Readonly<{ id: string }> }> }>
}>

const FIELDS = 'id status contributedAt weight worker { id } task { id deal { workerpool { id } } }'

/** Adds all contributions to the counters of workers and workerpools. Returns the weights of the right ones by task. */
export const tallyWork = async (
  index: Index,
  tally: Tally,
): Promise<ReadonlyMap<string, readonly (number | null)[]>> => {
  const weights = new Map<string, (number | null)[]>()
  for await (const page of pages<Row>(index, { collection: 'contributions', fields: FIELDS }))
    for (const { status, contributedAt, weight, worker, task } of page) {
      const isProved = status === 'PROVED'
      const workerpool = task.deal.workerpool.id
      tally.add('Account', worker.id, {
        contributionsCount: 1n,
        provedContributionsCount: isProved ? 1n : 0n,
      })
      tally.count('Account', worker.id, 'activeDaysCount', String(BigInt(contributedAt) / DAY))
      tally.add('WorkerpoolWorker', `${workerpool}-${worker.id}`, { contributionsCount: 1n })
      tally.count('Workerpool', workerpool, 'workersCount', worker.id)
      tally.count('Protocol', 'iExec', 'workersCount', worker.id)
      if (!isProved) continue
      tally.add('Task', task.id, { revealsCount: 1n })
      weights.set(task.id, [...(weights.get(task.id) ?? []), weight])
    }
  return weights
}
