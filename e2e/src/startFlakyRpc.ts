import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'

type Request = { method: string }
type Answer = { result?: string }

const list = <Item>(oneOrMany: Item | Item[]): Item[] => (Array.isArray(oneOrMany) ? oneOrMany : [oneOrMany])

/** An RPC that passes everything on, but answers the first `eth_call` wrongly. */
export const startFlakyRpc = async (rpcUrl: string): Promise<AsyncDisposable & { url: string }> => {
  let hasLied = false
  const server = createServer(async (request, response) => {
    const asked = (await json(request)) as Request | Request[]
    const upstream = await fetch(rpcUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(asked),
    })
    const answers = (await upstream.json()) as Answer | Answer[]
    const call = list(asked).findIndex(({ method }) => method === 'eth_call')
    const answer = list(answers)[call]
    if (!hasLied && answer?.result !== undefined) {
      hasLied = true
      answer.result = answer.result.replace(/.$/, (digit) => (digit === '0' ? '1' : '0'))
    }
    response.setHeader('content-type', 'application/json').end(JSON.stringify(answers))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
