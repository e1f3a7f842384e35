import { readFileSync } from 'node:fs'
import type { Devnet } from '@poco-explorer/devnet'
import {
  type Abi,
  type Address,
  createPublicClient,
  decodeEventLog,
  type Hex,
  http,
  keccak256,
  toHex,
  zeroAddress,
} from 'viem'

// What the chain itself says, read without any of our own code: raw logs, decoded by the ABI, and views of the hub.

const readAbi = (name: string): Abi =>
  JSON.parse(readFileSync(new URL(`../../../abis/${name}.json`, import.meta.url), 'utf8')) as Abi

const hubAbi = readAbi('IexecInterfaceToken')

/** A log of the protocol, decoded. */
export type RawEvent = Readonly<{
  /** Name of the event in its contract, and who emitted it. */
  name: string
  emitter: 'hub' | 'app' | 'dataset' | 'workerpool' | 'pool'
  address: string
  args: Readonly<Record<string, unknown>>
  block: bigint
  logIndex: number
  timestamp: bigint
  transaction: Hex
}>

type Resource = Readonly<{ pointer: Address; owner: Address; price: bigint }>

/** A deal as the hub shows it, and its match. */
export type RawDeal = Readonly<{
  id: Hex
  app: Resource
  dataset: Resource
  workerpool: Resource
  category: bigint
  tag: Hex
  requester: Address
  beneficiary: Address
  callback: Address
  sponsor: Address
  startTime: bigint
  botFirst: bigint
  botSize: bigint
  match: RawEvent
  requestHash: Hex
  deadline: bigint
}>

/** A task as the hub shows it. Status: 0 unset, 1 active, 2 revealing, 3 completed, 4 failed. */
export type RawTask = Readonly<{ id: Hex; status: number; dealid: Hex; idx: bigint; finalDeadline: bigint }>

/** Everything the chain says at its head. */
export type RawChain = Readonly<{
  events: readonly RawEvent[]
  deals: ReadonlyMap<Hex, RawDeal>
  tasks: ReadonlyMap<Hex, RawTask>
  time: bigint
  read: (functionName: string, args: readonly unknown[]) => Promise<unknown>
  balanceOf: (registry: Address, owner: Address) => Promise<bigint>
}>

/** The id of a task: the hash of deal and index. */
export const rawTaskId = (deal: Hex, index: bigint): Hex =>
  keccak256(`${deal}${toHex(index, { size: 32 }).slice(2)}`)

export const hexArg = ({ args }: RawEvent, name: string): Hex => args[name] as Hex

/** Reads a chain from its first block to its head. */
export const readRawChain = async ({ rpcUrl, addresses }: Devnet): Promise<RawChain> => {
  const client = createPublicClient({ transport: http(rpcUrl), pollingInterval: 50 })
  const latest = await client.getBlock()
  const logs = await client.getLogs({ fromBlock: 0n, toBlock: latest.number })
  const times = new Map<bigint, bigint>()
  for (const number of new Set(logs.map(({ blockNumber }) => blockNumber)))
    times.set(number, (await client.getBlock({ blockNumber: number })).timestamp)

  const registries = {
    [addresses.appRegistry.toLowerCase()]: ['app', readAbi('AppRegistry')],
    [addresses.datasetRegistry.toLowerCase()]: ['dataset', readAbi('DatasetRegistry')],
    [addresses.workerpoolRegistry.toLowerCase()]: ['workerpool', readAbi('WorkerpoolRegistry')],
    [addresses.hub.toLowerCase()]: ['hub', [...hubAbi, ...readAbi('HubUpgrades')]],
  } as unknown as Record<string, readonly [RawEvent['emitter'], Abi] | undefined>
  const poolAbi = readAbi('Workerpool')
  const events = logs.flatMap((log): RawEvent[] => {
    const address = log.address.toLowerCase()
    const [emitter, abi] = registries[address] ?? (['pool', poolAbi] as const)
    const decoded = tryDecode(abi, log)
    if (!decoded) return []
    return [
      {
        name: decoded.eventName,
        emitter,
        address,
        args: decoded.args,
        block: log.blockNumber,
        logIndex: log.logIndex,
        timestamp: times.get(log.blockNumber) ?? 0n,
        transaction: log.transactionHash,
      },
    ]
  })

  const read = (functionName: string, args: readonly unknown[]) =>
    client.readContract({ address: addresses.hub, abi: hubAbi, functionName, args })
  const named = (name: string) => events.filter((event) => event.name === name)
  const deals = new Map<Hex, RawDeal>()
  for (const match of named('OrdersMatched')) {
    const id = hexArg(match, 'dealid')
    const deal = (await read('viewDeal', [id])) as Omit<RawDeal, 'id' | 'match' | 'requestHash' | 'deadline'>
    const category = (await read('viewCategory', [deal.category])) as { workClockTimeRef: bigint }
    deals.set(id, {
      ...deal,
      id,
      match,
      requestHash: hexArg(match, 'requestHash'),
      deadline: deal.startTime + 10n * category.workClockTimeRef,
    })
  }
  const tasks = new Map<Hex, RawTask>()
  for (const event of named('TaskInitialize')) {
    const id = hexArg(event, 'taskid')
    tasks.set(id, { ...((await read('viewTask', [id])) as Omit<RawTask, 'id'>), id })
  }
  return {
    events,
    deals,
    tasks,
    time: latest.timestamp,
    read,
    balanceOf: async (registry, owner) =>
      (await client.readContract({
        address: registry,
        abi: [
          {
            type: 'function',
            name: 'balanceOf',
            stateMutability: 'view',
            inputs: [{ type: 'address' }],
            outputs: [{ type: 'uint256' }],
          },
        ] as const,
        functionName: 'balanceOf',
        args: [owner],
      })) as bigint,
  }
}

const tryDecode = (abi: Abi, log: { data: Hex; topics: readonly Hex[] }) => {
  try {
    return decodeEventLog({ abi, data: log.data, topics: log.topics as [Hex, ...Hex[]] }) as unknown as {
      eventName: string
      args: Record<string, unknown>
    }
  } catch {
    return undefined
  }
}

/** Who pays for a deal. */
export const payerOf = ({ sponsor, requester }: RawDeal): Address =>
  sponsor === zeroAddress ? requester : sponsor

/** What one task of a deal costs, in nRLC. */
export const priceOf = ({ app, dataset, workerpool }: RawDeal): bigint =>
  app.price + dataset.price + workerpool.price
