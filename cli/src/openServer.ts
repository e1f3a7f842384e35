import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A request that trickles in slower than this is given up. */
const TIMEOUTS = { headersTimeout: 10_000, requestTimeout: 30_000, connectionsCheckingInterval: 5_000 }

/** An HTTP server that is listening. Closing it ends all connections. */
export const openServer = async (
  listener: RequestListener,
  { port, host }: Readonly<{ port: number; host: string }>,
): Promise<AsyncDisposable & Readonly<{ port: number }>> => {
  const server = createServer(TIMEOUTS, listener)
  server.listen(port, host)
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    async [Symbol.asyncDispose]() {
      server.close()
      server.closeAllConnections()
    },
  }
}
