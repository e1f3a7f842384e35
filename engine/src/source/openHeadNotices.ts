import type { Log } from '../core/log.js'
import { hostOf } from './endpoint.js'
import { backOff, wait } from './wait.js'

/** Notices of new blocks; see `openHeadNotices`. */
export type HeadNotices = Readonly<{
  /** Number of the block that was told of last; undefined while nobody tells of any. */
  announced(): number | undefined
  /** Resolves after `ms`, or at a notice: at once when one came since the last time. */
  next(ms: number, signal: AbortSignal): Promise<void>
}>

/** Whether an address is for notices, not for requests. */
export const isSocketUrl = (url: string): boolean => /^wss?:/.test(url)

/** Subscribes to the new blocks of each endpoint, and again after every failure, until the signal is aborted. */
export const openHeadNotices = (
  urls: readonly string[],
  { log, signal }: { log: Log; signal: AbortSignal },
): HeadNotices => {
  const tellers = new Map<string, number>()
  let wasTold = false
  let wake = () => {}
  const tell = () => {
    wasTold = true
    wake()
  }
  const follow = async (url: string) => {
    const rpc = hostOf(url)
    for (let failures = 0; !signal.aborted; ) {
      try {
        const { subscribeToHeads } = await import('./subscribeToHeads.js')
        await subscribeToHeads(url, {
          signal,
          onSubscribed: () => {
            failures = 0
            tellers.set(url, -1)
            log.info({ rpc }, 'Subscribed to new blocks')
            // Of those that came before nobody told.
            tell()
          },
          onHead: (number) => {
            tellers.set(url, number)
            tell()
          },
        })
      } catch (error) {
        if (signal.aborted) return
        tellers.delete(url)
        failures += 1
        const ms = Math.round(backOff(failures, { base: 500 }))
        log.warn({ rpc, ms, reason: String(error) }, 'Lost the subscription to new blocks')
        await wait(ms, signal).catch(() => {})
      }
    }
  }
  for (const url of new Set(urls)) void follow(url)
  return {
    announced: () => (tellers.size === 0 ? undefined : Math.max(...tellers.values())),
    next: async (ms, abort) => {
      const timer = new AbortController()
      wake = () => timer.abort()
      if (wasTold) wake()
      await wait(ms, AbortSignal.any([abort, timer.signal])).catch(() => abort.throwIfAborted())
      wasTold = false
    },
  }
}
