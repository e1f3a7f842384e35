import type { Address } from 'viem'
import { verifyAccounts } from './accounts.js'
import { verifyAllowances } from './allowances.js'
import { verifyCategories } from './categories.js'
import { verifyContributions } from './contributions.js'
import { verifyCounters } from './counters/verifyCounters.js'
import { verifyDeals } from './deals.js'
import { type Hub, openClient, openHub } from './hub.js'
import { verifyOrders } from './orders.js'
import type { Index, Query } from './pages.js'
import { verifyProtocol } from './protocol.js'
import { compare, inBoth, type Report } from './report.js'
import { verifyResources } from './resources.js'
import { verifyTasks } from './tasks.js'
import { VerifyError } from './verifyError.js'

export type VerifyOptions = Readonly<{
  /** The index to check. */
  query: Query
  rpcUrl: string
  hub: Address
  /** Breaks the comparison off. */
  signal?: AbortSignal | undefined
  onProgress?: ((text: string) => void) | undefined
}>

/**
 * Compares an index with the contracts at the block it stands at: every account, allowance, category, app, dataset,
 * workerpool, contribution, task, deal and order in every field the contracts know; deals and tasks the index
 * has missed; all counters, sums and series against the rows that they count, and what tasks paid against the
 * rules; and the sums that hold for the hub.
 *
 * A difference counts when a second reading of the same block shows it again: a node that mines while it
 * answers can give a value of the next block.
 *
 * Throws `VerifyError` when the two cannot be compared, and the reason of `signal` when it is broken off.
 */
export const verify = async (options: VerifyOptions): Promise<Report> => {
  try {
    return await compareConfirmed(options)
  } catch (error) {
    // Whatever failed, it failed because it was to.
    options.signal?.throwIfAborted()
    throw error
  }
}

const compareConfirmed = async (options: VerifyOptions): Promise<Report> => {
  const { query, rpcUrl, hub: address, signal, onProgress } = options
  const block = await indexedBlock(query)
  const client = openClient(rpcUrl, signal)
  await assertSameChain(client, rpcUrl, block)
  const hub = openHub(client, address, BigInt(block.number))
  const index: Index = { query, block: block.number, signal }
  const first = await compareAll(block, index, hub, onProgress)
  if (first.differences.length === 0) return first
  const second = await compareAll(block, index, hub, (name) => onProgress?.(`${name} again`))
  return { ...second, differences: inBoth(first.differences, second.differences) }
}

const compareAll = async (
  block: Report['block'],
  index: Index,
  hub: Hub,
  onProgress: VerifyOptions['onProgress'],
): Promise<Report> => {
  const step = <Result>(name: string, work: Promise<Result>): Promise<Result> => {
    onProgress?.(name)
    return work
  }
  const accounts = await step('accounts', verifyAccounts(index, hub))
  const allowances = await step('allowances', verifyAllowances(index, hub))
  const categories = await step('categories', verifyCategories(index, hub))
  const apps = await step('apps', verifyResources('apps', index, hub))
  const datasets = await step('datasets', verifyResources('datasets', index, hub))
  const workerpools = await step('workerpools', verifyResources('workerpools', index, hub))
  const contributions = await step('contributions', verifyContributions(index, hub))
  const tasks = await step('tasks', verifyTasks(index, hub))
  const deals = await step('deals', verifyDeals(index, hub, tasks.known))
  const orders = await step('orders', verifyOrders(index, hub, deals.matches))
  const counters = await step('counters', verifyCounters(index))
  const protocol = await verifyProtocol(index, hub, {
    categoriesCount: BigInt(categories.checked),
    appsCount: BigInt(apps.minted),
    datasetsCount: BigInt(datasets.minted),
    workerpoolsCount: BigInt(workerpools.minted),
    dealsCount: BigInt(deals.checked),
    tasksCount: deals.sums.tasks,
    completedTasksCount: deals.sums.completed,
    claimedTasksCount: deals.sums.claimed,
  })
  const parts = {
    accounts,
    allowances,
    categories,
    apps,
    datasets,
    workerpools,
    contributions,
    tasks,
    deals,
    orders,
    counters,
  }
  return {
    block,
    checked: mapValues(parts, ({ checked }) => checked),
    differences: [
      ...Object.values(parts).flatMap(({ differences }) => differences),
      ...compare('Contribution', 'all', { rows: contributions.checked }, { rows: tasks.contributors }),
      ...protocol,
    ],
  }
}

const mapValues = <Key extends string, From, To>(
  record: Readonly<Record<Key, From>>,
  convert: (value: From) => To,
): Record<Key, To> =>
  Object.fromEntries(Object.entries<From>(record).map(([key, value]) => [key, convert(value)])) as Record<
    Key,
    To
  >

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
