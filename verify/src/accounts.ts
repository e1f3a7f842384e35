import type { Address } from 'viem'
import { inChunks } from './chunks.js'
import type { Hub } from './hub.js'
import { nrlc } from './nrlc.js'
import { type Index, pages } from './pages.js'
import { compare, type Difference } from './report.js'

type IndexedAccount = { id: Address; balance: string; frozen: string; score: string }

/** Every account's balance, frozen amount and score, and the two sums that hold for the whole hub. */
export const verifyAccounts = async (index: Index, hub: Hub) => {
  const differences: Difference[] = []
  let checked = 0
  let balances = 0n
  let frozen = 0n
  let hubBalance = 0n
  for await (const page of pages<IndexedAccount>(index, {
    collection: 'accounts',
    fields: 'id balance frozen score',
  })) {
    const rows = await inChunks(page, async (account) => {
      const [onChain, score] = await Promise.all([hub.account(account.id), hub.score(account.id)])
      const indexed = { balance: nrlc(account.balance), frozen: nrlc(account.frozen), score: account.score }
      const contract = { balance: onChain.stake, frozen: onChain.locked, score }
      return { id: account.id, indexed, contract }
    })
    for (const { id, indexed, contract } of rows) {
      differences.push(...compare('Account', id, indexed, contract))
      balances += indexed.balance
      frozen += indexed.frozen
      if (id === hub.address.toLowerCase()) hubBalance = indexed.balance
    }
    checked += page.length
  }
  differences.push(
    ...compare('Protocol', 'sum of balances', { value: balances }, { value: await hub.totalSupply() }),
    ...compare('Protocol', 'sum of frozen', { value: frozen }, { value: hubBalance }),
  )
  return { checked, differences }
}
