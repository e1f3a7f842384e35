/** Address and first block of a contract. */
export type ContractPlace = Readonly<{ address: string; startBlock: number }>

/** Contracts of a network, by data source name: Hub, AppRegistry, DatasetRegistry, WorkerpoolRegistry. */
export type NetworkContracts = Readonly<Record<string, ContractPlace>>

/** Contracts of every known network: data source name → address and start block. */
export function readNetworks(): Readonly<Record<string, NetworkContracts>>

/**
 * Writes the manifest of a network and returns its absolute path.
 *
 * @throws ManifestError for an unknown network, naming the near match, or for a contract without place.
 * @example
 * writeManifest({ network: 'arbitrum-sepolia' }) // …/subgraph/generated/arbitrum-sepolia.yaml
 */
export function writeManifest(options: {
  /** Name of the network, written into the manifest. */
  network: string
  /** @default the network's entry in networks.json */
  addresses?: NetworkContracts
  /** Whether handlers ask for receipts, which give the gas used. @default true */
  receipts?: boolean
  /** @default subgraph/generated/<network>.yaml */
  out?: string
}): string
