import { request as httpRequest, type IncomingHttpHeaders } from 'node:http'
import type { GatewayChain } from '../core/chain.js'
import { silentLog } from '../core/log.js'
import { type Gateway, type GatewayOptions, openGateway } from '../server/openGateway.js'
import { openMemoryUpstream } from './openMemoryUpstream.js'
import { NOW, pocoChain, pocoSubgraph } from './pocoFixture.js'

/** An answer, read to its end. */
export type Answer = Readonly<{
  status: number
  headers: IncomingHttpHeaders
  text: string
  // biome-ignore lint/suspicious/noExplicitAny: what is in it, the assertions say
  json: any
}>

/** How a request is sent. */
export type Sending = Readonly<{
  method?: string
  headers?: Readonly<Record<string, string>>
  body?: unknown
  /** Address of this machine that it comes from; all of 127.0.0.0/8 is this machine. */
  from?: string
}>

/** A gateway over the fixture, and a client of it that can choose its address. */
export type Guarded = AsyncDisposable &
  Readonly<{
    gateway: Gateway
    /** Documents that reached the subgraph. */
    seen: readonly Readonly<{ document: string }>[]
    send: (path: string, sending?: Sending) => Promise<Answer>
    /** POST of one query to `/graphql`. */
    query: (query: string, sending?: Sending) => Promise<Answer>
  }>

/** Opens a gateway over the fixture in memory. */
export const openGuarded = async (
  options: Partial<GatewayOptions> = {},
  overrides: Partial<GatewayChain> = {},
): Promise<Guarded> => {
  const memory = openMemoryUpstream(pocoSubgraph())
  const chains = [pocoChain({ upstream: memory.upstream, ...overrides })]
  const gateway = await openGateway({ port: 0, chains, log: silentLog, clock: () => NOW, ...options })
  memory.seen.length = 0
  const send = (path: string, { method = 'GET', headers = {}, body, from }: Sending = {}) =>
    new Promise<Answer>((resolve, reject) => {
      const localAddress = from === undefined ? {} : { localAddress: from }
      const sent = httpRequest(`${gateway.url}${path}`, { method, headers, ...localAddress }, (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('error', reject)
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8')
          const isJson = (response.headers['content-type'] ?? '').includes('json') && text !== ''
          const json = isJson ? JSON.parse(text) : undefined
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text, json })
        })
      })
      sent.on('error', reject)
      sent.end(body === undefined || typeof body === 'string' ? body : JSON.stringify(body))
    })
  const query = (text: string, { headers = {}, ...sending }: Sending = {}) =>
    send('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: { query: text },
      ...sending,
    })
  return {
    gateway,
    seen: memory.seen,
    send,
    query,
    [Symbol.asyncDispose]: () => gateway[Symbol.asyncDispose](),
  }
}
