import { z } from 'zod'
import { DevnetError } from '../devnetError.js'

/** Sends one JSON-RPC request and gives its result, unparsed. */
export type JsonRpc = (method: string, params?: readonly unknown[]) => Promise<unknown>

const ResponseSchema = z.object({
  result: z.unknown().optional(),
  error: z.object({ code: z.number(), message: z.string(), data: z.unknown().optional() }).optional(),
})

/** A JSON-RPC client for one node. Requests fail with a DevnetError that names the method. */
export const createJsonRpc = (url: string, { signal }: { signal?: AbortSignal } = {}): JsonRpc => {
  let id = 0
  return async (method, params = []) => {
    id += 1
    const response = await post(url, { jsonrpc: '2.0', id, method, params }, signal)
    const { result, error } = ResponseSchema.parse(response)
    if (error !== undefined)
      throw new DevnetError(`${method} failed: ${error.message}.`, {
        facts: { method, code: error.code, data: error.data },
      })
    return result
  }
}

type Request = Readonly<{ jsonrpc: '2.0'; id: number; method: string; params: readonly unknown[] }>

const post = async (url: string, body: Request, signal: AbortSignal | undefined): Promise<unknown> => {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      ...(signal === undefined ? {} : { signal }),
    })
    return await response.json()
  } catch (cause) {
    signal?.throwIfAborted()
    throw new DevnetError(`${body.method} got no answer from ${url}.`, {
      facts: { method: body.method, url },
      remedy: 'Check that the chain is still running.',
      cause,
    })
  }
}
