import type { Address } from 'viem'
import { inChunks } from './chunks.js'
import type { Hub } from './hub.js'
import { type Index, pages } from './pages.js'
import { compare, type Difference } from './report.js'

type IndexedAllowance = { id: string; owner: { id: Address }; spender: { id: Address }; amount: string }

/** Every allowance: how much staked RLC of its owner its spender may move. */
export const verifyAllowances = async (index: Index, hub: Hub) => {
  const differences: Difference[] = []
  let checked = 0
  for await (const page of pages<IndexedAllowance>(index, {
    collection: 'allowances',
    fields: 'id owner { id } spender { id } amount',
  })) {
    const rows = await inChunks(page, async (allowance) => {
      const amount = await hub.allowance(allowance.owner.id, allowance.spender.id)
      return compare('Allowance', allowance.id, allowance, { amount })
    })
    differences.push(...rows.flat())
    checked += page.length
  }
  return { checked, differences }
}
