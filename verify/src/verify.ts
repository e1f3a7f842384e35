import type { Address } from 'viem'
import { verifyAccounts } from './accounts.js'
import { verifyDeals } from './deals.js'
import { openClient, openHub } from './hub.js'
import type { Query } from './pages.js'
import type { Report } from './report.js'
import { verifyTasks } from './tasks.js'
import { VerifyError } from './verifyError.js'

export type VerifyOptions = Readonly<{
  /** The index to check. */
  query: Query
  rpcUrl: string
  hub: Address
  onProgress?: ((text: string) => void) | undefined
}>

/**
 * Compares an index with the contracts at the block it stands at: every account's balance, frozen amount
 * and score, every field of every deal, the state of every task, and the sums that hold for the hub.
 *
 * Throws `VerifyError` when the two cannot be compared.
 */
export const verify = async ({ query, rpcUrl, hub: address, onProgress }: VerifyOptions): Promise<Report> => {
  const block = await indexedBlock(query)
  const client = openClient(rpcUrl)
  await assertSameChain(client, rpcUrl, block)
  const hub = openHub(client, address, BigInt(block.number))
  onProgress?.('accounts')
  const accounts = await verifyAccounts(query, hub, block.number)
  onProgress?.('deals')
  const deals = await verifyDeals(query, hub, block.number)
  onProgress?.('tasks')
  const tasks = await verifyTasks(query, hub, block.number)
  return {
    block,
    checked: { accounts: accounts.checked, deals: deals.checked, tasks: tasks.checked },
    differences: [...accounts.differences, ...deals.differences, ...tasks.differences],
  }
}

const indexedBlock = async (query: Query): Promise<{ number: number; hash: string }> => {
  const data = (await query('{ _meta { block { number hash } } }', {})) as {
    _meta: { block: { number: number; hash: string } }
  }
  return data._meta.block
}

const assertSameChain = async (
  client: ReturnType<typeof openClient>,
  rpcUrl: string,
  block: { number: number; hash: string },
): Promise<void> => {
  const header = await client.getBlock({ blockNumber: BigInt(block.number) }).catch((error: Error) => {
    throw new VerifyError(
      `The RPC ${new URL(rpcUrl).host} does not answer for block ${block.number}.`,
      'Check --rpc-url, and that the endpoint is at or above the indexed block.',
      error,
    )
  })
  if (header.hash === block.hash) return
  throw new VerifyError(
    `Block ${block.number} is ${block.hash} in the index but ${header.hash} at the RPC.`,
    'Check that both are of the same chain; after a reorg, try again when the index has followed it.',
  )
}
