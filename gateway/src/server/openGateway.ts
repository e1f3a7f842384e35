import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { GatewayChain } from '../core/chain.js'
import { GatewayError } from '../core/gatewayError.js'
import type { Log } from '../core/log.js'
import { limitConnections } from '../guards/limitConnections.js'
import { createPlaces } from '../live/createPlaces.js'
import { LIVE_LIMITS, type LiveLimits } from '../live/liveLimits.js'
import { createHandler } from './createHandler.js'
import { createUpgradeHandler } from './createUpgradeHandler.js'
import type { Drain } from './drain.js'
import { createGuards, type GuardOptions } from './guards.js'
import { type ChainServer, openChainServer } from './openChainServer.js'
import { openQueryPage } from './queryPage.js'

/** What a gateway serves, and where. */
export type GatewayOptions = Readonly<{
  /** TCP port; 0 takes a free one. */
  port: number
  /** @default '127.0.0.1' */
  host?: string | undefined
  chains: readonly GatewayChain[]
  /**
   * Slug of the chain at `/graphql`.
   * @default the first chain
   */
  defaultChain?: string | undefined
  log: Log
  /**
   * Largest request body, in bytes.
   * @default 1 MiB
   */
  maxBodyBytes?: number | undefined
  /** What requests may use; without it only what no client may. */
  guards?: GuardOptions | undefined
  /**
   * How long answers under way may take when the gateway is closed.
   * @default 10000
   */
  drainMs?: number | undefined
  /** Unix seconds. @default the clock of the machine */
  clock?: (() => number) | undefined
  /**
   * Most bytes of answers kept per chain until its next block; 0 keeps none.
   * @default 64 MiB
   */
  cacheBytes?: number | undefined
  /** Bounds of WebSockets and server-sent events. */
  live?: Partial<LiveLimits> | undefined
}>

/** A gateway that is listening. */
export type Gateway = AsyncDisposable &
  Readonly<{
    url: string
    /**
     * Reads the schema of a chain's subgraph again, for when another deployment answers. Requests go on being answered,
     * by the former schema until the new one is there.
     */
    refresh(slug: string): Promise<void>
  }>

/** A request that trickles in slower than this is given up. */
const TIMEOUTS = { headersTimeout: 10_000, requestTimeout: 30_000, connectionsCheckingInterval: 5_000 }
/** So is a client that reads nothing of its answer for so long. */
const IDLE_MS = 60_000

/**
 * Serves explorers over one subgraph endpoint per chain.
 *
 * @example
 * await using gateway = await openGateway({ port: 4000, chains, log })
 * console.log(`${gateway.url}/graphql`)
 */
export const openGateway = async ({
  port,
  host = '127.0.0.1',
  chains,
  defaultChain = chains[0]?.slug,
  log,
  maxBodyBytes = 1_048_576,
  guards: guardOptions,
  drainMs = 10_000,
  clock = () => Date.now() / 1000,
  cacheBytes = 67_108_864,
  live,
}: GatewayOptions): Promise<Gateway> => {
  if (!chains.some(({ slug }) => slug === defaultChain))
    throw new GatewayError(`The default chain "${defaultChain ?? ''}" is not served.`, {
      facts: { defaultChain, chains: chains.map(({ slug }) => slug) },
      remedy: 'Choose one of the chains that are served.',
    })

  const guards = createGuards(guardOptions)
  const limits = { ...LIVE_LIMITS, ...live }
  const places = createPlaces(limits.connections)
  const opened: AsyncDisposable[] = []
  const servers: ChainServer[] = []
  const open = async (chain: GatewayChain): Promise<ChainServer> => {
    const peers = () =>
      servers.filter((server) => server.chain.slug !== chain.slug).map(({ asPeer }) => asPeer)
    const options = { log, maxBodyBytes, clock, guards, cacheBytes, places, limits, peers }
    const chainServer = await openChainServer(chain, options)
    opened.push(chainServer)
    return chainServer
  }
  // Closing twice is harmless: what was closed is no longer in the list.
  const closeAll = async () => {
    for (const part of opened.splice(0).reverse()) await part[Symbol.asyncDispose]()
  }
  try {
    servers.push(...(await Promise.all(chains.map(open))))
    const page = openQueryPage()
    const handle = createHandler({ servers, defaultChain: defaultChain ?? '', page, log, guards })
    const server = createServer(TIMEOUTS, (request, response) => void handle(request, response))
    server.timeout = IDLE_MS
    server.on('upgrade', createUpgradeHandler({ servers, defaultChain: defaultChain ?? '', guards }))
    if (guardOptions?.rateLimit) limitConnections(server, guards.clients)
    await listen(server, { port, host })
    opened.push({
      [Symbol.asyncDispose]: () => {
        for (const { live: endpoint } of servers) endpoint[Symbol.dispose]()
        return close(server, guards.drain, drainMs)
      },
    })
    return {
      url: urlOf(host, (server.address() as AddressInfo).port),
      refresh: async (slug) => {
        const place = servers.findIndex(({ chain }) => chain.slug === slug)
        const former = servers[place]
        if (!former) return
        servers[place] = await open(former.chain)
        await former[Symbol.asyncDispose]()
      },
      [Symbol.asyncDispose]: closeAll,
    }
  } catch (error) {
    await closeAll()
    throw error
  }
}

const urlOf = (host: string, port: number): string => {
  if (host === '0.0.0.0' || host === '::') return `http://localhost:${port}`
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`
}

const listen = async (server: Server, { port, host }: { port: number; host: string }): Promise<void> => {
  try {
    server.listen(port, host)
    await once(server, 'listening')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new GatewayError(
      code === 'EADDRINUSE'
        ? `Port ${port} is taken by another program.`
        : `Cannot listen on ${host}:${port}.`,
      { facts: { port, host, code }, cause: error, remedy: 'Stop that program, or choose another port.' },
    )
  }
}

/** Lets running requests end, within a bound; what is left then is broken off. */
const close = async (server: Server, drain: Drain, drainMs: number): Promise<void> => {
  await drain.finish(drainMs)
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeAllConnections()
  await closed
}
