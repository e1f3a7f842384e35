import type { Hash } from 'viem'
import type { Hub } from './hub.js'
import { TASK_STATUS } from './hubAbi.js'
import { pages, type Query } from './pages.js'
import { compare, type Difference } from './report.js'

type IndexedTask = {
  id: Hash
  status: string
  deal: { id: string }
  index: string
  consensus: string | null
  resultDigest: string | null
  contributionDeadline: string
  revealDeadline: string | null
  finalDeadline: string
  results: string | null
  resultsCallback: string | null
}

const FIELDS = `id status deal { id } index consensus resultDigest contributionDeadline revealDeadline finalDeadline
  results resultsCallback`

const NO_HASH = `0x${'0'.repeat(64)}`

/** Every initialised task: its state, its phase deadlines and its result. */
export const verifyTasks = async (query: Query, hub: Hub, block: number) => {
  const differences: Difference[] = []
  let checked = 0
  for await (const page of pages<IndexedTask>(query, { collection: 'tasks', fields: FIELDS, block })) {
    const rows = await Promise.all(page.map((task) => verifyTask(task, hub)))
    differences.push(...rows.flat())
    checked += page.length
  }
  return { checked, differences }
}

/** What the index leaves null is zero or empty in the contract. */
const verifyTask = async (task: IndexedTask, hub: Hub): Promise<Difference[]> => {
  const onChain = await hub.task(task.id)
  return compare(
    'Task',
    task.id,
    {
      ...task,
      deal: task.deal.id,
      consensus: task.consensus ?? NO_HASH,
      resultDigest: task.resultDigest ?? NO_HASH,
      revealDeadline: task.revealDeadline ?? '0',
      results: task.results ?? '0x',
      resultsCallback: task.resultsCallback ?? '0x',
    },
    {
      status: TASK_STATUS[onChain.status],
      deal: onChain.dealid,
      index: onChain.idx,
      consensus: onChain.consensusValue,
      resultDigest: onChain.resultDigest,
      contributionDeadline: onChain.contributionDeadline,
      revealDeadline: onChain.revealDeadline,
      finalDeadline: onChain.finalDeadline,
      results: onChain.results,
      resultsCallback: onChain.resultsCallback,
    },
  )
}
