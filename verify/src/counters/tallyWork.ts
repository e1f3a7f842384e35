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

/** The contributions to a task: the weights of the right ones, and how many others there are. */
export type Outcome = { weights: (number | null)[]; others: bigint }

/** Adds all contributions to the counters of workers and workerpools. Returns their outcomes by task. */
export const tallyWork = async (index: Index, tally: Tally): Promise<ReadonlyMap<string, Outcome>> => {
  const outcomes = new Map<string, Outcome>()
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
      tally.add('Task', task.id, { revealsCount: isProved ? 1n : 0n })
      const outcome = outcomes.get(task.id) ?? { weights: [], others: 0n }
      if (isProved) outcome.weights.push(weight)
      else outcome.others += 1n
      outcomes.set(task.id, outcome)
    }
  return outcomes
}
