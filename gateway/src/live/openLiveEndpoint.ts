import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Answering } from '../cache/createAnswering.js'
import type { HeadWatcher } from '../cache/createHeadWatcher.js'
import type { Log } from '../core/log.js'
import { RequestError } from '../core/requestError.js'
import type { ServedSchema } from '../schema/servedSchema.js'
import { createHub } from './createHub.js'
import { createOperations, type LiveOperation, type LiveRequest } from './createOperations.js'
import type { Places } from './createPlaces.js'
import type { LiveAdmission } from './liveAdmission.js'
import type { LiveLimits } from './liveLimits.js'
import type { LiveMessage } from './liveMessage.js'
import { openSockets } from './openSockets.js'
import { sendEvents } from './sendEvents.js'

/** Answers for one chain over connections that stay open. Disposing it cuts them. */
export type LiveEndpoint = Disposable &
  Readonly<{
    /**
     * Answers an operation with server-sent events; resolves when the connection has ended, which aborts the signal.
     */
    stream(
      request: LiveRequest,
      response: ServerResponse,
      options: Readonly<{ admission: LiveAdmission; signal: AbortSignal }>,
    ): Promise<void>
    /** Makes a connection a WebSocket. */
    upgrade(request: IncomingMessage, socket: Duplex, head: Buffer, admission: LiveAdmission): void
  }>

/** Opens the live endpoint of one chain. */
export const openLiveEndpoint = ({
  served,
  answer,
  heads,
  places,
  limits,
  maxMessageBytes,
  elapsed,
  onSubscribers,
  log,
}: Readonly<{
  served: ServedSchema
  answer: Answering
  heads: HeadWatcher
  places: Places
  limits: LiveLimits
  maxMessageBytes: number
  elapsed: () => number
  onSubscribers: (change: 1 | -1) => void
  log: Log
}>): LiveEndpoint => {
  const hub = createHub({ answer, heads, elapsed, onSubscribers, log })
  const operations = createOperations({ served, answer, hub, log })
  const sockets = openSockets({ schema: served.schema, operations, limits, maxMessageBytes, log })
  const streams = new Set<ServerResponse>()

  return {
    async stream(request, response, { admission, signal }) {
      const giveBack = places.take()
      if (!giveBack)
        throw new RequestError('TOO_MANY_SUBSCRIPTIONS', 'Too many clients are connected. Try again later.', {
          facts: { retryAfterSeconds: 30 },
        })
      streams.add(response)
      try {
        await sendEvents(response, messagesOf(operations(request, admission), signal), limits)
      } finally {
        streams.delete(response)
        giveBack()
      }
    },
    upgrade(request, socket, head, admission) {
      const giveBack = places.take()
      if (giveBack) return sockets.accept(request, socket, head, { admission, onClose: giveBack })
      socket.end('HTTP/1.1 503 Service Unavailable\r\nretry-after: 30\r\nconnection: close\r\n\r\n')
    },
    [Symbol.dispose]() {
      sockets[Symbol.dispose]()
      for (const response of streams) response.destroy()
      hub[Symbol.dispose]()
    },
  }
}

const messagesOf = (operation: LiveOperation, signal: AbortSignal): AsyncIterableIterator<LiveMessage> =>
  operation.kind === 'subscription' ? operation.open() : only(operation, signal)

/** The one result of an operation that is no subscription. */
async function* only(
  operation: Exclude<LiveOperation, { kind: 'subscription' }>,
  signal: AbortSignal,
): AsyncGenerator<LiveMessage, undefined> {
  yield operation.kind === 'query' ? await operation.run(signal) : { errors: operation.errors }
}
