import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Stands before an endpoint and counts what is asked of it for the sake of clients. */
export type CountingProxy = Readonly<{ url: string; requests: () => number; close: () => void }>

/** Starts a proxy that hands everything on to an endpoint. */
export const startCountingProxy = async (endpoint: string): Promise<CountingProxy> => {
  let requests = 0
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const body = Buffer.concat(chunks)
    // The gateway asks for the newest block now and then, whoever asks it.
    if (!body.includes('query NewestBlock{')) requests += 1
    const answer = await fetch(endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    })
    response.writeHead(answer.status, {
      'content-type': answer.headers.get('content-type') ?? 'application/json',
      'graph-indexed': answer.headers.get('graph-indexed') ?? '',
    })
    response.end(await answer.text())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: () => requests,
    close: () => void server.close(),
  }
}
