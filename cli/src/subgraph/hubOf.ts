import { readNetworks } from '@poco-explorer/subgraph/manifest'

/** Address of the hub: the one contract that holds all balances, deals and tasks of a network. */
export const hubOf = (network: string): `0x${string}` => {
  const hub = readNetworks()[network]?.Hub
  if (!hub) throw new Error(`subgraph/networks.json names no Hub on ${network}`)
  return hub.address as `0x${string}`
}
