import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

/** An RPC that passes everything on, but keeps whoever asks for logs waiting until it is released. */
export const startHeldRpc = async (
  rpcUrl: string,
): Promise<AsyncDisposable & Readonly<{ url: string; release(): void }>> => {
  let release = () => {}
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  const server = createServer(async (request, response) => {
    const body = await text(request)
    if (body.includes('eth_getLogs')) await released
    const upstream = await fetch(rpcUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    })
    response.setHeader('content-type', 'application/json').end(await upstream.text())
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    release,
    [Symbol.asyncDispose]: async () => {
      release()
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
