import { once } from 'node:events'
import { createClient as createSseClient } from 'graphql-sse'
import { createClient as createWsClient } from 'graphql-ws'
import { afterEach, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { silentLog } from '../core/log.js'
import { ids, NOW } from '../testing/pocoFixture.js'
import { openPocoNode, type PocoNode } from '../testing/pocoNode.js'
import { UpstreamUnavailableError } from '../upstream/upstreamErrors.js'
import { type Gateway, type GatewayOptions, openGateway } from './openGateway.js'

const open: AsyncDisposable[] = []
afterEach(async () => {
  for (const part of open.splice(0).reverse()) await part[Symbol.asyncDispose]()
})

const serve = async (node: PocoNode, options: Partial<GatewayOptions> = {}) => {
  const gateway = await openGateway({
    port: 0,
    chains: [node.chain],
    log: silentLog,
    clock: () => NOW,
    ...options,
  })
  open.push(gateway)
  node.asked.length = 0
  return gateway
}

// biome-ignore lint/suspicious/noExplicitAny: what is in messages, the assertions say
type Message = any

/** A subscription, and what came of it so far. */
type Following = Readonly<{ messages: Message[]; ended: Promise<void>; stop(): void }>

type Follow = (
  gateway: Gateway,
  query: string,
  options?: Readonly<{ variables?: Record<string, unknown>; path?: string }>,
) => Following

type Sink = Readonly<{ next(message: unknown): void; error(error: unknown): void; complete(): void }>

const following = (subscribe: (sink: Sink) => () => void, close: () => void): Following => {
  const messages: Message[] = []
  let stop = () => {}
  const ended = new Promise<void>((resolve) => {
    stop = subscribe({
      next: (message) => void messages.push(message),
      // Errors of GraphQL come as a list, and as the last message.
      error: (errors) => {
        messages.push({ errors })
        resolve()
      },
      complete: resolve,
    })
  })
  open.push({
    async [Symbol.asyncDispose]() {
      stop()
      close()
    },
  })
  return { messages, ended, stop: () => stop() }
}

const overSse: Follow = ({ url }, query, { variables = {}, path = '/graphql' } = {}) => {
  const client = createSseClient({ url: url + path, retryAttempts: 0 })
  return following(
    (sink) => client.subscribe({ query, variables }, sink),
    () => client.dispose(),
  )
}

const overWebSocket: Follow = ({ url }, query, { variables = {}, path = '/graphql' } = {}) => {
  const client = createWsClient({
    url: url.replace('http', 'ws') + path,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
  })
  return following(
    (sink) => client.subscribe({ query, variables }, sink),
    () => void client.dispose(),
  )
}

const DEAL = `subscription FollowDeal($id: Hash!) {
  deal(id: $id) { id state tasksSummary { completed claimed pending claimable } amounts { refunded } }
}`
const settled = () => new Promise((resolve) => setTimeout(resolve, 1_500))
const newDeal = (n: number) => `0x${n.toString(16).padStart(64, 'd')}`

describe.each([
  ['server-sent events', overSse],
  ['a WebSocket', overWebSocket],
])('over %s', (_, follow) => {
  test('a deal is told now and whenever it changes, also by a reorganisation', async () => {
    const node = openPocoNode({ tells: true })
    const gateway = await serve(node)
    const variables = { id: ids.runningDeal.toUpperCase().replace('0X', '0x') }
    const { messages } = follow(gateway, DEAL, { variables })
    const seen = () => messages.map(({ data }) => [data.deal.state, data.deal.tasksSummary.claimed])
    await expect.poll(seen).toEqual([['IN_PROGRESS', '0']])
    expect(messages[0].data.deal).toEqual({
      id: ids.runningDeal,
      state: 'IN_PROGRESS',
      tasksSummary: { completed: '0', claimed: '0', pending: '3', claimable: '0' },
      amounts: { refunded: '0' },
    })
    expect(messages[0].extensions.asOf).toMatchObject({ chainId: 31337, blockNumber: '60' })
    node.mine()
    node.mine({ Deal: { [ids.runningDeal]: { claimedTasksCount: '3' } } })
    await expect.poll(seen, { timeout: 4_000 }).toHaveLength(2)
    node.mine({ Deal: { [ids.runningDeal]: { claimedTasksCount: '1' } } }, 62)
    await expect.poll(seen, { timeout: 4_000 }).toEqual([
      ['IN_PROGRESS', '0'],
      ['CLAIMED', '3'],
      ['IN_PROGRESS', '1'],
    ])
    await settled()
    expect(messages).toHaveLength(3)
  })

  test('a deal becomes claimable by the clock, without any block', async () => {
    let now = NOW
    const gateway = await serve(openPocoNode({ tells: true }), { clock: () => now })
    const { messages } = follow(gateway, DEAL, { variables: { id: ids.runningDeal } })
    await expect.poll(() => messages.length).toBe(1)
    now += 86_400
    await expect.poll(() => messages[1]?.data.deal.state, { timeout: 4_000 }).toBe('CLAIMABLE')
    await settled()
    expect(messages).toHaveLength(2)
  })

  test('a task and a transaction are told when they come', async () => {
    const node = openPocoNode()
    const gateway = await serve(node)
    const [id, hash] = [newDeal(7), newDeal(8)]
    const task = follow(gateway, `subscription { task(id: "${id}") { status } }`)
    const transaction = follow(
      gateway,
      `subscription { transactionIndexed(hash: "${hash}") { blockNumber } }`,
    )
    await expect.poll(() => node.asked.length).toBe(2)
    node.mine({ Task: { [id]: { status: 'ACTIVE' } }, Transaction: { [hash]: { blockNumber: '61' } } })
    await expect
      .poll(() => [task.messages[0]?.data, transaction.messages[0]?.data], { timeout: 4_000 })
      .toEqual([{ task: { status: 'ACTIVE' } }, { transactionIndexed: { blockNumber: '61' } }])
  })

  test('every new deal with what is given is told once, whatever becomes of it', async () => {
    const node = openPocoNode({ tells: true })
    const gateway = await serve(node)
    const variables = { app: ids.app.toUpperCase().replace('0X', '0x') }
    const query = 'subscription ($app: Address) { matched: dealMatched(app: $app) { id botSize } }'
    const { messages } = follow(gateway, query, { variables })
    const deal = { app: ids.app, botSize: '1', timestamp: String(NOW) }
    // Twice: the newest, and all of its time.
    await expect.poll(() => node.asked.length).toBe(2)
    node.mine({ Deal: { [newDeal(1)]: deal, [newDeal(2)]: { ...deal, app: ids.worker } } })
    await expect.poll(() => messages.length, { timeout: 4_000 }).toBe(1)
    node.mine({ Deal: { [newDeal(1)]: { ...deal, botSize: '2' }, [newDeal(3)]: deal, [newDeal(4)]: deal } })
    await expect
      .poll(() => messages.map(({ data }) => data), { timeout: 4_000 })
      .toEqual([
        { matched: { id: newDeal(1), botSize: '1' } },
        { matched: { id: newDeal(3), botSize: '1' } },
        { matched: { id: newDeal(4), botSize: '1' } },
      ])
  })

  test('every change of a task of a workerpool is told', async () => {
    const node = openPocoNode({ tells: true })
    const gateway = await serve(node)
    const query = `subscription { taskUpdated(workerpool: "${ids.workerpool}", requester: "${ids.requester}") { id state } }`
    const { messages } = follow(gateway, query)
    const other = follow(gateway, `subscription { taskUpdated(workerpool: "${ids.worker}") { id } }`)
    await expect.poll(() => node.asked.length).toBeGreaterThan(2)
    node.mine({ Task: { [ids.runningTask]: { status: 'COMPLETED', timestamp: String(NOW) } } })
    await expect.poll(() => messages.length, { timeout: 4_000 }).toBe(1)
    node.mine({ Task: { [ids.timedOutTask]: { status: 'FAILLED', timestamp: String(NOW) } } })
    await expect
      .poll(() => messages.map(({ data }) => data.taskUpdated), { timeout: 4_000 })
      .toEqual([
        { id: ids.runningTask, state: 'COMPLETED' },
        { id: ids.timedOutTask, state: 'FAILED' },
      ])
    expect(other.messages).toEqual([])
  })

  test('the newest block is told at most once per second', async () => {
    const node = openPocoNode({ tells: true })
    const gateway = await serve(node)
    const { messages } = follow(gateway, 'subscription { head { blockNumber } }', { path: '/devnet/graphql' })
    await expect.poll(() => messages.length).toBe(1)
    for (let n = 0; n < 5; n++) node.mine()
    await expect.poll(() => messages.at(-1).data.head.blockNumber, { timeout: 4_000 }).toBe('65')
    expect(messages).toHaveLength(2)
  })

  test('equal subscriptions share the work', async () => {
    const node = openPocoNode({ tells: true })
    const gateway = await serve(node)
    const variables = { id: ids.runningDeal }
    const all = Array.from({ length: 10 }, () => follow(gateway, DEAL, { variables }))
    await expect.poll(() => all.map(({ messages }) => messages.length)).toEqual(Array(10).fill(1))
    expect(node.asked).toHaveLength(1)
    all[0]?.stop()
    node.mine({ Deal: { [ids.runningDeal]: { claimedTasksCount: '3' } } })
    await expect
      .poll(() => all.map(({ messages }) => messages.length), { timeout: 4_000 })
      .toEqual([1, ...Array(9).fill(2)])
    expect(node.asked).toHaveLength(2)
  })

  test('a failure of the subgraph is waited out', async () => {
    const node = openPocoNode({ tells: true })
    const gateway = await serve(node)
    node.fail(new UpstreamUnavailableError('cannot be reached', {}))
    const { messages } = follow(gateway, DEAL, { variables: { id: ids.runningDeal } })
    await expect.poll(() => node.asked.length).toBe(1)
    node.fail(undefined)
    await expect
      .poll(() => messages.map(({ data }) => data?.deal.state), { timeout: 6_000 })
      .toEqual(['IN_PROGRESS'])
  })

  test.each([
    ['subscription { deal(id: "0x1") { nothing } }', 'Cannot query field "nothing" on type "Deal".'],
    [
      'subscription { head { blockNumber } again: head { blockNumber } }',
      'Anonymous Subscription must select only one top level field.',
    ],
    [
      'subscription ($id: Hash!) { deal(id: $id) { id } }',
      'Variable "$id" of required type "Hash!" was not provided.',
    ],
    ['subscription {', 'Syntax Error: Expected Name, found <EOF>.'],
    ['mutation { deals }', 'Only queries are answered, not a mutation.'],
  ])('%s is refused with a reason', async (query, message) => {
    const { messages, ended } = follow(await serve(openPocoNode()), query)
    await ended
    expect(messages.map(({ errors }) => errors[0].message)).toEqual([message])
  })

  test('a query is answered and ends', async () => {
    const { messages, ended } = follow(
      await serve(openPocoNode()),
      '{ chain { slug } deals(first: 1) { id } }',
    )
    await ended
    expect(messages.map(({ data }) => data)).toEqual([
      { chain: { slug: 'devnet' }, deals: [{ id: ids.claimableDeal }] },
    ])
  })

  test('a client that comes one too many is sent away, and one that leaves makes room', async () => {
    const gateway = await serve(openPocoNode({ tells: true }), { live: { connections: 1 } })
    const first = follow(gateway, 'subscription { head { blockNumber } }')
    await expect.poll(() => first.messages.length).toBe(1)
    const second = follow(gateway, 'subscription { head { blockNumber } }')
    await second.ended
    expect(second.messages[0].data).toBeUndefined()
    await open.at(-2)?.[Symbol.asyncDispose]()
    await expect
      .poll(async () => {
        const third = follow(gateway, '{ chain { slug } }')
        await third.ended
        return third.messages[0].data
      })
      .toEqual({ chain: { slug: 'devnet' } })
  })

  test('closing the gateway cuts the connections', async () => {
    const gateway = await serve(openPocoNode({ tells: true }))
    const { messages, ended } = follow(gateway, 'subscription { head { blockNumber } }')
    await expect.poll(() => messages.length).toBe(1)
    await gateway[Symbol.asyncDispose]()
    await ended
    expect(messages).toHaveLength(2)
  })
})

describe('server-sent events', () => {
  test('are plain text that EventSource reads, with signs of life', async () => {
    const { url } = await serve(openPocoNode({ tells: true }), { live: { heartbeatMs: 20 } })
    const query = encodeURIComponent('subscription { head { blockNumber } }')
    const response = await fetch(`${url}/devnet/graphql?query=${query}`, {
      headers: { accept: 'text/event-stream' },
    })
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
    expect(response.headers.get('cache-control')).toBe('no-store')
    let text = ''
    for await (const chunk of response.body ?? []) {
      text += Buffer.from(chunk).toString()
      if (text.includes('event: next') && text.endsWith(':\n\n')) break
    }
    expect(text).toMatch(
      /event: next\ndata: \{"data":\{"head":\{"blockNumber":"60"\}\},"extensions":.*\}\n\n/,
    )
  })

  test.each([
    ['?query=', 'variables={"id":1', '"variables" is not valid'],
    ['?', '', '"query" is not valid: must be text.'],
  ])('a request with %s%s is refused', async (start, rest, message) => {
    const { url } = await serve(openPocoNode())
    const response = await fetch(`${url}/graphql${start}&${rest}`, {
      headers: { accept: 'text/event-stream' },
    })
    expect(response.status).toBe(400)
    expect(await response.text()).toContain(JSON.stringify(message).slice(1, -1))
  })

  test('are cut when nothing was sent for long', async () => {
    const gateway = await serve(openPocoNode({ tells: true }), { live: { idleMs: 200 } })
    const { messages, ended } = overSse(gateway, `subscription { task(id: "${newDeal(1)}") { id } }`)
    await ended
    expect(messages).toHaveLength(1)
  })
})

describe('a WebSocket', () => {
  const connect = async ({ url }: Gateway, path = '/graphql', protocol = 'graphql-transport-ws') => {
    const socket = new WebSocket(url.replace('http', 'ws') + path, protocol)
    await once(socket, 'open')
    return socket
  }
  const say = (socket: WebSocket, message: object) => socket.send(JSON.stringify(message))
  const hear = async (socket: WebSocket) => JSON.parse(String((await once(socket, 'message'))[0]))
  const begin = async (gateway: Gateway) => {
    const socket = await connect(gateway)
    say(socket, { type: 'connection_init' })
    expect(await hear(socket)).toEqual({ type: 'connection_ack' })
    return socket
  }

  test('has a limited number of subscriptions', async () => {
    const socket = await begin(await serve(openPocoNode({ tells: true }), { live: { subscriptions: 2 } }))
    const payload = { query: 'subscription { head { blockNumber } }' }
    for (const id of ['1', '2']) {
      say(socket, { id, type: 'subscribe', payload })
      expect(await hear(socket)).toMatchObject({ id, type: 'next' })
    }
    say(socket, { id: '3', type: 'subscribe', payload })
    expect(await hear(socket)).toMatchObject({
      id: '3',
      type: 'error',
      payload: [{ extensions: { code: 'TOO_MANY_SUBSCRIPTIONS', limit: 2 } }],
    })
    say(socket, { id: '1', type: 'complete' })
    say(socket, { id: '4', type: 'subscribe', payload })
    expect(await hear(socket)).toMatchObject({ id: '4', type: 'next' })
  })

  test('is counted while it is subscribed', async () => {
    const gateway = await serve(openPocoNode({ tells: true }))
    const socket = await begin(gateway)
    const counted = async () => {
      const text = await (await fetch(`${gateway.url}/metrics`)).text()
      return /^poco_gateway_subscribers\{chain="devnet"\} (\d+)$/m.exec(text)?.[1]
    }
    for (const id of ['1', '2']) {
      say(socket, { id, type: 'subscribe', payload: { query: 'subscription { head { blockNumber } }' } })
      expect(await hear(socket)).toMatchObject({ id, type: 'next' })
    }
    expect(await counted()).toBe('2')
    say(socket, { id: '1', type: 'complete' })
    await expect.poll(counted).toBe('1')
    socket.close()
    await expect.poll(counted).toBe('0')
  })

  test('gives up the queries of a client that leaves', async () => {
    const node = openPocoNode()
    const { upstream } = node.chain
    let signal: AbortSignal | undefined
    const chain: typeof node.chain = {
      ...node.chain,
      upstream: async (document, variables, options) => {
        if (document.includes('botSize')) signal = options?.signal
        return upstream(document, variables, options)
      },
    }
    const socket = await begin(await serve({ ...node, chain }))
    const release = node.hold()
    say(socket, { id: '1', type: 'subscribe', payload: { query: '{ deals { botSize state } }' } })
    await expect.poll(() => signal?.aborted).toBe(false)
    socket.close()
    await expect.poll(() => signal?.aborted).toBe(true)
    release()
  })

  test('is closed with a code that makes clients come back: when idle, and at the end', async () => {
    const idle = await begin(await serve(openPocoNode(), { live: { idleMs: 100 } }))
    expect((await once(idle, 'close'))[0]).toBe(1001)
    const gateway = await serve(openPocoNode())
    const socket = await begin(gateway)
    const closed = once(socket, 'close')
    await gateway[Symbol.asyncDispose]()
    expect((await closed)[0]).toBe(1001)
  })

  test('is ended when the other side shows no sign of life', async () => {
    const gateway = await serve(openPocoNode(), { live: { heartbeatMs: 50 } })
    const socket = new WebSocket(`${gateway.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', {
      autoPong: false,
    })
    expect((await once(socket, 'close'))[0]).toBe(1006)
  })

  test.each([
    ['/nothing', 404],
    ['/other/graphql', 404],
    ['/subgraphs/name/devnet/poco', 404],
  ])('there is none at %s', async (path, status) => {
    const { url } = await serve(openPocoNode())
    const socket = new WebSocket(url.replace('http', 'ws') + path, 'graphql-transport-ws')
    const error = await new Promise((resolve) => socket.on('error', resolve))
    expect(String(error)).toContain(`${status}`)
  })

  test('another protocol, malformed messages and operations without beginning end the connection', async () => {
    const gateway = await serve(openPocoNode())
    const payload = { query: '{ chain { slug } }' }
    for (const [message, code] of [
      ['no JSON', 4400],
      [JSON.stringify({ id: '1', type: 'subscribe', payload }), 4401],
    ] as const) {
      const socket = await connect(gateway)
      socket.send(message)
      expect((await once(socket, 'close'))[0]).toBe(code)
    }
    const other = new WebSocket(`${gateway.url.replace('http', 'ws')}/graphql`, 'graphql-ws')
    const reason = await new Promise((resolve) => other.on('error', resolve))
    expect(String(reason)).toContain('no subprotocol')
  })
})

test('a client that takes JSON, and events only besides, gets JSON', async () => {
  const { url } = await serve(openPocoNode())
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream, multipart/mixed',
    },
    body: JSON.stringify({ query: '{ chain { slug } }' }),
  })
  expect(await response.json()).toEqual({ data: { chain: { slug: 'devnet' } } })
})

test('a subscription that is posted like a query is told how to subscribe', async () => {
  const { url } = await serve(openPocoNode())
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: 'subscription { head { blockNumber } }' }),
  })
  expect(response.status).toBe(400)
  expect(await response.text()).toContain('Subscribe over a WebSocket, or with the header')
})

test('a new deployment cuts the connections, so that clients come back to its schema', async () => {
  const gateway = await serve(openPocoNode({ tells: true }))
  const { messages, ended } = overWebSocket(gateway, 'subscription { head { blockNumber } }')
  await expect.poll(() => messages.length).toBe(1)
  await gateway.refresh('devnet')
  await ended
  const again = overWebSocket(gateway, 'subscription { head { blockNumber } }')
  await expect.poll(() => again.messages.length).toBe(1)
})
