import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { createPoster, TimedOutError } from './createPoster.js'

const { signal } = new AbortController()

/** What is posted back by a server with this listener, `path` being part of the URL. */
const posted = async (
  listener: RequestListener,
  { path = '/', timeoutMs = 5_000, credentials = '' } = {},
) => {
  const server = createServer(listener).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  try {
    const post = createPoster(`http://${credentials}127.0.0.1:${port}${path}`, { timeoutMs })
    return await post('{}', signal, (answer) => answer)
  } finally {
    server.closeAllConnections()
    server.close()
  }
}

describe('createPoster()', () => {
  test.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
  ])('reads an answer compressed by %s', async (encoding, compress) => {
    const answer = await posted((request, response) => {
      expect(request.headers['accept-encoding']).toContain(encoding)
      response.setHeader('content-encoding', encoding).end(compress('{"result":"0x1"}'))
    })
    expect(answer).toEqual({ status: 200, retryAfter: undefined, json: { result: '0x1' } })
  })

  test('sends the credentials of the URL in a header', async () => {
    const { json } = await posted(
      (request, response) => response.end(JSON.stringify(request.headers.authorization)),
      { credentials: 'us%40r:secret@' },
    )
    expect(json).toBe(`Basic ${Buffer.from('us@r:secret').toString('base64')}`)
  })

  test('follows a redirect with the same request', async () => {
    const { json } = await posted(
      ({ url, method }, response) => {
        if (url === '/old') response.writeHead(308, { location: '/new' }).end()
        else response.end(JSON.stringify([method, url]))
      },
      { path: '/old' },
    )
    expect(json).toEqual(['POST', '/new'])
  })

  test('tells the status, when to ask again, and that the body is no JSON', async () => {
    const answer = await posted((_, response) =>
      response.writeHead(429, { 'retry-after': '7' }).end('slow down'),
    )
    expect(answer).toEqual({ status: 429, retryAfter: '7', json: undefined })
  })

  test('gives up on an answer that never ends', async () => {
    const endless = posted((_, response) => response.write('['), { timeoutMs: 100 })
    await expect(endless).rejects.toBeInstanceOf(TimedOutError)
  })
})
