/** Names under which graph-node deployments of this subgraph are known. */
const NAMES = ['poco', 'poco-v5'] as const

/** Names of the subgraph that is built for a network. */
export const subgraphNames = (network: string): readonly string[] => NAMES.map((name) => `${network}/${name}`)
