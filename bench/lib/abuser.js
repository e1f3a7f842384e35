/** Process of a client that abuses a gateway in one way after the other, as it is told. */
import { connect } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { Pool } from 'undici'

/** An address of this machine that no other client here has. */
const ADDRESS = '127.0.0.2'
const CONNECTIONS = 16

const times = (count, make) => Array.from({ length: count }, (_, index) => make(index)).join(' ')
const graphql = (query) => ({ body: JSON.stringify({ query }) })
const byte = (number) => number % 256

/** What is sent, each time another text, so that nothing of it is known already. */
const KINDS = {
  'cost bombs': (n) => graphql(`{ a${n}: deals(first: 1000) { tasks(first: 1000) { state } } }`),
  'alias bombs': (n) => graphql(`{ b${n}: deals(first: 1000) { ${times(400, (key) => `a${key}: state`)} } }`),
  'greatest cost allowed': (n) =>
    graphql(`{ b${n}: deals(first: 1000) { ${times(20, (key) => `a${key}: state`)} } }`),
  'many base fields': (n) => graphql(`{ b${n}: deals(first: 1000) { tasks { contributions { id } } } }`),
  'bodies of 2 MB': () => ({ body: 'x'.repeat(2_000_000) }),
  'forged addresses': (n) => ({
    ...graphql(`{ a${n}: deals { state } }`),
    headers: { 'x-forwarded-for': `203.0.${byte(n >> 8)}.${byte(n)}` },
  }),
}

/** Connections that send a byte now and then and never end. */
const openSlow = (url, count) => {
  const { hostname, port } = new URL(url)
  const head =
    'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{'
  const sockets = Array.from({ length: count }, () => {
    const socket = connect({ host: hostname, port: Number(port), localAddress: ADDRESS })
    socket.on('error', () => {})
    socket.write(head)
    return socket
  })
  const timer = setInterval(() => {
    for (const socket of sockets) if (!socket.destroyed) socket.write(' ')
  }, 500)
  return () => {
    clearInterval(timer)
    for (const socket of sockets) socket.destroy()
  }
}

/** Subscriptions by server-sent events, each on a connection of its own, which stays open if it may; what each was answered. */
const flood = async (url, count, until) => {
  const { origin, pathname } = new URL(url)
  const pool = new Pool(origin, { localAddress: ADDRESS, bodyTimeout: 0 })
  const statuses = {}
  const body = '{"query":"subscription { head { blockNumber } }"}'
  const headers = { 'content-type': 'application/json', accept: 'text/event-stream' }
  for (let sent = 0; sent < count && performance.now() < until; sent += 1)
    await pool
      .request({ method: 'POST', path: pathname, body, headers })
      .then(
        (answer) => {
          answer.body.on('error', () => {})
          if (answer.statusCode === 200) answer.body.resume()
          else answer.body.dump()
          return answer.statusCode
        },
        () => 'broken off',
      )
      .then((status) => {
        statuses[status] = (statuses[status] ?? 0) + 1
      })
  await delay(until - performance.now())
  await pool.destroy()
  return statuses
}

let next = 0
const hammer = async (url, make, until) => {
  const { origin, pathname } = new URL(url)
  const pool = new Pool(origin, { connections: CONNECTIONS, localAddress: ADDRESS })
  const statuses = {}
  const one = async () => {
    while (performance.now() < until) {
      const { body, headers = {} } = make(next++)
      const status = await pool
        .request({
          method: 'POST',
          path: pathname,
          body,
          headers: { 'content-type': 'application/json', ...headers },
        })
        .then(async (response) => {
          await response.body.dump()
          return response.statusCode
        })
        .catch(() => 'broken off')
      statuses[status] = (statuses[status] ?? 0) + 1
    }
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, one))
  await pool.destroy()
  return statuses
}

const FLOOD = '2000 subscriptions'
const SLOW = '500 slow connections'

process.on('message', async ({ url, kind, seconds }) => {
  if (kind === 'names') return process.send([...Object.keys(KINDS), FLOOD, SLOW])
  const until = performance.now() + seconds * 1_000
  if (KINDS[kind]) return process.send(await hammer(url, KINDS[kind], until))
  if (kind === FLOOD) return process.send(await flood(url, 2_000, until))
  const close = openSlow(url, 500)
  setTimeout(() => {
    close()
    process.send({})
  }, seconds * 1_000)
})
process.on('disconnect', () => process.exit())
