import { CliError } from './cliError.js'
import { readDevnetRpc } from './devnetRpc.js'
import { endpointsOf } from './endpoints.js'
import { DEVNET } from './networks.js'

type RpcSettings = Readonly<{ network: string[]; rpcUrl: string[] | undefined; dataDir: string }>

/** JSON-RPC endpoints of a network: those given, or for the devnet the one that runs on this data folder. */
export const rpcUrlsOf = (settings: RpcSettings, network: string): readonly [string, ...string[]] => {
  const given = endpointsOf('--rpc-url', settings.rpcUrl ?? [], settings.network).get(network)
  const [first, ...rest] = given ?? []
  if (first !== undefined) return [first, ...rest]
  const devnet = network === DEVNET ? readDevnetRpc(settings.dataDir) : undefined
  if (devnet !== undefined) return [devnet]
  throw new CliError(
    `There is no RPC endpoint for ${network}.`,
    network === DEVNET
      ? 'Start the devnet with `npm start` or `poco devnet`, or give --rpc-url.'
      : `Give one with --rpc-url ${network}=https://… (or RPC_URL); it must serve state of old blocks.`,
  )
}

/** Networks that have an endpoint, besides those that are served. */
export const otherNetworks = ({ network, rpcUrl = [] }: RpcSettings): readonly string[] => {
  const named = rpcUrl.flatMap((text) => /^([a-z0-9-]+)=/.exec(text)?.[1] ?? [])
  return [...new Set(named)].filter((name) => !network.includes(name))
}
