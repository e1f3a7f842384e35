import type { Context } from './handler.js'
import type { Hex } from './hex.js'
import type { ContractTemplate, Manifest, Mapping } from './manifest.js'

/** A data source that receives triggers: from the manifest, or made from a template by a handler. */
export type ActiveDataSource = Readonly<{
  name: string
  network: string
  /** Undefined matches every emitter. */
  address: Hex | undefined
  /** Name of its contract's ABI in `mapping.abis`. */
  abi: string
  startBlock: number
  endBlock: number | undefined
  context: Context
  mapping: Mapping
  /** Set when a handler made it: index in `templates`, and the block it was made in. */
  origin: Readonly<{ template: number; block: number }> | undefined
}>

/** The data sources that the manifest itself declares, in its order. */
export const staticDataSources = (manifest: Manifest): readonly ActiveDataSource[] =>
  manifest.dataSources.map(({ name, network, source, context, mapping }) => ({
    name,
    network,
    address: source.address,
    abi: source.abi,
    startBlock: source.startBlock,
    endBlock: source.endBlock,
    context: context ?? {},
    mapping,
    origin: undefined,
  }))

/** The data source that `template` becomes at `block` for one contract. */
export const fromTemplate = (
  template: ContractTemplate,
  options: { index: number; network: string; address: Hex; context: Context; block: number },
): ActiveDataSource => ({
  name: template.name,
  network: options.network,
  address: options.address,
  abi: template.source.abi,
  startBlock: options.block,
  endBlock: undefined,
  context: options.context,
  mapping: template.mapping,
  origin: { template: options.index, block: options.block },
})

/** Text that is equal for data sources a handler asked for twice. */
export const dataSourceKey = ({ origin, name, address, context }: ActiveDataSource): string =>
  JSON.stringify([origin?.template ?? -1, name, address ?? null, context])
