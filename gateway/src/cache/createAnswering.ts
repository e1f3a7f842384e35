import type { Executor, OperationRequest } from '../executor/createExecutor.js'
import type { OperationResult } from '../executor/operationResult.js'
import type { CacheStatus } from './createAnswerCache.js'
import type { Asked, HeadWatcher } from './createHeadWatcher.js'
import type { Position, Reader } from './createReader.js'

/** Answers operations through the cache. */
export type Answering = (
  request: OperationRequest,
  position?: Position & Readonly<{ allowsRecent?: boolean }>,
) => Promise<OperationResult & Readonly<{ cacheStatus: CacheStatus | undefined }>>

/** Makes what answers operations. One that waits for something is run again at new blocks until that happened. */
export const createAnswering =
  ({
    executor,
    reader,
    heads,
    elapsed,
  }: Readonly<{
    executor: Executor
    reader: Reader
    heads: HeadWatcher
    elapsed: () => number
  }>): Answering =>
  async (request, position) => {
    const begunAt = elapsed()
    for (let allowsRecent = position?.allowsRecent ?? true; ; allowsRecent = false) {
      const asked = heads.ask()
      const reading = reader.open({ ...position, allowsRecent })
      const result = await executor.execute({ ...request, upstream: reading.upstream })
      const waitMs = result.kind === 'raw' ? 0 : begunAt + result.waitSeconds * 1_000 - elapsed()
      if (waitMs <= 0) return { ...result, cacheStatus: reading.status() }
      await untilNext(heads, { asked, waitMs, signal: request.signal })
    }
  }

/** Resolves when there may be a newer block than then, or after so long. */
const untilNext = (
  heads: HeadWatcher,
  { asked, waitMs, signal }: Readonly<{ asked: Asked; waitMs: number; signal: AbortSignal | undefined }>,
): Promise<void> =>
  new Promise((resolve, reject) => {
    const end = () => {
      clearTimeout(timer)
      unfollow()
      signal?.removeEventListener('abort', end)
      if (signal?.aborted) reject(signal.reason)
      else resolve()
    }
    const unfollow = heads.follow(end)
    const timer = setTimeout(end, waitMs)
    signal?.addEventListener('abort', end, { once: true })
    if (signal?.aborted || !heads.isAsNew(asked)) end()
  })
