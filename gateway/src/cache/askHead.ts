import { parseUpstreamBody } from '../upstream/parseUpstreamBody.js'
import type { BlockPointer, Upstream } from '../upstream/upstream.js'
import { UpstreamUnavailableError } from '../upstream/upstreamErrors.js'

/** What an upstream is asked to learn its newest block. */
export const HEAD_DOCUMENT = 'query NewestBlock{_meta{block{number hash}}}'

/** The newest block of an upstream: as the answer's header names it, else as `_meta` does. */
export const askHead = async (upstream: Upstream, signal: AbortSignal): Promise<BlockPointer | null> => {
  const { body, block } = await upstream(HEAD_DOCUMENT, undefined, { signal })
  if (block) return block
  const { data, errors } = parseUpstreamBody(body)
  if (!data) throw new UpstreamUnavailableError('does not tell its newest block', { errors })
  const { number, hash } = (data as { _meta?: { block?: Record<string, unknown> } })._meta?.block ?? {}
  return typeof number === 'number' && typeof hash === 'string' ? { number, hash, timestamp: null } : null
}
