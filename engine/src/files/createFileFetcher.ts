import type { Log } from '../core/log.js'
import { FileError } from './fileError.js'

/** A file that is here. */
export type ArrivedFile = Readonly<{ reference: string; content: Uint8Array }>

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
  /** No more files are begun while so many bytes wait to be taken. @default 64 MiB */
  mostBytes?: number
}>

/** Fetches files beside everything else; see `createFileFetcher`. */
export type FileFetcher = Readonly<{
  /** Fetches these too, before those that failed. What is wanted already, or is here, stays as it is. */
  want(references: Iterable<string>): void
  /** Fetches these and no others. */
  wantOnly(references: Iterable<string>): void
  /** Files that are here, in the order in which they came. */
  arrived(): readonly ArrivedFile[]
  /** Forgets a file, wherever it is. */
  forget(reference: string): void
}>

type Wanted = { failures: number; timer: NodeJS.Timeout | undefined; abort: AbortController | undefined }

/**
 * Fetches wanted files a few at a time until they are here, for ever: whatever goes wrong may be mended tomorrow.
 * Nobody has to wait for it.
 */
export const createFileFetcher = (options: FileFetcherOptions): FileFetcher => {
  const { fetchFile, retryMs, log, signal } = options
  const { timeoutMs = 60_000, parallel = 8, mostBytes = 64 * 1024 * 1024 } = options
  const wanted = new Map<string, Wanted>()
  const here = new Map<string, Uint8Array>()
  const fresh = new Set<string>()
  const again = new Set<string>()
  let running = 0
  let bytes = 0

  const begin = () => {
    while (!signal.aborted && running < parallel && bytes < mostBytes) {
      const queue = fresh.size > 0 ? fresh : again
      const [reference] = queue
      const file = reference === undefined ? undefined : wanted.get(reference)
      if (reference === undefined || !file) return
      queue.delete(reference)
      void fetchOne(reference, file)
    }
  }

  const fetchOne = async (reference: string, file: Wanted) => {
    const abort = new AbortController()
    file.abort = abort
    running += 1
    const late = () => abort.abort(new FileError(`The file did not come within ${timeoutMs} ms.`))
    const timer = setTimeout(late, timeoutMs)
    try {
      const content = await fetchFile(reference, abort.signal)
      if (wanted.get(reference) === file) arrive(reference, content)
    } catch (error) {
      if (wanted.get(reference) === file && !signal.aborted) fail(reference, file, error)
    } finally {
      clearTimeout(timer)
      running -= 1
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
      again.add(reference)
      begin()
    }, ms)
  }

  const want = (references: Iterable<string>) => {
    for (const reference of references) {
      if (wanted.has(reference) || here.has(reference)) continue
      wanted.set(reference, { failures: 0, timer: undefined, abort: undefined })
      fresh.add(reference)
    }
    begin()
  }

  const forget = (reference: string) => {
    bytes -= here.get(reference)?.length ?? 0
    here.delete(reference)
    const file = wanted.get(reference)
    wanted.delete(reference)
    fresh.delete(reference)
    again.delete(reference)
    clearTimeout(file?.timer)
    file?.abort?.abort()
    begin()
  }

  signal.addEventListener('abort', () => {
    for (const { timer, abort } of wanted.values()) {
      clearTimeout(timer)
      abort?.abort()
    }
  })

  return {
    want,
    wantOnly: (references) => {
      const kept = new Set(references)
      for (const reference of [...wanted.keys(), ...here.keys()]) if (!kept.has(reference)) forget(reference)
      want(kept)
    },
    arrived: () => [...here].map(([reference, content]) => ({ reference, content })),
    forget,
  }
}
