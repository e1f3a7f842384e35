import type { IncomingMessage, ServerResponse } from 'node:http'
import type { GatewayChain } from '../core/chain.js'
import type { Log } from '../core/log.js'
import { RequestError } from '../core/requestError.js'
import { wantsEvents } from './createEventsEndpoint.js'
import { reportError, retryHeaders } from './errorReport.js'
import type { Guards } from './guards.js'
import type { ChainServer } from './openChainServer.js'
import { enter, openExchange } from './openExchange.js'
import { ASSETS, type QueryPage } from './queryPage.js'
import { type Route, route } from './route.js'
import { type Exchange, isRead, send, sendJson, sendPreflight, wantsHtml } from './send.js'
import { sendReadiness, sendStatus } from './sendHealth.js'

/** What requests are handed to. */
type Parts = Readonly<{
  servers: readonly ChainServer[]
  defaultChain: string
  page: QueryPage
  guards: Guards
}>

/** Makes the function that answers every HTTP request. It never rejects. */
export const createHandler =
  ({ log, ...parts }: Parts & Readonly<{ log: Log }>) =>
  async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { guards, servers } = parts
    const startedAt = performance.now()
    const exchange = openExchange(request, response, guards)
    const { path, requestId } = exchange
    const chains = servers.map(({ chain }) => chain)
    const target = route(path, chains, ASSETS)
    guards.drain.track(response)
    response.once('close', () => {
      const status = response.headersSent ? response.statusCode : 0
      guards.metrics.http({ route: target.to, status })
      const milliseconds = Math.round(performance.now() - startedAt)
      log.info({ requestId, method: request.method, path, status, milliseconds }, 'Answered a request')
    })
    try {
      await dispatch(exchange, target, parts)
    } catch (error) {
      if (exchange.signal.aborted) return
      const report = reportError(error, { log, requestId })
      const { status, message, extensions } = report
      sendJson(exchange, status, { errors: [{ message, extensions }] }, retryHeaders(report))
    }
  }

/** Places that answer to the very end, for whoever watches. */
const ALWAYS_ANSWERED: readonly Route['to'][] = ['live', 'ready', 'status', 'metrics']

const dispatch = async (
  exchange: Exchange,
  target: Route,
  { servers, defaultChain, page, guards }: Parts,
): Promise<void> => {
  const { request, path, stopping } = exchange
  const chains = servers.map(({ chain }) => chain)
  const serverOf = (name: string) =>
    servers.find(({ chain: { slug, id } }) => slug === name || String(id) === name)
  const probeAll = () => Promise.all(servers.map(({ probe }) => probe()))
  if (stopping.aborted && !ALWAYS_ANSWERED.includes(target.to))
    throw new RequestError('SHUTTING_DOWN', 'The server is about to stop. Ask again.')
  const isKnown = target.to !== 'nowhere' && target.to !== 'unknownChain'
  if (request.method === 'OPTIONS' && isKnown) return sendPreflight(exchange)

  switch (target.to) {
    case 'graphql': {
      const asked = target.chain ?? request.headers['x-chain'] ?? defaultChain
      const server = serverOf(String(asked))
      if (!server) return sendUnknownChain(exchange, String(asked), chains)
      if (wantsEvents(exchange)) {
        enter(exchange)
        return server.events.handle(exchange)
      }
      if (wantsHtml(exchange)) return page.sendPage(exchange, path, server.chain)
      if (isRead(request) && exchange.search === '') return sendUsage(exchange)
      enter(exchange)
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
      if (request.method === 'POST' && target.to === 'subgraph') {
        enter(exchange)
        return server.subgraph.handle(exchange)
      }
      return sendJson(exchange, 405, { error: 'Send queries with POST.' }, { allow: 'GET, OPTIONS, POST' })
    }
    case 'export': {
      const server = serverOf(target.chain)
      if (!server) return sendUnknownChain(exchange, target.chain, chains)
      if (isRead(request)) {
        enter(exchange)
        return server.exports.handle(exchange, target)
      }
      return sendJson(exchange, 405, { error: 'Ask with GET.' }, { allow: 'GET, HEAD, OPTIONS' })
    }
    case 'live':
      return sendJson(exchange, 200, { live: true }, { 'cache-control': 'no-store' })
    case 'ready':
      return sendReadiness(exchange, chains, await probeAll())
    case 'status':
      return sendStatus(exchange, chains, await probeAll())
    case 'metrics':
      return send(exchange, 200, await guards.metrics.text(await probeAll()), {
        'content-type': guards.metrics.contentType,
        'cache-control': 'no-store',
      })
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

const sendUnknownChain = (exchange: Exchange, name: string, chains: readonly GatewayChain[]): void => {
  const message = `Nothing is served as "${name}". Chains served: ${chains.map(({ slug }) => slug).join(', ')}.`
  sendJson(exchange, 404, { errors: [{ message, extensions: { code: 'UNKNOWN_CHAIN' } }] })
}

const sendNotFound = (exchange: Exchange): void =>
  sendJson(exchange, 404, { error: `There is nothing at ${exchange.path}. GraphQL is at /graphql.` })
