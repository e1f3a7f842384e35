import type { GatewayChain } from '../core/chain.js'

/** Where a path leads. */
export type Route =
  /** The GraphQL endpoint of a chain; undefined is the default chain. */
  | Readonly<{ to: 'graphql'; chain: string | undefined }>
  /** The graph-node endpoint of a chain, or the page that graph-node has beside it. */
  | Readonly<{ to: 'subgraph' | 'subgraphPage'; chain: string; endpoint: string }>
  /** A table of a chain as a file. */
  | Readonly<{ to: 'export'; chain: string; view: string; format: string }>
  | Readonly<{ to: 'unknownChain'; name: string }>
  | Readonly<{ to: 'live' | 'ready' | 'status' | 'metrics' | 'home' | 'assets' | 'nowhere' }>

/** Names under which every chain is served, as graph-node would have it: `/subgraphs/name/<chain>/<name>`. */
const SUBGRAPH_NAMES: readonly string[] = ['poco', 'poco-v5']

/** Finds where a path leads. Deployment ids can change while running, so they are asked for each time. */
export const route = (
  path: string,
  chains: readonly Pick<GatewayChain, 'slug' | 'deployment'>[],
  assets: string,
): Route => {
  if (path.startsWith(assets)) return { to: 'assets' }
  const segments = path.split('/').filter((segment) => segment !== '')
  const [first, second] = segments
  if (first === undefined) return { to: 'home' }
  if (first === 'graphql' && segments.length === 1) return { to: 'graphql', chain: undefined }
  if (first === 'health' && segments.length === 2 && (second === 'live' || second === 'ready'))
    return { to: second }
  if ((first === 'status' || first === 'metrics') && segments.length === 1) return { to: first }

  const api = first === 'api' ? segments.slice(1) : segments
  if (api[0] === 'subgraphs' && (api[1] === 'id' || (api[1] === 'name' && first !== 'api'))) {
    const isPage = api.at(-1) === 'graphql'
    const name = api.slice(2, isPage ? -1 : undefined).join('/')
    const chain = chains.find((candidate) =>
      api[1] === 'id'
        ? candidate.deployment() === name
        : SUBGRAPH_NAMES.some((alias) => `${candidate.slug}/${alias}` === name),
    )
    if (!chain) return { to: 'unknownChain', name }
    const endpoint = `/${segments.slice(0, isPage ? -1 : undefined).join('/')}`
    return { to: isPage ? 'subgraphPage' : 'subgraph', chain: chain.slug, endpoint }
  }

  if (second === 'graphql' && segments.length === 2)
    return chains.some(({ slug }) => slug === first)
      ? { to: 'graphql', chain: first }
      : { to: 'unknownChain', name: first }
  if (second === 'export' && segments.length === 3) {
    const [, view = '', format = ''] = /^(.*?)(?:\.([^.]*))?$/.exec(segments[2] ?? '') ?? []
    return chains.some(({ slug }) => slug === first)
      ? { to: 'export', chain: first, view, format }
      : { to: 'unknownChain', name: first }
  }
  return { to: 'nowhere' }
}
