import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, test } from 'vitest'
import { openHttpUpstream } from './openHttpUpstream.js'

const serve = async (listener: RequestListener) => {
  const server = createServer(listener).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/subgraphs/name/poco?key=secret`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
}

describe('openHttpUpstream()', () => {
  test('sends document, variables and headers, and returns the body as it came', async () => {
    const seen: unknown[] = []
    await using endpoint = await serve(async (request, response) => {
      const chunks = await request.toArray()
      seen.push(request.headers.authorization, JSON.parse(Buffer.concat(chunks).toString()))
      response.setHeader('graph-indexed', '{"hash":"0xab","number":7,"timestamp":1700000000}')
      response.setHeader('graph-attestable', 'true')
      response.end('{"data": {"b":1,"a":2}}')
    })
    const upstream = openHttpUpstream({ url: endpoint.url, headers: { authorization: 'Bearer k' } })
    expect(await upstream('{ b a }', { x: 1 }, {})).toEqual({
      body: '{"data": {"b":1,"a":2}}',
      block: { hash: '0xab', number: 7, timestamp: 1_700_000_000 },
      attestable: true,
    })
    expect(seen).toEqual(['Bearer k', { query: '{ b a }', variables: { x: 1 } }])
  })

  test.each([[undefined], ['null'], ['not json'], ['{"number":"7"}']])(
    'knows no block when graph-indexed is %s',
    async (header) => {
      await using endpoint = await serve((_, response) => {
        if (header !== undefined) response.setHeader('graph-indexed', header)
        response.end('{"data":{}}')
      })
      expect((await openHttpUpstream({ url: endpoint.url })('{ a }', undefined, {})).block).toBeNull()
    },
  )

  test('passes GraphQL errors on, whatever the status', async () => {
    await using endpoint = await serve((_, response) => {
      response.statusCode = 400
      response.end('{"errors":[{"message":"no"}]}')
    })
    const { body } = await openHttpUpstream({ url: endpoint.url })('{ a }', undefined, {})
    expect(body).toBe('{"errors":[{"message":"no"}]}')
  })

  test('names the status of an answer that is no GraphQL, and keeps the key secret', async () => {
    await using endpoint = await serve((_, response) => {
      response.statusCode = 502
      response.end('<html>bad gateway</html>')
    })
    const failure = openHttpUpstream({ url: endpoint.url })('{ a }', undefined, {})
    await expect(failure).rejects.toMatchObject({
      name: 'UpstreamUnavailableError',
      message: 'The subgraph endpoint answered 502 without a GraphQL result.',
    })
    expect(JSON.stringify(await failure.catch((error) => error.facts))).not.toContain('secret')
  })

  test('says that nobody listens', async () => {
    const upstream = openHttpUpstream({ url: 'http://127.0.0.1:1/' })
    await expect(upstream('{ a }', undefined, {})).rejects.toMatchObject({
      name: 'UpstreamUnavailableError',
      message: 'The subgraph endpoint cannot be reached.',
    })
  })

  test('gives up after the time allowed', async () => {
    await using endpoint = await serve(() => {})
    const upstream = openHttpUpstream({ url: endpoint.url, timeoutMs: 50 })
    await expect(upstream('{ a }', undefined, {})).rejects.toMatchObject({ name: 'UpstreamTimeoutError' })
  })

  test('leaves quietly when the caller does', async () => {
    await using endpoint = await serve(() => {})
    const upstream = openHttpUpstream({ url: endpoint.url })
    await expect(upstream('{ a }', undefined, { signal: AbortSignal.timeout(30) })).rejects.not.toMatchObject(
      {
        name: 'UpstreamUnavailableError',
      },
    )
  })
})
