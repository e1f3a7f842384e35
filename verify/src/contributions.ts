import type { Address, Hash } from 'viem'
import { inChunks } from './chunks.js'
import type { Hub } from './hub.js'
import { CONTRIBUTION_STATUS } from './hubAbi.js'
import { type Index, pages } from './pages.js'
import { compare, type Difference } from './report.js'

type IndexedContribution = {
  id: string
  task: { id: Hash }
  worker: { id: Address }
  status: string
  hash: string
  seal: string
  challenge: string
  weight: number | null
}

const FIELDS = 'id task { id } worker { id } status hash seal challenge weight'

/** Every contribution: its state, and what the worker committed to. */
export const verifyContributions = async (index: Index, hub: Hub) => {
  const differences: Difference[] = []
  let checked = 0
  for await (const page of pages<IndexedContribution>(index, {
    collection: 'contributions',
    fields: FIELDS,
  })) {
    const rows = await inChunks(page, async (contribution) => {
      const onChain = await hub.contribution(contribution.task.id, contribution.worker.id)
      return compare('Contribution', contribution.id, contribution, {
        status: CONTRIBUTION_STATUS[onChain.status],
        hash: onChain.resultHash,
        seal: onChain.resultSeal,
        challenge: onChain.enclaveChallenge.toLowerCase(),
        // Null where the index is not certain.
        weight: contribution.weight === null ? null : onChain.weight,
      })
    })
    differences.push(...rows.flat())
    checked += page.length
  }
  return { checked, differences }
}
