import { once } from 'node:events'
import { createClient } from 'graphql-ws'
import { afterEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { type Guarded, openGuarded } from '../testing/openGuarded.js'
import type { GuardOptions } from './guards.js'

const QUERY = '{ deals(first: 1) { state } }'
const TOO_DEAR = '{ deals(first: 1000) { tasks(first: 100) { state } } }'
const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})
const open = async (guards: GuardOptions): Promise<Guarded> => {
  const guarded = await openGuarded({ guards })
  closing.push(() => guarded[Symbol.asyncDispose]())
  return guarded
}
const socketUrl = ({ gateway }: Guarded) => `${gateway.url.replace('http', 'ws')}/graphql`

/** Runs queries over one WebSocket and gives the code of each, or `ok`. */
const overSocket = async (guarded: Guarded, queries: readonly string[]): Promise<readonly unknown[]> => {
  const client = createClient({
    url: socketUrl(guarded),
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    lazy: false,
  })
  closing.push(() => client.dispose())
  const codes: unknown[] = []
  for (const query of queries)
    await new Promise<void>((resolve) =>
      client.subscribe(
        { query },
        {
          next: ({ errors }) => void codes.push(errors?.[0]?.extensions?.code ?? 'ok'),
          error: (errors) => {
            codes.push(Array.isArray(errors) ? errors[0]?.extensions?.code : errors)
            resolve()
          },
          complete: resolve,
        },
      ),
    )
  return codes
}
/** The same with server-sent events, one request each. */
const overEvents = async ({ send }: Guarded, queries: readonly string[]): Promise<readonly unknown[]> => {
  const codes: unknown[] = []
  for (const query of queries) {
    const headers = { 'content-type': 'application/json', accept: 'text/event-stream' }
    const { text } = await send('/graphql', { method: 'POST', headers, body: { query } })
    codes.push(/"code":"(\w+)"/.exec(text)?.[1] ?? 'ok')
  }
  return codes
}

test.each([
  ['a WebSocket', overSocket, ['ok', 'ok', 'RATE_LIMITED']],
  ['server-sent events', overEvents, ['ok', 'ok', 'ok', 'RATE_LIMITED']],
])('operations over %s take units as any others', async (_, run, expected) => {
  // The first unit of a WebSocket is its own.
  const guarded = await open({ rateLimit: { unitsPerSecond: 0.001, burst: 3 } })
  expect(
    await run(
      guarded,
      expected.map(() => QUERY),
    ),
  ).toEqual(expected)
})

test.each([
  ['a WebSocket', overSocket],
  ['server-sent events', overEvents],
])('%s has the same limits of cost and of trust', async (_, run) => {
  const guarded = await open({
    trustedDocuments: new Map([
      ['1', QUERY],
      ['2', TOO_DEAR],
    ]),
    onlyTrusted: true,
  })
  const other = '{ deals { id } }'
  const subscription = 'subscription { head { blockNumber } }'
  expect(await run(guarded, [QUERY, TOO_DEAR, other, subscription])).toEqual([
    'ok',
    'OPERATION_TOO_COMPLEX',
    'DOCUMENT_NOT_TRUSTED',
    'DOCUMENT_NOT_TRUSTED',
  ])
})

test('a WebSocket is not opened for who has nothing left', async () => {
  const guarded = await open({ rateLimit: { unitsPerSecond: 0.001, burst: 1 } })
  await guarded.query(QUERY)
  const socket = new WebSocket(socketUrl(guarded), 'graphql-transport-ws')
  const [error] = await once(socket, 'error')
  expect(String(error)).toContain('429')
})
