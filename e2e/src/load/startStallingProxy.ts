import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** Stands before an endpoint and can keep it from answering, as a machine does that is stuck. */
export type StallingProxy = AsyncDisposable &
  Readonly<{
    url: string
    /** From now on nothing passes, in either direction; connections stay open. */
    stall(): void
    /** What was held passes, and all that follows. */
    resume(): void
  }>

/** Starts a proxy that hands bytes on to the server of a URL. */
export const startStallingProxy = async (target: string): Promise<StallingProxy> => {
  const { hostname, port, pathname } = new URL(target)
  const sockets = new Set<Socket>()
  let isStalled = false
  const follow = (from: Socket, to: Socket): void => {
    sockets.add(from)
    if (isStalled) from.pause()
    from.on('data', (chunk) => {
      if (!to.write(chunk)) from.pause()
    })
    to.on('drain', () => {
      if (!isStalled) from.resume()
    })
    from.on('error', () => to.destroy())
    from.on('close', () => {
      sockets.delete(from)
      to.destroy()
    })
  }
  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname)
    follow(client, upstream)
    follow(upstream, client)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${pathname}`,
    stall: () => {
      isStalled = true
      for (const socket of sockets) socket.pause()
    },
    resume: () => {
      isStalled = false
      for (const socket of sockets) socket.resume()
    },
    [Symbol.asyncDispose]: async () => {
      server.close()
      for (const socket of sockets) socket.destroy()
      await once(server, 'close')
    },
  }
}
