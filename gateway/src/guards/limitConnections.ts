import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import { addressGroup } from './addressGroup.js'

/** Connections that one client may have open; a browser has six. */
const MAX_CONNECTIONS = 256

/** Ends connections beyond what one client may have, so that nobody can take them all. */
export const limitConnections = (
  server: Server,
  {
    isProxy,
    max = MAX_CONNECTIONS,
  }: Readonly<{
    /** True for a peer that speaks for many clients. */
    isProxy: (address: string) => boolean
    max?: number
  }>,
): void => {
  const open = new Map<string, number>()
  server.on('connection', (socket: Socket) => {
    const address = socket.remoteAddress ?? ''
    if (isProxy(address)) return
    const client = addressGroup(address) ?? address
    const count = (open.get(client) ?? 0) + 1
    open.set(client, count)
    socket.once('close', () => {
      const left = (open.get(client) ?? 0) - 1
      if (left > 0) open.set(client, left)
      else open.delete(client)
    })
    if (count > max) socket.destroy()
  })
}
