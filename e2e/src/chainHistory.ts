import { readFileSync } from 'node:fs'
import type { Devnet } from '@poco-explorer/devnet'
import { type Abi, createPublicClient, type Hex, http, parseAbi, zeroAddress } from 'viem'

// What happened, from the logs and views of the contracts alone: amounts are nRLC, times are seconds, hex is lower case.

const abi = JSON.parse(
  readFileSync(new URL('../../abis/IexecInterfaceToken.json', import.meta.url), 'utf8'),
) as Abi
const registryAbi = parseAbi([
  'event Transfer(address indexed from, address indexed to, uint256 indexed tokenId)',
])
const LOGS_OF_ALL_TIME = { fromBlock: 0n, toBlock: 'latest' } as const

type Log = { eventName: string; args: Record<string, unknown>; blockNumber: bigint; logIndex: number }
type Resource = { pointer: string; price: bigint }
type DealView = {
  app: Resource
  dataset: Resource
  workerpool: Resource
  category: bigint
  tag: Hex
  requester: string
  sponsor: string
  startTime: bigint
  botFirst: bigint
  botSize: bigint
}

/** A deal as the hub shows it. */
export type ChainDeal = Readonly<{
  id: string
  app: string
  dataset: string | null
  workerpool: string
  category: string
  requester: string
  sponsor: string
  prices: Readonly<{ app: bigint; dataset: bigint; workerpool: bigint }>
  price: bigint
  tag: bigint
  at: number
  deadline: number
  botSize: bigint
  completed: number
}>

/** Something that happened to a task. */
export type TaskMoment = Readonly<{ at: number; id: string; deal: ChainDeal }>

/** Everything that happened, oldest first. */
export type ChainHistory = Readonly<{
  head: number
  deals: readonly ChainDeal[]
  initializations: readonly TaskMoment[]
  completions: readonly TaskMoment[]
  claims: readonly TaskMoment[]
  contributions: readonly Readonly<{ at: number; worker: string; task: string }>[]
  rewards: readonly Readonly<{ at: number; owner: string; amount: bigint; task: string }>[]
  seizes: readonly Readonly<{ at: number; owner: string; amount: bigint; task: string }>[]
  transfers: readonly Readonly<{ at: number; from: string; to: string; amount: bigint }>[]
  created: Readonly<Record<'apps' | 'datasets' | 'workerpools', readonly number[]>>
}>

/** Reads the whole history of a devnet. */
export const readChainHistory = async ({ rpcUrl, addresses }: Devnet): Promise<ChainHistory> => {
  const client = createPublicClient({ transport: http(rpcUrl, { batch: true }) })
  const hub = addresses.hub as Hex
  const [block, found] = await Promise.all([
    client.getBlock(),
    client.getContractEvents({ address: hub, abi, ...LOGS_OF_ALL_TIME }),
  ])
  const logs = found as unknown as Log[]
  const created = await Promise.all(
    (['appRegistry', 'datasetRegistry', 'workerpoolRegistry'] as const).map((registry) =>
      client.getContractEvents({
        address: addresses[registry] as Hex,
        abi: registryAbi,
        eventName: 'Transfer',
        args: { from: zeroAddress },
        ...LOGS_OF_ALL_TIME,
      }),
    ),
  )
  const numbers = new Set([...logs, ...created.flat()].map(({ blockNumber }) => blockNumber ?? 0n))
  const times = new Map(
    await Promise.all(
      [...numbers].map(async (blockNumber) => {
        const { timestamp } = await client.getBlock({ blockNumber })
        return [blockNumber, Number(timestamp)] as const
      }),
    ),
  )
  const at = ({ blockNumber }: { blockNumber: bigint | null }) => times.get(blockNumber ?? 0n) ?? 0
  const named = (name: string) => logs.filter(({ eventName }) => eventName === name)
  const text = (value: unknown) => String(value).toLowerCase()
  const view = <T>(functionName: string, args: readonly unknown[]) =>
    client.readContract({ address: hub, abi, functionName, args }) as Promise<T>

  const ids = [...new Set(named('OrdersMatched').map(({ args }) => text(args.dealid)))] as Hex[]
  const views = await Promise.all(ids.map((id) => view<DealView>('viewDeal', [id])))
  const categories = [...new Set(views.map(({ category }) => category))]
  const clocks = new Map(
    await Promise.all(
      categories.map(async (category) => {
        const { workClockTimeRef } = await view<{ workClockTimeRef: bigint }>('viewCategory', [category])
        return [category, Number(workClockTimeRef)] as const
      }),
    ),
  )
  const taskIds = [...new Set(logs.flatMap(({ args }) => (args?.taskid ? text(args.taskid) : [])))] as Hex[]
  const dealOfTask = new Map(
    await Promise.all(
      taskIds.map(
        async (id) => [id as string, text((await view<{ dealid: Hex }>('viewTask', [id])).dealid)] as const,
      ),
    ),
  )
  const completedOf = (deal: string) =>
    named('TaskFinalize').filter(({ args }) => dealOfTask.get(text(args.taskid)) === deal).length
  const deals = views.map((deal, index): ChainDeal => {
    const id = ids[index] ?? '0x'
    const prices = {
      app: deal.app.price,
      dataset: deal.dataset.price,
      workerpool: deal.workerpool.price,
    }
    const start = Number(deal.startTime)
    return {
      id,
      app: text(deal.app.pointer),
      dataset: deal.dataset.pointer === zeroAddress ? null : text(deal.dataset.pointer),
      workerpool: text(deal.workerpool.pointer),
      category: String(deal.category),
      requester: text(deal.requester),
      sponsor: text(deal.sponsor),
      prices,
      price: prices.app + prices.dataset + prices.workerpool,
      tag: BigInt(deal.tag),
      at: start,
      deadline: start + 10 * (clocks.get(deal.category) ?? 0),
      botSize: deal.botSize,
      completed: completedOf(id),
    }
  })
  const dealById = new Map(deals.map((deal) => [deal.id, deal]))
  const moments = (name: string): TaskMoment[] =>
    named(name).map((log) => {
      const id = text(log.args.taskid)
      const deal = dealById.get(dealOfTask.get(id) ?? '')
      if (!deal) throw new Error(`The task ${id} has no deal.`)
      return { at: at(log), id, deal }
    })
  const movements = (name: string) =>
    named(name).map((log) => ({
      at: at(log),
      owner: text(log.args.owner),
      amount: log.args.amount as bigint,
      task: text(log.args.ref),
    }))
  const [apps = [], datasets = [], workerpools = []] = created.map((mints) => mints.map(at))
  return {
    head: Number(block.timestamp),
    deals,
    initializations: moments('TaskInitialize'),
    completions: moments('TaskFinalize'),
    claims: moments('TaskClaimed'),
    contributions: named('TaskContribute').map((log) => ({
      at: at(log),
      worker: text(log.args.worker),
      task: text(log.args.taskid),
    })),
    rewards: movements('Reward'),
    seizes: movements('Seize'),
    transfers: named('Transfer').map((log) => ({
      at: at(log),
      from: text(log.args.from),
      to: text(log.args.to),
      amount: log.args.value as bigint,
    })),
    created: { apps, datasets, workerpools },
  }
}
