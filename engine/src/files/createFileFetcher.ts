import type { Log } from '../core/log.js'
import { createFairQueue } from './createFairQueue.js'
import { FileError } from './fileError.js'

/** A file that is here. */
export type ArrivedFile = Readonly<{ reference: string; content: Uint8Array }>

/** A file to fetch, and what it comes from: files of one group share their turns. */
export type WantedFile = Readonly<{ reference: string; group: number }>

export type FileFetcherOptions = Readonly<{
  fetchFile(reference: string, signal: AbortSignal): Promise<Uint8Array>
  /** Milliseconds before another try, after `failures` (from 1). */
  retryMs(failures: number): number
  log: Log
  /** Ends it for good. */
  signal: AbortSignal
  /** So long one try may take. @default 60_000 */
  timeoutMs?: number
  /** Files fetched at a time. @default 8 */
  parallel?: number
  /** Files of one group fetched at a time. @default 2 */
  parallelOfGroup?: number
  /** No more files are begun while so many bytes wait to be taken. @default 64 MiB */
  mostBytes?: number
}>

/** Fetches files beside everything else; see `createFileFetcher`. */
export type FileFetcher = Readonly<{
  /** Fetches these too, before those that failed. What is wanted already, or is here, stays as it is. */
  want(files: Iterable<WantedFile>): void
  /** Fetches these and no others. */
  wantOnly(files: readonly WantedFile[]): void
  /** How many files are wanted and not here. */
  waiting(): number
  /** Files that are here, in the order in which they came. */
  arrived(): readonly ArrivedFile[]
  /** Forgets a file, wherever it is. */
  forget(reference: string): void
  /** Forgets the files that have failed so often. */
  forgetFailed(failures: number): void
}>

type Wanted = {
  group: number
  isQueued: boolean
  failures: number
  timer: NodeJS.Timeout | undefined
  abort: AbortController | undefined
}

/**
 * Fetches wanted files a few at a time until they are here, for ever: whatever goes wrong may be mended tomorrow.
 * Nobody has to wait for it, and a group of a million files takes no turn from another.
 */
export const createFileFetcher = (options: FileFetcherOptions): FileFetcher => {
  const { fetchFile, retryMs, log, signal } = options
  const { timeoutMs = 60_000, parallel = 8, parallelOfGroup = 2, mostBytes = 64 * 1024 * 1024 } = options
  const wanted = new Map<string, Wanted>()
  const here = new Map<string, Uint8Array>()
  const fresh = createFairQueue()
  const again = createFairQueue()
  const runningOf = new Map<number, number>()
  let running = 0
  let bytes = 0

  const hasTurn = (group: number) => (runningOf.get(group) ?? 0) < parallelOfGroup
  const count = (group: number, change: number) => {
    const left = (runningOf.get(group) ?? 0) + change
    if (left > 0) runningOf.set(group, left)
    else runningOf.delete(group)
    running += change
  }

  const begin = () => {
    while (!signal.aborted && running < parallel && bytes < mostBytes) {
      const next = fresh.take(hasTurn) ?? again.take(hasTurn)
      if (!next) return
      const file = wanted.get(next.reference)
      // It may have been forgotten meanwhile, or been taken in the turn of another group.
      if (file?.isQueued) void fetchOne(next.reference, file, next.group)
    }
  }

  const fetchOne = async (reference: string, file: Wanted, group: number) => {
    const abort = new AbortController()
    file.abort = abort
    file.isQueued = false
    count(group, 1)
    const late = () => abort.abort(new FileError(`The file did not come within ${timeoutMs} ms.`))
    const timer = setTimeout(late, timeoutMs)
    try {
      const content = await fetchFile(reference, abort.signal)
      if (wanted.get(reference) === file) arrive(reference, content)
    } catch (error) {
      if (wanted.get(reference) === file && !signal.aborted) fail(reference, file, error)
    } finally {
      clearTimeout(timer)
      count(group, -1)
      begin()
    }
  }

  const arrive = (reference: string, content: Uint8Array) => {
    wanted.delete(reference)
    here.set(reference, content)
    bytes += content.length
    log.debug({ file: reference, bytes: content.length }, 'Fetched a file')
  }

  const fail = (reference: string, file: Wanted, error: unknown) => {
    file.failures += 1
    const ms = retryMs(file.failures)
    const reason = error instanceof Error ? error.message : String(error)
    const write = file.failures === 1 ? log.warn : log.debug
    write.call(log, { file: reference, reason, failures: file.failures, ms }, 'Could not fetch a file')
    file.timer = setTimeout(() => {
      file.isQueued = true
      again.add(file.group, reference)
      begin()
    }, ms)
  }

  const want = (files: Iterable<WantedFile>) => {
    for (const { reference, group } of files) {
      if (here.has(reference)) continue
      const known = wanted.get(reference)
      // Whoever has the next turn gets it for all.
      if (known?.isQueued === false) continue
      if (!known)
        wanted.set(reference, { group, isQueued: true, failures: 0, timer: undefined, abort: undefined })
      fresh.add(group, reference)
    }
    begin()
  }

  const drop = (reference: string) => {
    bytes -= here.get(reference)?.length ?? 0
    here.delete(reference)
    const file = wanted.get(reference)
    wanted.delete(reference)
    clearTimeout(file?.timer)
    file?.abort?.abort()
  }

  signal.addEventListener('abort', () => {
    for (const { timer, abort } of wanted.values()) {
      clearTimeout(timer)
      abort?.abort()
    }
  })

  return {
    want,
    wantOnly: (files) => {
      const kept = new Set(files.map(({ reference }) => reference))
      for (const reference of [...wanted.keys(), ...here.keys()]) if (!kept.has(reference)) drop(reference)
      want(files)
    },
    waiting: () => wanted.size,
    arrived: () => [...here].map(([reference, content]) => ({ reference, content })),
    forget: (reference) => {
      drop(reference)
      begin()
    },
    forgetFailed: (failures) => {
      for (const [reference, file] of [...wanted]) if (file.failures >= failures) drop(reference)
      begin()
    },
  }
}
