import { type IncomingMessage, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { REQUEST_ERRORS, RequestError } from '../core/requestError.js'
import { openUsage } from '../guards/usage.js'
import { admissionOf } from './admissionOf.js'
import type { Guards } from './guards.js'
import type { ChainServer } from './openChainServer.js'
import { enter } from './openExchange.js'
import { ASSETS } from './queryPage.js'
import { route } from './route.js'

/** Makes the function that takes over connections which become WebSockets. */
export const createUpgradeHandler =
  ({
    servers,
    defaultChain,
    guards: { clients, limiter, maxCost, metrics, trusted, drain },
  }: Readonly<{ servers: readonly ChainServer[]; defaultChain: string; guards: Guards }>) =>
  (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    socket.on('error', () => socket.destroy())
    const [path = '/'] = (request.url ?? '/').split('?')
    const chains = servers.map(({ chain }) => chain)
    const target = route(path, chains, ASSETS)
    const slug = target.to === 'graphql' ? (target.chain ?? defaultChain) : undefined
    const server = servers.find(({ chain }) => chain.slug === slug)
    const client = clients.find(request)
    const onLimited = () => metrics.rateLimited(client.apiKey ? 'key' : 'address')
    const enterAnew = () => {
      const usage = openUsage(limiter(client), { maxCost, onLimited })
      enter({ client, usage })
      return usage
    }
    try {
      if (!server) throw new RequestError('UNKNOWN_CHAIN', `Nothing is served at ${path}.`)
      if (drain.signal.aborted) throw new RequestError('SHUTTING_DOWN', 'The server is about to stop.')
      enterAnew()
      server.live.upgrade(request, socket, head, admissionOf(enterAnew, trusted))
    } catch (error) {
      refuse(socket, error instanceof RequestError ? REQUEST_ERRORS[error.code] : 500)
    }
  }

const refuse = (socket: Duplex, status: number): void => {
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nconnection: close\r\n\r\n`)
}
