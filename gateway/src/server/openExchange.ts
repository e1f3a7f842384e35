import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { RequestError } from '../core/requestError.js'
import { API_KEY_HEADER } from '../guards/createClientFinder.js'
import { openUsage } from '../guards/usage.js'
import type { Guards } from './guards.js'
import type { Exchange } from './send.js'

/** Finds out whose request it is and what they may use. */
export const openExchange = (
  request: IncomingMessage,
  response: ServerResponse,
  { clients, limiter, maxCost, metrics, drain }: Guards,
): Exchange => {
  const [, path = '/', search = ''] = /^([^?#]*)(\?[^#]*)?/.exec(request.url ?? '/') ?? []
  const controller = new AbortController()
  response.once('close', () => {
    if (!response.writableFinished) controller.abort()
  })
  const client = clients.find(request)
  const onLimited = () => metrics.rateLimited(client.apiKey ? 'key' : 'address')
  return {
    request,
    response,
    path,
    search,
    client,
    signal: controller.signal,
    requestId: requestIdOf(request, clients),
    usage: openUsage(limiter(client), { maxCost, onLimited }),
    stopping: drain.signal,
  }
}

/** The id that a trusted proxy gave, so that its log and ours agree; else a new one. */
const requestIdOf = ({ headers, socket }: IncomingMessage, { isProxy }: Guards['clients']): string => {
  const given = headers['x-request-id']
  const isGood = typeof given === 'string' && /^[\w.:-]{1,100}$/.test(given)
  return isGood && isProxy(socket.remoteAddress ?? '') ? given : randomUUID()
}

/**
 * Lets a request in that will cost something.
 *
 * @throws RequestError when nothing is left of the allowance, or the API key is not known.
 */
export const enter = ({ client, usage }: Pick<Exchange, 'client' | 'usage'>): void => {
  usage.enter()
  if (client.isKeyUnknown)
    throw new RequestError('UNKNOWN_API_KEY', `The key in the header ${API_KEY_HEADER} is not known.`)
}
