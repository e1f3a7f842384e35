import { CliError } from './cliError.js'
import { devnetUrls, readDevnetRpc } from './devnetRpc.js'
import { endpointsOf } from './endpoints.js'
import { DEVNET } from './networks.js'

type RpcSettings = Readonly<{ network: string[]; rpcUrl: string[] | undefined; dataDir: string }>

/** Endpoints of a network: those given, or for the devnet those of the one that runs on this data folder. */
export const rpcUrlsOf = (settings: RpcSettings, network: string): readonly string[] => {
  const { rpcUrl = [], network: networks, dataDir } = settings
  const given = endpointsOf('--rpc-url', rpcUrl, networks, { sockets: true }).get(network)
  if (given !== undefined) return given
  const devnet = network === DEVNET ? readDevnetRpc(dataDir) : undefined
  if (devnet !== undefined) return devnetUrls(devnet)
  throw new CliError(
    `There is no RPC endpoint for ${network}.`,
    network === DEVNET
      ? 'Start the devnet with `npm start` or `poco devnet`, or give --rpc-url.'
      : `Give one with --rpc-url ${network}=https://… (or RPC_URL); it must serve state of old blocks.`,
  )
}

/** The first endpoint of a network that answers requests. */
export const requestUrlOf = (settings: RpcSettings, network: string): string => {
  const url = rpcUrlsOf(settings, network).find((candidate) => candidate.startsWith('http'))
  if (url !== undefined) return url
  throw new CliError(`There is no HTTP endpoint for ${network}.`, 'Give its http:// or https:// URL as well.')
}

/** Networks that have an endpoint, besides those that are served. */
export const otherNetworks = ({ network, rpcUrl = [] }: RpcSettings): readonly string[] => {
  const named = rpcUrl.flatMap((text) => /^([a-z0-9-]+)=/.exec(text)?.[1] ?? [])
  return [...new Set(named)].filter((name) => !network.includes(name))
}
