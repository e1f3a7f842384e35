import { z } from 'zod'
import { RequestError } from '../core/requestError.js'
import type { TrustedDocuments } from '../guards/trustedDocuments.js'
import type { LiveRequest } from '../live/createOperations.js'
import type { LiveEndpoint } from '../live/openLiveEndpoint.js'
import { admissionOf } from './admissionOf.js'
import { jsonOrUndefined, readBody } from './readBody.js'
import { type Exchange, isRead } from './send.js'

/** Answers operations with server-sent events, for one chain. */
export type EventsEndpoint = Readonly<{ handle: (exchange: Exchange) => Promise<void> }>

/** True when a client asks for server-sent events. Clients that take them for want of JSON as well get JSON. */
export const wantsEvents = ({ request: { method, headers } }: Exchange): boolean => {
  const accepted = headers.accept ?? ''
  return (
    accepted.includes('text/event-stream') &&
    !accepted.includes('json') &&
    ['GET', 'POST'].includes(method ?? '')
  )
}

const Request = z.object({
  query: z.string('must be text'),
  operationName: z.string().nullish(),
  variables: z.record(z.string(), z.unknown()).nullish(),
})

/** Makes the endpoint of one chain. */
export const createEventsEndpoint = (
  live: LiveEndpoint,
  { maxBodyBytes, trusted }: Readonly<{ maxBodyBytes: number; trusted: TrustedDocuments }>,
): EventsEndpoint => ({
  async handle(exchange) {
    const given = isRead(exchange.request)
      ? inSearch(exchange)
      : await readBody(exchange.request, maxBodyBytes)
    const request = readRequest(typeof given === 'string' ? jsonOrUndefined(given) : given)
    const { signal } = exchange
    await live.stream(request, exchange.response, {
      admission: admissionOf(() => exchange.usage, trusted),
      signal,
    })
  },
})

const inSearch = ({ search }: Exchange): unknown => {
  const parameters = Object.fromEntries(new URLSearchParams(search))
  const { variables } = parameters
  return {
    ...parameters,
    variables: variables === undefined ? undefined : (jsonOrUndefined(variables) ?? variables),
  }
}

const readRequest = (given: unknown): LiveRequest => {
  const { data, error } = Request.safeParse(given)
  if (data)
    return {
      query: data.query,
      operationName: data.operationName ?? undefined,
      variables: data.variables ?? undefined,
    }
  const [issue] = error.issues
  const what = issue?.path[0] === undefined ? 'The request' : `"${String(issue.path[0])}"`
  throw new RequestError('BAD_USER_INPUT', `${what} is not valid: ${issue?.message ?? 'not readable'}.`)
}
