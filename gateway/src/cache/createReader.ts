import type { GraphQLSchema } from 'graphql/index.js'
import { createLruCache } from '../core/lruCache.js'
import { RequestError } from '../core/requestError.js'
import type { Upstream } from '../upstream/upstream.js'
import type { AnswerCache, CachedResponse, CacheStatus } from './createAnswerCache.js'
import type { HeadWatcher } from './createHeadWatcher.js'
import { type PinnedDocument, pinDocument } from './pinDocument.js'

/** Which blocks a client wants to read. */
export type Position = Readonly<{
  /** The newest block, but none below this number: what the client has seen already. */
  minBlock?: number | undefined
  /** This very block. */
  block?: number | undefined
}>

/** How one operation reads its upstream, and what became of it. */
export type Reading = Readonly<{
  upstream: Upstream
  /** The costliest way in which a part of it was answered; undefined when the upstream was not needed. */
  status(): CacheStatus | undefined
}>

/** Reads an upstream through its cache. */
export type Reader = Readonly<{
  /** `allowsRecent` is false for a reading that must be of the newest block. */
  open(position?: Position & Readonly<{ allowsRecent?: boolean }>): Reading
}>

/** A block not indexed yet is waited for, if it can be expected soon. */
const PATIENCE_MS = 2_000
const SOON_BLOCKS = 100
const RETRY_SECONDS = 1
const DOCUMENTS = 1_000
const CHARACTERS = 300_000
const COSTS: readonly CacheStatus[] = ['hit', 'coalesced', 'miss']

/** Makes the reader of one chain. */
export const createReader = ({
  cache,
  heads,
  base,
}: Readonly<{ cache: AnswerCache; heads: HeadWatcher; base: GraphQLSchema }>): Reader => {
  const pinned = createLruCache<PinnedDocument | undefined>(DOCUMENTS, { characters: CHARACTERS })

  const notIndexed = (wanted: number): RequestError => {
    const indexed = heads.current()?.number
    return new RequestError(
      'BLOCK_NOT_INDEXED',
      `Block ${wanted} is not indexed yet${indexed === undefined ? '' : `: the newest is ${indexed}`}.`,
      { facts: { limit: indexed, actual: wanted, retryAfterSeconds: RETRY_SECONDS } },
    )
  }

  const untilIndexed = (wanted: number, signal: AbortSignal | undefined): Promise<void> =>
    new Promise((resolve, reject) => {
      const { number } = heads.current() ?? {}
      if (number !== undefined && number >= wanted) return resolve()
      if (number !== undefined && number + SOON_BLOCKS < wanted) return reject(notIndexed(wanted))
      const settle = (end: () => void) => {
        clearTimeout(timer)
        unfollow()
        signal?.removeEventListener('abort', onAbort)
        end()
      }
      const onAbort = () => settle(() => reject(signal?.reason))
      const unfollow = heads.follow((head) => {
        if (head.number >= wanted) settle(resolve)
      })
      const timer = setTimeout(() => settle(() => reject(notIndexed(wanted))), PATIENCE_MS)
      signal?.addEventListener('abort', onAbort, { once: true })
      if (signal?.aborted) onAbort()
    })

  type Ask = Parameters<Upstream>
  type Constraint = Readonly<{ number?: number; hash?: string; number_gte?: number }>

  const askAt = async ([document, variables, { signal }]: Ask, at: Constraint): Promise<CachedResponse> => {
    const query = pinned.getOrCreate(document, () => pinDocument(base, document))
    return cache.ask(query?.text ?? document, query ? { ...variables, [query.variable]: at } : variables, {
      signal,
      allowsRecent: false,
    })
  }

  const askFrom = async (ask: Ask, minBlock: number): Promise<CachedResponse> => {
    const [document, variables, { signal }] = ask
    await untilIndexed(minBlock, signal)
    const answer = await cache.ask(document, variables, { signal, minBlock, allowsRecent: true })
    if (answer.block && answer.block.number >= minBlock) return answer
    // Behind this endpoint may be several subgraphs, some of which have the block.
    const other = await askAt(ask, { number_gte: minBlock })
    if (other.block && other.block.number < minBlock) throw notIndexed(minBlock)
    return other
  }

  const askBlock = async (ask: Ask, number: number): Promise<CachedResponse> => {
    const [, , { signal }] = ask
    await untilIndexed(number, signal)
    const known = heads.byNumber(number)
    return { ...(await askAt(ask, known ? { hash: known.hash } : { number })), block: known ?? null }
  }

  return {
    open({ minBlock, block, allowsRecent = true } = {}) {
      let cost = -1
      const read = (ask: Ask): Promise<CachedResponse> => {
        if (block !== undefined) return askBlock(ask, block)
        if (minBlock !== undefined) return askFrom(ask, minBlock)
        const [document, variables, { signal }] = ask
        return cache.ask(document, variables, { signal, allowsRecent })
      }
      return {
        upstream: async (...ask) => {
          const { status, ...response } = await read(ask)
          cost = Math.max(cost, COSTS.indexOf(status))
          return response
        },
        status: () => COSTS[cost],
      }
    },
  }
}
