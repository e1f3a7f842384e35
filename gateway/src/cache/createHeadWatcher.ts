import type { Log } from '../core/log.js'
import type { BlockPointer } from '../upstream/upstream.js'

/** When something was asked for: its place in the order of all that happened, and the time. */
export type Asked = Readonly<{ order: number; at: number }>

/** What is known of the block up to which an upstream has indexed. */
export type HeadWatcher = Disposable &
  Readonly<{
    /** The newest block known; undefined before any answer told one. */
    current(): BlockPointer | undefined
    /** Whether data of this block may be served: as the newest, as what lately was the newest, or not at all. */
    standing(hash: string): 'current' | 'recent' | 'past'
    /** The block of this number that was last the newest while this gateway ran. */
    byNumber(number: number): BlockPointer | undefined
    /** A block that was the newest while this gateway ran, by its hash. */
    byHash(hash: string): BlockPointer | undefined
    /** Notes that something is asked for now. */
    ask(): Asked
    /** Whether what was asked for then is as good as what is asked for now, as far as is known. */
    isAsNew(asked: Asked): boolean
    /** False while the upstream does not tell its block. */
    isConfirmed(): boolean
    /** Takes the block of an answer to what was asked for then. */
    observe(block: BlockPointer, asked: Asked): void
    /** Notes that the upstream could not be reached. */
    doubt(): void
    /** Notes that the upstream does not know a block any more: nothing of it may be served. */
    lose(hash: string): void
    /** Keeps watching for a while. */
    touch(): void
    /** Calls the listener at every new head, and keeps watching, until the returned function is called. */
    follow(listener: (head: BlockPointer) => void): () => void
  }>

export type HeadOptions = Readonly<{
  /** Asks the upstream for its newest block; null when it does not tell. */
  askUpstream: (signal: AbortSignal) => Promise<BlockPointer | null>
  /** Calls the listener whenever the newest block may be another. Without it the upstream is polled. */
  onHead?: ((listener: () => void) => () => void) | undefined
  /**
   * Milliseconds between two polls. What answers tell counts as a poll.
   * @default 1000
   */
  pollMs?: number | undefined
  /**
   * Longest time in milliseconds for which data of a block is served after the block was last seen to be the newest.
   * Where `onHead` tells of new blocks, nothing but the newest is served.
   * @default 2000
   */
  staleMs?: number | undefined
  /** Milliseconds on a clock that never goes back. */
  elapsed: () => number
  log: Log
}>

const LONGEST_PAUSE_MS = 30_000
/** Without any reader for so long, nobody needs to know the head. */
const INTEREST_MS = 10_000
const REMEMBERED = 1_024

/**
 * Follows the newest block of an upstream, from what its answers tell and from asking when they do not. It asks only
 * while someone reads or follows, and ever less often while the upstream fails.
 */
export const createHeadWatcher = ({
  askUpstream,
  onHead,
  pollMs = 1_000,
  staleMs = 2_000,
  elapsed,
  log,
}: HeadOptions): HeadWatcher => {
  const closing = new AbortController()
  const followers = new Set<(head: BlockPointer) => void>()
  /** Blocks that were the newest, and when last they surely were. The one told last comes last. */
  const seen = new Map<string, { block: BlockPointer; at: number }>()
  let head: BlockPointer | undefined
  let order = 0
  /** When the latest answer that named the head was asked for. */
  let asked: Asked = { order: 0, at: Number.NEGATIVE_INFINITY }
  /** Places in the order: of the latest answer that named the head, of the first one, of the latest sign of a new one. */
  let toldOrder = 0
  let changeOrder = 0
  let signOrder = 0
  let touchedAt = Number.NEGATIVE_INFINITY
  let failures = 0
  let isAsking = false
  let timer: NodeJS.Timeout | undefined

  const isWatched = () => followers.size > 0 || elapsed() - touchedAt < INTEREST_MS
  const isUpToDate = () => asked.order > signOrder
  const ask = (): Asked => ({ order: ++order, at: elapsed() })

  const remember = (block: BlockPointer, at: number): void => {
    const known = seen.get(block.hash)
    seen.delete(block.hash)
    seen.set(block.hash, { block, at: Math.max(at, known?.at ?? at) })
    if (seen.size > REMEMBERED) seen.delete(seen.keys().next().value ?? '')
  }

  const observe: HeadWatcher['observe'] = (block, then) => {
    failures = 0
    const isSame = block.hash === head?.hash
    // Two requests that overlapped may have been answered in either order: a higher block is newer, as it seems.
    const isHigher = block.number > (head?.number ?? -1) && then.order > signOrder
    const isNewer = then.order > toldOrder || isHigher
    if (!isSame && !isNewer) return void askNow()
    remember(block, then.at)
    if (then.order > asked.order) asked = then
    toldOrder = ++order
    if (isSame) return
    head = block
    changeOrder = order
    for (const follower of followers) follower(block)
  }

  const askNow = async (): Promise<void> => {
    if (isAsking || closing.signal.aborted) return
    isAsking = true
    const then = ask()
    try {
      const block = await askUpstream(closing.signal)
      failures = 0
      if (block) observe(block, then)
    } catch (error) {
      if (closing.signal.aborted) return
      failures += 1
      log.debug({ err: error, failures }, 'Could not learn the newest block')
    } finally {
      isAsking = false
      schedule()
    }
  }

  /** Asks when it is time to: soon after a sign of a new block, or when nothing told the head for a while. */
  const schedule = (): void => {
    clearTimeout(timer)
    timer = undefined
    if (closing.signal.aborted || !isWatched() || (onHead && failures === 0 && isUpToDate())) return
    const pause =
      failures > 0
        ? Math.min(LONGEST_PAUSE_MS, pollMs * 2 ** failures)
        : onHead
          ? 0
          : Math.max(0, asked.at + pollMs - elapsed())
    timer = setTimeout(() => {
      timer = undefined
      if (!onHead && failures === 0 && asked.at + pollMs > elapsed()) schedule()
      else if (isWatched()) void askNow()
    }, pause)
    timer.unref()
  }

  const stopListening = onHead?.(() => {
    signOrder = ++order
    // While the upstream fails, the pause between two attempts stays as it is.
    if (failures === 0 && isWatched()) void askNow()
  })

  return {
    current: () => head,
    standing(hash) {
      if (onHead) return hash === head?.hash && seen.has(hash) && isUpToDate() ? 'current' : 'past'
      const at = seen.get(hash)?.at
      if (at === undefined || elapsed() - at > staleMs) return 'past'
      return hash === head?.hash ? 'current' : 'recent'
    },
    byHash: (hash) => seen.get(hash)?.block,
    byNumber: (number) => [...seen.values()].findLast(({ block }) => block.number === number)?.block,
    ask,
    isAsNew: (then) =>
      onHead ? then.order > signOrder : then.order > changeOrder && elapsed() - then.at <= staleMs,
    isConfirmed: () => failures === 0,
    observe,
    doubt() {
      failures = Math.max(1, failures)
      if (!timer) void askNow()
    },
    lose(hash) {
      if (!seen.delete(hash)) return
      order += 1
      signOrder = order
      changeOrder = order
      void askNow()
    },
    touch() {
      touchedAt = elapsed()
      if (!timer && !isAsking) schedule()
    },
    follow(listener) {
      followers.add(listener)
      if (!timer && !isAsking) schedule()
      return () => void followers.delete(listener)
    },
    [Symbol.dispose]() {
      closing.abort()
      clearTimeout(timer)
      followers.clear()
      stopListening?.()
    },
  }
}
