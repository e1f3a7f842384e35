import { LRUCache } from 'lru-cache'
import { createLruCache } from '../core/lruCache.js'
import { parseUpstreamBody } from '../upstream/parseUpstreamBody.js'
import type { BlockPointer, Upstream, UpstreamResponse } from '../upstream/upstream.js'
import { UpstreamUnavailableError } from '../upstream/upstreamErrors.js'
import { upstreamFailure } from '../upstream/upstreamFailure.js'
import { canonicalJson } from './canonicalJson.js'
import { createFlights } from './createFlights.js'
import type { Asked, HeadWatcher } from './createHeadWatcher.js'
import { type DocumentFacts, documentFacts, type Pin, pinnedBlocks } from './documentFacts.js'

/** Where an answer came from. */
export type CacheStatus = 'hit' | 'coalesced' | 'miss'

/** An answer of the upstream, or a copy of one. */
export type CachedResponse = UpstreamResponse & Readonly<{ status: CacheStatus }>

/** Remembers what an upstream answered, for as long as it would answer the same. */
export type AnswerCache = Readonly<{
  ask(
    document: string,
    variables: Readonly<Record<string, unknown>> | undefined,
    options: Readonly<{
      signal?: AbortSignal | undefined
      /** Least block of the answer, if it is a copy. */
      minBlock?: number | undefined
      /** False for answers of the newest block only. */
      allowsRecent: boolean
    }>,
  ): Promise<CachedResponse>
}>

type Entry = UpstreamResponse &
  Readonly<{
    /** Block that the answer is as of, also when it does not tell. */
    tag: BlockPointer
    /** Blocks that all of it was asked of; undefined when some of it was of the newest. */
    pins: readonly Pin[] | undefined
    storedAt: number
  }>

/** A block so far below the newest is taken to be final. */
const FINAL_BELOW = 1_000
const DAY_MS = 86_400_000
const DOCUMENTS = 1_000
const CHARACTERS = 300_000
/** Longer documents and variables are asked once, by nobody who would ask again; answers to them are not kept. */
const MOST_KEY = 20_000
/** What an entry weighs besides its texts. */
const OVERHEAD_BYTES = 500

/**
 * Puts a cache before an upstream. What it holds is as of one block and without any computed value, so it is right
 * whatever the time is.
 */
export const createAnswerCache = (
  upstream: Upstream,
  {
    heads,
    deployment,
    maxBytes,
    elapsed,
  }: Readonly<{
    heads: HeadWatcher
    deployment: () => string
    /** Most bytes of answers that are kept; 0 keeps none. */
    maxBytes: number
    elapsed: () => number
  }>,
): AnswerCache => {
  const entries =
    maxBytes > 0 ? new LRUCache<string, Entry>({ maxSize: maxBytes, sizeCalculation: bytesOf }) : undefined
  const flights = createFlights<Asked, UpstreamResponse>()
  const facts = createLruCache<DocumentFacts>(DOCUMENTS, { characters: CHARACTERS })
  let highest = 0

  const isFinal = ({ pins = [] }: Entry): boolean => {
    const limit = (heads.current()?.number ?? 0) - FINAL_BELOW
    const numbers = pins.map(({ number, hash }) =>
      typeof hash === 'string' ? heads.byHash(hash)?.number : number,
    )
    return numbers.length > 0 && numbers.every((number) => typeof number === 'number' && number <= limit)
  }

  /** After a reorganisation below what was taken to be final, nothing is certain any more. */
  const noteHead = (): void => {
    const { number = 0 } = heads.current() ?? {}
    if (number < highest - FINAL_BELOW) {
      entries?.clear()
      highest = number
    } else highest = Math.max(highest, number)
  }

  const copyOf = (entry: Entry, block: BlockPointer | null): CachedResponse => ({
    body: entry.body,
    block: block && !heads.isConfirmed() ? { ...block, isUnconfirmed: true } : block,
    attestable: entry.attestable,
    status: 'hit',
  })

  return {
    async ask(document, variables, { signal, minBlock = 0, allowsRecent }) {
      heads.touch()
      noteHead()
      const known = facts.getOrCreate(document, () => documentFacts(document))
      const serving = deployment()
      const key = `${serving}\n${known.text}\n${canonicalJson(used(variables, known.variables))}`

      const fly = (flightSignal?: AbortSignal) => {
        const asked = heads.ask()
        const start = async (startSignal: AbortSignal): Promise<UpstreamResponse> => {
          const before = heads.current()
          const response = await upstream(document, variables, { signal: startSignal }).catch((error) => {
            if (error instanceof UpstreamUnavailableError) heads.doubt()
            throw error
          })
          if (response.block) heads.observe(response.block, asked)
          for (const hash of lostBlocks(response.body, pinnedBlocks(known, variables))) heads.lose(hash)
          const tag = response.block ?? before
          if (tag && key.length <= MOST_KEY && deployment() === serving && isClean(response.body))
            entries?.set(key, { ...response, tag, pins: pinnedBlocks(known, variables), storedAt: asked.at })
          return response
        }
        return flights.join(key, { isAsNew: heads.isAsNew, begun: asked, signal: flightSignal, start })
      }

      const entry = entries?.get(key)
      if (entry) {
        if (elapsed() - entry.storedAt < DAY_MS && isFinal(entry))
          return copyOf(entry, entry.block && (heads.current() ?? entry.block))
        const standing = entry.tag.number >= minBlock ? heads.standing(entry.tag.hash) : 'past'
        if (standing === 'current') return copyOf(entry, entry.block)
        if (standing === 'recent' && allowsRecent) {
          fly().result.catch(() => {})
          return copyOf(entry, entry.block)
        }
      }
      const { result, isShared } = fly(signal)
      return { ...(await result), status: isShared ? 'coalesced' : 'miss' }
    },
  }
}

/** The blocks, of those that were asked for by their hash, that the upstream does not have. */
const lostBlocks = (body: string, pins: readonly Pin[] = []): readonly string[] => {
  const hashes = pins.flatMap(({ hash }) => (typeof hash === 'string' ? [hash] : []))
  if (hashes.length === 0 || isClean(body)) return []
  return upstreamFailure(parseUpstreamBody(body)).code === 'BLOCK_NOT_INDEXED' ? hashes : []
}

/** A key inside JSON text that opens an error list cannot stand in a string. */
const isClean = (body: string): boolean => body.startsWith('{"data":{') && !body.includes('"errors":')

const bytesOf = ({ body }: Entry, key: string): number => body.length + key.length + OVERHEAD_BYTES

/** The variables that matter. */
const used = (
  variables: Readonly<Record<string, unknown>> = {},
  names: readonly string[] = Object.keys(variables),
): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    names.filter((name) => Object.hasOwn(variables, name)).map((name) => [name, variables[name]]),
  )
