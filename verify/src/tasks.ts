import type { Hash } from 'viem'
import { inChunks } from './chunks.js'
import type { Hub } from './hub.js'
import { TASK_STATUS } from './hubAbi.js'
import { type Index, pages } from './pages.js'
import { compare, type Difference } from './report.js'

type IndexedTask = {
  id: Hash
  status: string
  deal: { id: string; isBoost: boolean }
  index: string
  consensus: string | null
  resultDigest: string | null
  contributionDeadline: string
  revealDeadline: string | null
  finalDeadline: string
  results: string | null
  resultsCallback: string | null
  contributions: { id: string }[]
}

const FIELDS = `id status deal { id isBoost } index consensus resultDigest contributionDeadline revealDeadline finalDeadline
  results resultsCallback contributions(first: 1000) { id }`

const NO_HASH = `0x${'0'.repeat(64)}`

/**
 * Every initialised task: its state, its phase deadlines, its result and who contributed. `known` are the ids
 * of all of them, `contributors` how many contributions they name.
 */
export const verifyTasks = async (index: Index, hub: Hub) => {
  const differences: Difference[] = []
  const known = new Set<Hash>()
  let contributors = 0
  for await (const page of pages<IndexedTask>(index, { collection: 'tasks', fields: FIELDS })) {
    for (const { id, contributions } of page) {
      known.add(id)
      contributors += contributions.length
    }
    differences.push(...(await inChunks(page, (task) => verifyTask(task, hub))).flat())
  }
  return { checked: known.size, known, contributors, differences }
}

/** What the index leaves null is zero or empty in the contract. Of Boost tasks the contract keeps the state only. */
const verifyTask = async (task: IndexedTask, hub: Hub): Promise<Difference[]> => {
  const onChain = await hub.task(task.id)
  if (task.deal.isBoost) return compare('Task', task.id, task, { status: TASK_STATUS[onChain.status] })
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
      contributions: task.contributions.map(({ id }) => id).sort(),
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
      contributions: onChain.contributors.map((worker) => `${task.id}-${worker.toLowerCase()}`).sort(),
    },
  )
}
