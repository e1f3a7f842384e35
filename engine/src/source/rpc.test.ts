import { describe, expect, test } from 'vitest'
import { silentLog } from '../core/log.js'
import { createRpc, type RpcOptions, type RpcOutcome } from './rpc.js'
import { RpcError } from './rpcError.js'
import { answering, HttpStatus, type Script, startScriptedRpc } from './scriptedRpc.js'

const { signal } = new AbortController()
const open = (urls: string[], options: Partial<RpcOptions> = {}) =>
  createRpc({ urls, log: silentLog, ...options })
const calls = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ method: 'eth_echo', params: [n] }))
/** What was answered, or the error, without who did. */
const told = (outcomes: readonly RpcOutcome[]) => outcomes.map(({ from: _, ...outcome }) => outcome)
const echo = answering(({ params }) => params[0])

/** Rejection of a single request to an RPC with this script. */
const refusal = async (script: Script, options: Partial<RpcOptions> = {}) => {
  await using server = await startScriptedRpc(script)
  const rpc = open([server.url], { retries: 0, ...options })
  const error = await rpc
    .request({ method: 'eth_ask', params: [] }, { signal })
    .catch((caught: unknown) => caught)
  if (error instanceof RpcError) return error
  throw new Error(`expected an RpcError, not ${String(error)}`)
}

const headerOf = (hash: string) => ({
  hash,
  ...Object.fromEntries(
    [
      'parentHash',
      'number',
      'timestamp',
      'sha3Uncles',
      'miner',
      'stateRoot',
      'transactionsRoot',
      'receiptsRoot',
      'gasUsed',
      'gasLimit',
    ].map((key) => [key, '0x0']),
  ),
})

describe('requestAll()', () => {
  test('keeps the order, in batches of the given size', async () => {
    await using server = await startScriptedRpc((requests) => (echo(requests, true) as unknown[]).reverse())
    const outcomes = await open([server.url], { batchSize: 10 }).requestAll(calls(25), { signal })
    expect(told(outcomes)).toEqual(Array.from({ length: 25 }, (_, value) => ({ value })))
    expect(server.posts.map((post) => post.length)).toEqual([10, 10, 5])
  })

  test('has no more requests under way than allowed', async () => {
    await using server = await startScriptedRpc(echo)
    const rpc = open([server.url], { batchSize: 1, inFlight: 2 })
    await expect(rpc.requestAll(calls(30), { signal })).resolves.toHaveLength(30)
    expect(server.posts).toHaveLength(30)
  })

  test('gives an error in its place, without asking again for what cannot pass', async () => {
    await using server = await startScriptedRpc(
      answering(({ params }) => (params[0] === 1 ? { code: 3, message: 'execution reverted' } : params[0])),
    )
    const [first, second] = await open([server.url]).requestAll(calls(2), { signal })
    expect(first).toMatchObject({ value: 0 })
    expect(second).toMatchObject({ error: { kind: 'failed', code: 3 } })
    expect(server.posts).toHaveLength(1)
  })

  test('asks again for those that were limited, and for those alone', async () => {
    let limited = true
    await using server = await startScriptedRpc(
      answering(({ params }) => {
        if (params[0] !== 1 || !limited) return params[0]
        limited = false
        return { code: -32005, message: 'rate limit' }
      }),
    )
    const outcomes = await open([server.url]).requestAll(calls(3), { signal })
    expect(told(outcomes)).toEqual([{ value: 0 }, { value: 1 }, { value: 2 }])
    expect(server.posts.map((post) => post.map(({ params }) => params[0]))).toEqual([[0, 1, 2], [1]])
  })

  test('asks again for an answer that is missing', async () => {
    let first = true
    await using server = await startScriptedRpc((requests) => {
      const answers = echo(requests, requests.length > 1) as unknown[]
      if (!first) return answers
      first = false
      return [answers[0], { id: 7 }]
    })
    const outcomes = await open([server.url]).requestAll(calls(2), { signal })
    expect(told(outcomes)).toEqual([{ value: 0 }, { value: 1 }])
  })

  test('is not misled by answers to what was not asked', async () => {
    await using server = await startScriptedRpc((requests, isBatch) => [
      ...(echo(requests, isBatch) as unknown[]),
      { id: 7, result: 'never asked' },
    ])
    const outcomes = await open([server.url]).requestAll(calls(2), { signal })
    expect(told(outcomes)).toEqual([{ value: 0 }, { value: 1 }])
  })

  test('makes batches smaller when they are refused for their size', async () => {
    await using server = await startScriptedRpc((requests, isBatch) => {
      if (requests.length > 3) throw new HttpStatus(413)
      return echo(requests, isBatch)
    })
    const rpc = open([server.url], { batchSize: 20 })
    const values = Array.from({ length: 20 }, (_, value) => ({ value }))
    expect(told(await rpc.requestAll(calls(20), { signal }))).toEqual(values)
    const before = server.posts.length
    expect(told(await rpc.requestAll(calls(20), { signal }))).toEqual(values)
    expect(server.posts.slice(before).every((post) => post.length <= 3)).toBe(true)
  })

  test('asks one by one where batches are not taken', async () => {
    for (const refuse of [
      () => ({ id: null, error: { code: -32600, message: 'no batches' } }),
      () => {
        throw new HttpStatus(400)
      },
    ]) {
      await using server = await startScriptedRpc((requests, isBatch) =>
        isBatch ? refuse() : echo(requests, isBatch),
      )
      const outcomes = await open([server.url]).requestAll(calls(9), { signal })
      expect(told(outcomes)).toEqual(Array.from({ length: 9 }, (_, value) => ({ value })))
    }
  })

  test('asks another endpoint for what one does not know', async () => {
    await using pruned = await startScriptedRpc(
      answering(({ params }) =>
        params[0] === 1 ? { code: -32000, message: 'missing trie node' } : params[0],
      ),
    )
    await using archive = await startScriptedRpc(echo)
    const outcomes = await open([pruned.url, archive.url]).requestAll(calls(3), { signal })
    expect(told(outcomes)).toEqual([{ value: 0 }, { value: 1 }, { value: 2 }])
    expect(archive.posts.flat().map(({ params }) => params[0])).toEqual([1])
  })

  test('loses nothing when the endpoint dies with requests under way', async () => {
    let answered = 0
    await using dying = await startScriptedRpc((requests, isBatch) => {
      answered += 1
      if (answered > 3) throw new HttpStatus(502)
      return echo(requests, isBatch)
    })
    await using healthy = await startScriptedRpc(echo)
    const rpc = open([dying.url, healthy.url], { batchSize: 5 })
    const outcomes = await rpc.requestAll(calls(100), { signal })
    expect(told(outcomes)).toEqual(Array.from({ length: 100 }, (_, value) => ({ value })))
    expect(rpc.endpoints().map(({ active }) => active)).toEqual([false, true])
  })
})

describe('request()', () => {
  test('goes to the next RPC when one fails, and stays there', async () => {
    await using bad = await startScriptedRpc(() => {
      throw new HttpStatus(503)
    })
    await using good = await startScriptedRpc(echo)
    const rpc = open([bad.url, good.url])
    const ask = () => rpc.request({ method: 'eth_echo', params: ['yes'] }, { signal })
    expect(await ask()).toBe('yes')
    expect(await ask()).toBe('yes')
    expect(bad.posts).toHaveLength(1)
  })

  test('names what is wrong, and a way out', async () => {
    const status = (code: number) => () => {
      throw new HttpStatus(code)
    }
    const failing = (code: number, message: string) => answering(() => ({ code, message }))
    const brief = async (script: Script) => {
      const { kind, message, remedy } = await refusal(script)
      return [kind, message.replace(/127\.0\.0\.1:\d+/, 'HOST'), remedy]
    }
    expect(await brief(status(401))).toEqual([
      'forbidden',
      'The RPC at HOST refused access (HTTP 401).',
      'Check the key in the RPC URL.',
    ])
    expect(await brief(status(502))).toEqual([
      'unavailable',
      'The RPC at HOST is not available (HTTP 502).',
      undefined,
    ])
    expect(await brief(failing(-32000, 'missing trie node 12ab'))).toEqual([
      'failed',
      'The RPC at HOST answered eth_ask with an error: missing trie node 12ab',
      'The RPC no longer keeps the state of old blocks: use an archive endpoint.',
    ])
    expect((await brief(failing(-32005, 'query returned more than 10000 results')))[0]).toBe('tooMuch')
    expect((await brief(failing(-32005, 'daily request count exceeded, request rate limited')))[0]).toBe(
      'busy',
    )
    expect((await brief(() => 'hello'))[0]).toBe('malformed')
  })

  test('never shows the path of an RPC URL, which may hold a key', async () => {
    await using server = await startScriptedRpc(() => {
      throw new HttpStatus(500)
    })
    const rpc = open([`${server.url}/v2/SECRET?key=SECRET`], { retries: 0 })
    const error = await rpc
      .request({ method: 'eth_ask', params: [] }, { signal })
      .catch((caught: unknown) => caught)
    expect(error).toBeInstanceOf(RpcError)
    const { message, facts, cause } = error as RpcError
    expect(JSON.stringify({ message, facts, cause })).not.toContain('SECRET')
  })

  test('gives up waiting for an answer in time', async () => {
    await using server = await startScriptedRpc(() => {
      const until = performance.now() + 300
      while (performance.now() < until);
      return {}
    })
    const rpc = open([server.url], { retries: 0, timeoutMs: 50 })
    await expect(rpc.request({ method: 'eth_ask', params: [] }, { signal })).rejects.toMatchObject({
      kind: 'slow',
    })
  })

  test('leaves an endpoint alone for as long as it asks, and takes another meanwhile', async () => {
    await using limited = await startScriptedRpc(() => {
      throw new HttpStatus(429, { 'retry-after': '30' })
    })
    await using other = await startScriptedRpc(echo)
    const rpc = open([limited.url, other.url])
    for (const value of [1, 2, 3])
      expect(await rpc.request({ method: 'eth_echo', params: [value] }, { signal })).toBe(value)
    expect(limited.posts).toHaveLength(1)
  })

  test('is held up, not refused, while one endpoint is away and the other does not know us', async () => {
    const failing = (status: number) =>
      startScriptedRpc(() => {
        throw new HttpStatus(status)
      })
    await using forbidding = await failing(403)
    await using away = await failing(502)
    for (const urls of [
      [forbidding.url, away.url],
      [away.url, forbidding.url],
    ])
      await expect(
        open(urls, { retries: 2 }).request({ method: 'eth_ask', params: [] }, { signal }),
      ).rejects.toMatchObject({ kind: 'unavailable' })
  })

  test('leaves out an endpoint of another chain, and fails when none is left', async () => {
    const chain = (chainId: string, genesis = '0x0') =>
      answering(({ method, params }) => {
        if (method === 'eth_chainId') return chainId
        return method === 'eth_getBlockByNumber' ? headerOf(genesis) : params[0]
      })
    await using foreign = await startScriptedRpc(chain('0x2'))
    await using fork = await startScriptedRpc(chain('0x1', '0xf'))
    await using right = await startScriptedRpc(chain('0x1'))
    const ask = (urls: string[]) =>
      open(urls, { chain: { chainId: 1, genesis: '0x0' } }).request(
        { method: 'eth_echo', params: ['yes'] },
        { signal },
      )
    expect(await ask([foreign.url, fork.url, right.url])).toBe('yes')
    expect([foreign, fork].flatMap(({ posts }) => posts.flat()).map(({ method }) => method)).not.toContain(
      'eth_echo',
    )
    await expect(ask([foreign.url])).rejects.toThrow('The RPC serves chain 2, but chain 1 was expected.')
  })

  test('does not leave out an endpoint that is wrong once about its chain', async () => {
    const lies = [null, headerOf('0x0'), headerOf('0xf')]
    await using server = await startScriptedRpc(
      answering(({ method, params }) => {
        if (method === 'eth_chainId') return '0x1'
        if (method !== 'eth_getBlockByNumber') return params[0]
        return lies.length > 0 ? lies.pop() : headerOf('0x0')
      }),
    )
    const rpc = open([server.url], { chain: { chainId: 1, genesis: '0x0' } })
    expect(await rpc.request({ method: 'eth_echo', params: ['yes'] }, { signal })).toBe('yes')
    expect(rpc.endpoints()).toMatchObject([{ excluded: undefined }])
  })

  test('fails when an endpoint is of another chain each time', async () => {
    let asked = 0
    await using server = await startScriptedRpc(
      answering(({ method }) => (method === 'eth_chainId' ? '0x1' : headerOf(`0x${(asked++).toString(16)}`))),
    )
    await expect(
      open([server.url], { chain: { chainId: 1 } }).request({ method: 'eth_echo', params: [] }, { signal }),
    ).rejects.toThrow('The RPC says something else each time it is asked which chain it serves.')
  })

  test('ends at once when it is aborted, even between tries', async () => {
    await using server = await startScriptedRpc(() => {
      throw new HttpStatus(503)
    })
    const stop = new AbortController()
    const asked = open([server.url], { retries: 100 }).request(
      { method: 'eth_ask', params: [] },
      { signal: stop.signal },
    )
    setTimeout(() => stop.abort(new Error('closing')), 30)
    const started = performance.now()
    await expect(asked).rejects.toThrow('closing')
    expect(performance.now() - started).toBeLessThan(1_000)
  })
})
