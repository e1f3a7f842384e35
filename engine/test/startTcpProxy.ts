import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

/** A way to a server that can be cut and blocked; see `startTcpProxy`. */
export type TcpProxy = AsyncDisposable & {
  /** Host and port. */
  address: string
  /** Breaks the connections there are. */
  cut(): void
  /** Lets nothing through any more, without breaking the connections. */
  block(): void
}

/** Passes connections on to the server of a URL. */
export const startTcpProxy = async (url: string): Promise<TcpProxy> => {
  const { hostname, port } = new URL(url)
  const sockets = new Set<Socket>()
  const keep = (socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => {}).on('close', () => sockets.delete(socket))
    return socket
  }
  const server = createServer((near) => {
    const far = keep(connect(Number(port), hostname))
    keep(near).pipe(far).pipe(near)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const cut = () => {
    for (const socket of sockets) socket.destroy()
  }
  return {
    address: `127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
    cut,
    block: () => {
      for (const socket of sockets) socket.unpipe()
    },
    [Symbol.asyncDispose]: async () => {
      cut()
      server.close()
      await once(server, 'close')
    },
  }
}
