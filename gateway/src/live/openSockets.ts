import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { GraphQLError, type GraphQLSchema } from 'graphql/index.js'
import { CloseCode, handleProtocols, makeServer } from 'graphql-ws'
import { type WebSocket, WebSocketServer } from 'ws'
import type { Log } from '../core/log.js'
import type { LiveOperation, Operations } from './createOperations.js'
import type { LiveAdmission } from './liveAdmission.js'
import type { LiveLimits } from './liveLimits.js'

/** WebSockets that speak `graphql-transport-ws`. Disposing them cuts all. */
export type Sockets = Disposable &
  Readonly<{
    /** Takes over a connection. `onClose` is called when it has ended. */
    accept(
      request: IncomingMessage,
      socket: Duplex,
      head: Buffer,
      options: Readonly<{ admission: LiveAdmission; onClose: () => void }>,
    ): void
  }>

type Extra = Readonly<{ stayAwake: () => void; admission: LiveAdmission; left: AbortSignal }>

/** What is done for a message: `left` is aborted when its connection ends. */
type Task<Kind> = Readonly<{ operation: Extract<LiveOperation, { kind: Kind }>; left: AbortSignal }>

/** Clients that are cut with this code connect again and subscribe again. */
const GOING_AWAY = 1001

/** Opens the WebSocket endpoint of one chain. */
export const openSockets = ({
  schema,
  operations,
  limits,
  maxMessageBytes,
  log,
}: Readonly<{
  schema: GraphQLSchema
  operations: Operations
  limits: LiveLimits
  maxMessageBytes: number
  log: Log
}>): Sockets => {
  const server = new WebSocketServer({
    noServer: true,
    handleProtocols,
    maxPayload: maxMessageBytes,
    perMessageDeflate: false,
  })

  const graphql = makeServer<Record<string, unknown>, Extra>({
    onSubscribe({ subscriptions, extra }, _id, { query, operationName, variables }) {
      extra.stayAwake()
      if (Object.keys(subscriptions).length > limits.subscriptions) return [tooMany(limits.subscriptions)]
      const request = {
        query,
        operationName: operationName ?? undefined,
        variables: variables ?? undefined,
      }
      const operation = operations(request, extra.admission)
      if (operation.kind === 'invalid') return operation.errors
      return {
        schema,
        document: operation.document,
        operationName,
        contextValue: { operation, left: extra.left },
      }
    },
    subscribe: async ({ contextValue }) => {
      const { operation } = contextValue as Task<'subscription'>
      return operation.open()
    },
    execute: async ({ contextValue }) => {
      const { operation, left } = contextValue as Task<'query'>
      return operation.run(left)
    },
    onNext({ extra }) {
      extra.stayAwake()
    },
  })

  const serve = (
    socket: WebSocket,
    { admission, onClose }: Readonly<{ admission: LiveAdmission; onClose: () => void }>,
  ): void => {
    const idle = setTimeout(() => socket.close(GOING_AWAY, 'Nothing was sent for long'), limits.idleMs)
    const leaving = new AbortController()
    let isAlive = true
    const heartbeat = setInterval(() => {
      if (!isAlive) return socket.terminate()
      isAlive = false
      socket.ping()
    }, limits.heartbeatMs)
    socket.on('pong', () => {
      isAlive = true
    })
    // What is wrong with a connection is told by its end.
    socket.on('error', (error) => log.debug({ err: error }, 'A WebSocket failed'))

    const closed = graphql.opened(
      {
        protocol: socket.protocol,
        // Resolves when the message has left this process, so a client that does not read gets no further ones.
        send: (text) =>
          new Promise((resolve, reject) => {
            if (socket.readyState !== socket.OPEN) resolve()
            else socket.send(text, (error) => (error ? reject(error) : resolve()))
          }),
        close: (code, reason) => socket.close(code, reason),
        onMessage: (receive) =>
          socket.on('message', async (data) => {
            try {
              await receive(String(data))
            } catch (error) {
              if (socket.readyState !== socket.OPEN) return
              log.error({ err: error }, 'Could not serve a WebSocket')
              socket.close(CloseCode.InternalServerError, 'Internal server error')
            }
          }),
      },
      { stayAwake: () => void idle.refresh(), admission, left: leaving.signal },
    )
    socket.once('close', (code, reason) => {
      clearTimeout(idle)
      clearInterval(heartbeat)
      leaving.abort()
      onClose()
      void closed(code, String(reason))
    })
  }

  return {
    accept(request, socket, head, options) {
      socket.once('close', options.onClose)
      server.handleUpgrade(request, socket, head, (webSocket) => serve(webSocket, options))
    },
    [Symbol.dispose]() {
      for (const socket of server.clients) {
        socket.close(GOING_AWAY, 'The server goes away, or serves another schema from now on')
        // Clients that do not answer are not waited for.
        setTimeout(() => socket.terminate(), 500).unref()
      }
      server.close()
    },
  }
}

const tooMany = (most: number): GraphQLError =>
  new GraphQLError(`A connection has at most ${most} subscriptions at a time.`, {
    extensions: { code: 'TOO_MANY_SUBSCRIPTIONS', limit: most },
  })
