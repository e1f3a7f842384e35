import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import { type Answer, FAULTS, type FaultName, type Request } from './faults.js'

export type HostileRpcOptions = Readonly<{
  /** Share of HTTP requests that something goes wrong with, from 0 to 1. @default 0.1 */
  share?: number
  /** What goes wrong, one of these each time. @default everything */
  faults?: readonly FaultName[]
  /** Between 0 and 1. @default Math.random */
  random?: () => number
}>

/** An endpoint that passes on what a chain answers, but not always; see `startHostileRpc`. */
export type HostileRpc = AsyncDisposable & {
  readonly url: string
  /** How often each fault has happened. */
  readonly happened: ReadonlyMap<FaultName, number>
  /** Share of HTTP requests that something goes wrong with; may be changed at any time. */
  share: number
}

/** All faults there are. */
export const FAULT_NAMES = Object.keys(FAULTS) as readonly FaultName[]

/**
 * Starts a JSON-RPC server before another one, which drops, delays, truncates, repeats, refuses, lags and lies.
 *
 * @example
 * await using rpc = await startHostileRpc(devnet.rpcUrl, { share: 0.2 })
 */
export const startHostileRpc = async (
  rpcUrl: string,
  { share = 0.1, faults = FAULT_NAMES, random = Math.random }: HostileRpcOptions = {},
): Promise<HostileRpc> => {
  const happened = new Map<FaultName, number>()
  const hostile = { share }
  const ask = async (requests: readonly Request[]): Promise<Answer[]> => {
    const answer = await fetch(rpcUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(requests.map((request) => ({ jsonrpc: '2.0', ...request }))),
    })
    return (await answer.json()) as Answer[]
  }
  const answer = async (asked: Request | Request[], response: ServerResponse): Promise<void> => {
    const isBatch = Array.isArray(asked)
    const requests = [asked].flat()
    const send = (answers: readonly Answer[]) => {
      const body = JSON.stringify(isBatch ? answers : answers[0])
      response.setHeader('content-type', 'application/json').end(body)
    }
    const name = random() < hostile.share ? faults[Math.floor(random() * faults.length)] : undefined
    if (name && (await FAULTS[name]({ requests, isBatch, response, ask, send, random })))
      happened.set(name, (happened.get(name) ?? 0) + 1)
    else if (!response.writableEnded) send(await ask(requests))
  }
  const server = createServer((request, response) => {
    json(request)
      .then((asked) => answer(asked as Request | Request[], response))
      // The chain is gone, or the client.
      .catch(() => response.destroy())
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return Object.assign(hostile, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    happened,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  })
}
