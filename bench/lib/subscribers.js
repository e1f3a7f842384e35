/**
 * Process of many clients that follow a gateway: over WebSockets and server-sent events in turn, each on a connection of its
 * own. Nine in ten follow the head, the others the deals of as many requesters. It tells of each block when the last of
 * those who follow the head has heard of it.
 */
import { setTimeout as delay } from 'node:timers/promises'
import { createClient as createSseClient } from 'graphql-sse'
import { createClient as createWsClient } from 'graphql-ws'
import { WebSocket } from 'ws'

const HEAD = 'subscription { head { blockNumber } }'
const dealsOf = (index) =>
  `subscription { dealMatched(requester: "0x${index.toString(16).padStart(40, 'c')}") { id state } }`

const follow = async ({ url, count }) => {
  const heard = new Map()
  const followers = count - Math.ceil(count / 10)
  const hear = ({ data }) => {
    const { blockNumber } = data.head
    const times = heard.get(blockNumber) ?? []
    heard.set(blockNumber, times)
    times.push(performance.timeOrigin + performance.now())
    if (times.length === followers) {
      heard.delete(blockNumber)
      process.send({ block: Number(blockNumber), first: times[0], last: times.at(-1) })
    }
  }
  const fail = (error) => {
    console.error(error)
    process.exit(1)
  }
  for (let index = 0; index < count; index += 1) {
    const query = index % 10 === 9 ? dealsOf(index) : HEAD
    const sink = { next: hear, error: fail, complete() {} }
    const client =
      index % 2 === 0
        ? createWsClient({ url: url.replace('http', 'ws'), webSocketImpl: WebSocket, retryAttempts: 0 })
        : createSseClient({ url, retryAttempts: 0 })
    client.subscribe({ query }, sink)
    if (index % 20 === 0) await delay(5)
  }
}

process.on('message', follow)
process.on('disconnect', () => process.exit())
