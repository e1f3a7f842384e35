import { z } from 'zod'
import { answerTooLarge } from '../core/answerSize.js'
import { GatewayError } from '../core/gatewayError.js'
import type { BlockPointer, Upstream, UpstreamResponse } from './upstream.js'
import { UpstreamTimeoutError, UpstreamUnavailableError } from './upstreamErrors.js'

const IndexedHeader = z.object({
  number: z.number().int(),
  hash: z.string(),
  timestamp: z.number().int().nullable().default(null),
})

/**
 * An upstream over the query endpoint of a graph-node or a compatible service.
 *
 * @example
 * const upstream = openHttpUpstream({ url: 'http://localhost:8000/subgraphs/name/poco' })
 */
export const openHttpUpstream = ({
  url,
  name,
  headers = {},
  timeoutMs = 10_000,
  maxBytes = 20_000_000,
}: Readonly<{
  url: string
  /** What errors call the endpoint, such as the name of its network; clients see it. */
  name?: string
  /** Sent with every request, for example an API key. */
  headers?: Readonly<Record<string, string>>
  /** @default 10000 */
  timeoutMs?: number
  /** Longer answers are given up while they come. @default 20,000,000 */
  maxBytes?: number
}>): Upstream => {
  // Query keys may be secrets, so errors and logs name the endpoint without path and query.
  const facts = { name, origin: new URL(url).origin, timeoutMs }
  return async (document, variables, { signal }) => {
    const timeout = AbortSignal.timeout(timeoutMs)
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify({ query: document, variables }),
        signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
      })
      return toUpstreamResponse(response, await readText(response, maxBytes), facts)
    } catch (error) {
      if (error instanceof GatewayError || signal?.aborted) throw error
      if (timeout.aborted) throw new UpstreamTimeoutError(facts, error)
      throw new UpstreamUnavailableError('cannot be reached', facts, error)
    }
  }
}

const readText = async ({ body }: Response, maxBytes: number): Promise<string> => {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body ?? []) {
    size += chunk.byteLength
    // Leaving the loop ends the connection.
    if (size > maxBytes) throw answerTooLarge(maxBytes)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

const toUpstreamResponse = (
  response: Response,
  body: string,
  facts: { origin: string },
): UpstreamResponse => {
  if (!isGraphqlAnswer(body)) {
    const { status } = response
    throw new UpstreamUnavailableError(`answered ${status} without a GraphQL result`, { ...facts, status })
  }
  const attestable = response.headers.get('graph-attestable')
  return {
    body,
    block: readIndexed(response.headers.get('graph-indexed')),
    ...(attestable !== null && { attestable: attestable === 'true' }),
  }
}

/** Looks at the first key only, so that a large body is not parsed twice; services put one of these first. */
const isGraphqlAnswer = (body: string): boolean => /^\s*\{\s*"(?:data|errors|extensions)"\s*:/.test(body)

const readIndexed = (header: string | null): BlockPointer | null => {
  if (header === null) return null
  try {
    return IndexedHeader.nullable().parse(JSON.parse(header))
  } catch {
    return null
  }
}
