import type { IncomingMessage, ServerResponse } from 'node:http'
import type { GatewayChain } from '../core/chain.js'
import type { Log } from '../core/log.js'
import { reportError } from './errorReport.js'
import type { ChainServer } from './openChainServer.js'
import { ASSETS, type QueryPage } from './queryPage.js'
import { route } from './route.js'
import { type Exchange, isRead, send, sendJson, sendPreflight, wantsHtml } from './send.js'

/** What requests are handed to. */
type Parts = Readonly<{ servers: readonly ChainServer[]; defaultChain: string; page: QueryPage }>

/** Makes the function that answers every HTTP request. It never rejects. */
export const createHandler =
  ({ log, ...parts }: Parts & Readonly<{ log: Log }>) =>
  async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const exchange = toExchange(request, response)
    try {
      await dispatch(exchange, parts)
    } catch (error) {
      if (exchange.signal.aborted) return
      const { status, message, extensions } = reportError(error, log)
      sendJson(exchange, status, { errors: [{ message, extensions }] })
    }
  }

const toExchange = (request: IncomingMessage, response: ServerResponse): Exchange => {
  const [, path = '/', search = ''] = /^([^?#]*)(\?[^#]*)?/.exec(request.url ?? '/') ?? []
  const controller = new AbortController()
  response.once('close', () => {
    if (!response.writableFinished) controller.abort()
  })
  return { request, response, path, search, signal: controller.signal }
}

const dispatch = async (exchange: Exchange, { servers, defaultChain, page }: Parts): Promise<void> => {
  const { request, path } = exchange
  const chains = servers.map(({ chain }) => chain)
  const target = route(path, chains, ASSETS)
  const serverOf = (name: string) =>
    servers.find(({ chain: { slug, id } }) => slug === name || String(id) === name)
  const isKnown = target.to !== 'nowhere' && target.to !== 'unknownChain'
  if (request.method === 'OPTIONS' && isKnown) return sendPreflight(exchange)

  switch (target.to) {
    case 'graphql': {
      const asked = target.chain ?? request.headers['x-chain'] ?? defaultChain
      const server = serverOf(String(asked))
      if (!server) return sendUnknownChain(exchange, String(asked), chains)
      if (wantsHtml(exchange)) return page.sendPage(exchange, path, server.chain)
      if (isRead(request) && exchange.search === '') return sendUsage(exchange)
      return server.apollo.handle(exchange)
    }
    case 'subgraph':
    case 'subgraphPage': {
      const server = serverOf(target.chain)
      if (!server) return sendUnknownChain(exchange, target.chain, chains)
      if (isRead(request)) {
        if (target.to === 'subgraphPage' || wantsHtml(exchange))
          return page.sendPage(exchange, target.endpoint, server.chain)
        return redirect(exchange, `${target.endpoint}/graphql`)
      }
      if (request.method === 'POST' && target.to === 'subgraph') return server.subgraph.handle(exchange)
      return sendJson(exchange, 405, { error: 'Send queries with POST.' }, { allow: 'GET, OPTIONS, POST' })
    }
    case 'export': {
      const server = serverOf(target.chain)
      if (!server) return sendUnknownChain(exchange, target.chain, chains)
      if (isRead(request)) return server.exports.handle(exchange, target)
      return sendJson(exchange, 405, { error: 'Ask with GET.' }, { allow: 'GET, HEAD, OPTIONS' })
    }
    case 'live':
      return sendJson(exchange, 200, { live: true }, { 'cache-control': 'no-store' })
    case 'ready':
      return sendReadiness(exchange, chains)
    case 'home':
      return redirect(exchange, '/graphql')
    case 'assets':
      return isRead(request) && (await page.sendAsset(exchange)) ? undefined : sendNotFound(exchange)
    case 'unknownChain':
      return sendUnknownChain(exchange, target.name, chains)
    case 'nowhere':
      return sendNotFound(exchange)
  }
}

const sendUsage = (exchange: Exchange): void => {
  const message = 'Send a query with POST as {"query": "..."}, or open this address in a browser.'
  sendJson(exchange, 400, { errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] })
}

const redirect = (exchange: Exchange, location: string): void =>
  send(exchange, 302, 'Redirecting...', {
    location,
    'content-type': 'text/plain; charset=utf-8',
    vary: 'accept',
  })

const sendReadiness = (exchange: Exchange, chains: readonly GatewayChain[]): void => {
  const states = chains.map(
    ({ slug, ready: isReady, deployment, pending, endpoints }) =>
      [
        slug,
        {
          ready: isReady(),
          deployment: deployment(),
          pending: pending?.(),
          endpoints: endpoints?.(),
        },
      ] as const,
  )
  const ready = states.every(([, state]) => state.ready)
  sendJson(
    exchange,
    ready ? 200 : 503,
    { ready, chains: Object.fromEntries(states) },
    { 'cache-control': 'no-store' },
  )
}

const sendUnknownChain = (exchange: Exchange, name: string, chains: readonly GatewayChain[]): void => {
  const message = `Nothing is served as "${name}". Chains served: ${chains.map(({ slug }) => slug).join(', ')}.`
  sendJson(exchange, 404, { errors: [{ message, extensions: { code: 'UNKNOWN_CHAIN' } }] })
}

const sendNotFound = (exchange: Exchange): void =>
  sendJson(exchange, 404, { error: `There is nothing at ${exchange.path}. GraphQL is at /graphql.` })
