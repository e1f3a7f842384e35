import { nearest } from '@poco-explorer/subgraph/nearest'
import { CliError } from './cliError.js'

/** What the commands know of a chain on which PoCo is deployed. */
export type Network = Readonly<{
  /** Name in manifests, paths and flags. */
  slug: string
  chainId: number
  name: string
  isTestnet: boolean
  tokenSymbol: string
  /** Block explorer without trailing slash; undefined when there is none. */
  explorerUrl: string | undefined
  /** Gateway that serves the results and bulk files of this network. */
  ipfsGateway: string
  /** Age of the newest block from which the index is called stale, in seconds; else the gateway's default. */
  staleAfterSeconds?: number
}>

/** The embedded chain. */
export const DEVNET = 'devnet'

const IPFS = 'https://ipfs.io'

const NETWORKS: readonly Network[] = [
  {
    slug: DEVNET,
    chainId: 31337,
    name: 'Local devnet',
    isTestnet: true,
    tokenSymbol: 'RLC',
    explorerUrl: undefined,
    ipfsGateway: IPFS,
    // A block comes when somebody trades, so that age says nothing.
    staleAfterSeconds: Number.POSITIVE_INFINITY,
  },
  {
    slug: 'arbitrum-one',
    chainId: 42161,
    name: 'Arbitrum One',
    isTestnet: false,
    tokenSymbol: 'RLC',
    explorerUrl: 'https://arbiscan.io',
    ipfsGateway: 'https://ipfs-gateway.arbitrum-mainnet.iex.ec',
  },
  {
    slug: 'arbitrum-sepolia',
    chainId: 421614,
    name: 'Arbitrum Sepolia',
    isTestnet: true,
    tokenSymbol: 'RLC',
    explorerUrl: 'https://sepolia.arbiscan.io',
    ipfsGateway: 'https://ipfs-gateway.arbitrum-sepolia-testnet.iex.ec',
  },
  {
    slug: 'bellecour',
    chainId: 134,
    name: 'iExec Sidechain (Bellecour)',
    isTestnet: false,
    tokenSymbol: 'xRLC',
    explorerUrl: 'https://blockscout.bellecour.iex.ec',
    ipfsGateway: 'https://ipfs.iex.ec',
  },
  {
    slug: 'mainnet',
    chainId: 1,
    name: 'Ethereum',
    isTestnet: false,
    tokenSymbol: 'RLC',
    explorerUrl: 'https://etherscan.io',
    ipfsGateway: IPFS,
  },
  {
    slug: 'fuji',
    chainId: 43113,
    name: 'Avalanche Fuji',
    isTestnet: true,
    tokenSymbol: 'RLC',
    explorerUrl: 'https://testnet.snowtrace.io',
    ipfsGateway: IPFS,
  },
]

/** Names of all known networks. */
export const networkSlugs: readonly string[] = NETWORKS.map(({ slug }) => slug)

/** The network of that name; an unknown name is answered with the nearest known one. */
export const findNetwork = (slug: string): Network => {
  const network = NETWORKS.find((candidate) => candidate.slug === slug)
  if (network) return network
  const guess = nearest(slug, networkSlugs)
  throw new CliError(
    `Unknown network "${slug}".`,
    `${guess ? `Did you mean "${guess}"? ` : ''}Known networks: ${networkSlugs.join(', ')}.`,
  )
}
