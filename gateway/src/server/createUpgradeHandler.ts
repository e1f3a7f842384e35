import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { ChainServer } from './openChainServer.js'
import { ASSETS } from './queryPage.js'
import { route } from './route.js'

/** Makes the function that takes over connections which become WebSockets. */
export const createUpgradeHandler =
  ({ servers, defaultChain }: Readonly<{ servers: readonly ChainServer[]; defaultChain: string }>) =>
  (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    socket.on('error', () => socket.destroy())
    const [path = '/'] = (request.url ?? '/').split('?')
    const chains = servers.map(({ chain }) => chain)
    const target = route(path, chains, ASSETS)
    const slug = target.to === 'graphql' ? (target.chain ?? defaultChain) : undefined
    const server = servers.find(({ chain }) => chain.slug === slug)
    if (server) server.live.upgrade(request, socket, head)
    else socket.end('HTTP/1.1 404 Not Found\r\nconnection: close\r\n\r\n')
  }
