import { CliError } from './cliError.js'

/**
 * URLs given per network as `name=url`; a bare URL belongs to the only network there is.
 *
 * @param options.sockets accept WebSocket URLs as well. @default false
 *
 * @example
 * endpointsOf('--rpc-url', ['fuji=https://rpc'], ['fuji']) // Map { 'fuji' => ['https://rpc'] }
 */
export const endpointsOf = (
  flag: string,
  given: readonly string[],
  networks: readonly string[],
  { sockets = false }: { sockets?: boolean } = {},
): ReadonlyMap<string, readonly string[]> => {
  const endpoints = new Map<string, string[]>()
  for (const text of given) {
    const { network, url } = split(flag, text, networks)
    if (!networks.includes(network))
      throw new CliError(
        `${flag} names the network "${network}", which is not served.`,
        `Add --network ${network}, or remove that endpoint.`,
      )
    if (!(sockets ? /^(http|ws)s?:\/\// : /^https?:\/\//).test(url) || !URL.canParse(url))
      throw new CliError(
        `${flag} "${url}" is no http(s)${sockets ? ' or ws(s)' : ''} URL.`,
        'Give a URL such as https://rpc.example.',
      )
    endpoints.set(network, [...(endpoints.get(network) ?? []), url])
  }
  return endpoints
}

const split = (flag: string, text: string, networks: readonly string[]) => {
  const named = /^([a-z0-9-]+)=(.+)$/.exec(text)
  if (named) return { network: named[1] ?? '', url: named[2] ?? '' }
  const [only, ...others] = networks
  if (only !== undefined && others.length === 0) return { network: only, url: text }
  throw new CliError(
    `${flag} "${text}" does not say which of the networks ${networks.join(', ')} it belongs to.`,
    `Write ${flag} ${only ?? 'network'}=${text}.`,
  )
}
