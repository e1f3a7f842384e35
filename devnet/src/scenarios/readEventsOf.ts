import { readFileSync } from 'node:fs'
import { type Abi, type Address, type Hex, isHex, numberToHex, toEventSelector } from 'viem'
import { z } from 'zod'
import type { Chain } from '../chain/chain.js'
import type { DevnetAddresses } from '../chain/planDeployment.js'
import type { Facts } from './facts.js'

/** Events by scenario, each as `Contract.Event` with the names of the subgraph's data sources, in their order. */
export type EventsOf = Readonly<Record<string, readonly string[]>>

// Which interface of `abis/` describes the events of each data source. Hub and HubUpgrades are one contract.
const INTERFACES = {
  Hub: 'IexecInterfaceToken',
  HubUpgrades: 'HubUpgrades',
  AppRegistry: 'AppRegistry',
  DatasetRegistry: 'DatasetRegistry',
  WorkerpoolRegistry: 'WorkerpoolRegistry',
  Workerpool: 'Workerpool',
} as const

type Source = keyof typeof INTERFACES

const SOURCES = Object.keys(INTERFACES) as readonly Source[]

const readAbi = (name: string): Abi => {
  const url = new URL(`../../../abis/${name}.json`, import.meta.url)
  return z.custom<Abi>((value) => Array.isArray(value)).parse(JSON.parse(readFileSync(url, 'utf8')))
}

/** Name of each event that a data source of the subgraph can emit, by its first topic. */
const eventsIn = (source: Source): ReadonlyMap<Hex, string> =>
  new Map(
    readAbi(INTERFACES[source]).flatMap((item) =>
      item.type === 'event' ? [[toEventSelector(item), `${source}.${item.name}`] as const] : [],
    ),
  )

/** Every event of the interfaces that the subgraph reads. */
export const knownEvents = (): readonly string[] =>
  SOURCES.flatMap((source) => [...eventsIn(source).values()])

const hex = z.custom<Hex>((value) => isHex(value))
const LogsSchema = z.array(z.object({ address: hex, topics: z.array(hex) }))

/** Reads from a chain which events the transactions of each scenario emitted. */
export const readEventsOf = async (
  { chain, addresses }: Readonly<{ chain: Chain; addresses: DevnetAddresses }>,
  { scenarios, resources }: Facts,
): Promise<EventsOf> => {
  const pools = Object.values(resources).filter(({ kind }) => kind === 'workerpool')
  const emitters: Readonly<Record<Source, readonly Address[]>> = {
    Hub: [addresses.hub],
    HubUpgrades: [addresses.hub],
    AppRegistry: [addresses.appRegistry],
    DatasetRegistry: [addresses.datasetRegistry],
    WorkerpoolRegistry: [addresses.workerpoolRegistry],
    Workerpool: pools.map(({ address }) => address),
  }
  const sources = SOURCES.map((source) => ({
    events: eventsIn(source),
    emitters: new Set(emitters[source].map((address) => address.toLowerCase())),
  }))
  const eventsOf: Record<string, readonly string[]> = {}
  for (const [scenario, { firstBlock, lastBlock }] of Object.entries(scenarios)) {
    const range = { fromBlock: numberToHex(firstBlock), toBlock: numberToHex(lastBlock) }
    const names = LogsSchema.parse(await chain.rpc('eth_getLogs', [range])).flatMap(({ address, topics }) =>
      sources
        .filter((source) => source.emitters.has(address.toLowerCase()))
        .map(({ events }) => events.get(topics[0] ?? '0x')),
    )
    const emitted = new Set(names)
    eventsOf[scenario] = knownEvents().filter((name) => emitted.has(name))
  }
  return eventsOf
}
