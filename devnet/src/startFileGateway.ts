import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** An IPFS gateway that serves single blocks; see `startFileGateway`. */
export type FileGateway = AsyncDisposable & Readonly<{ url: string; files: Map<string, string> }>

/**
 * Starts an IPFS gateway on this machine for files of one block each, by CID; what is added later is served from
 * then on.
 */
export const startFileGateway = async (
  known: Readonly<Record<string, string>> = {},
): Promise<FileGateway> => {
  const files = new Map(Object.entries(known))
  const server = createServer(({ url }, response) => {
    const { pathname, searchParams } = new URL(url ?? '/', 'http://gateway')
    const text = files.get(pathname.split('/')[2] ?? '')
    if (text === undefined) response.writeHead(404).end('not found')
    else if (searchParams.get('format') !== 'raw')
      response.writeHead(200, { 'content-type': 'text/plain' }).end('single blocks only')
    else response.writeHead(200, { 'content-type': 'application/vnd.ipld.raw' }).end(text)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    files,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
