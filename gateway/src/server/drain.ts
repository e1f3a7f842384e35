import type { ServerResponse } from 'node:http'

/** Lets a server stop without breaking off what it has begun. */
export type Drain = Readonly<{
  /** Aborted when the server is about to stop: nothing new is begun, and what never ends by itself must end. */
  signal: AbortSignal
  /** Counts an answer until it is sent, or its client is gone. */
  track: (response: ServerResponse) => void
  /** Answers under way. */
  running: () => number
  /** Aborts the signal; resolves when no answer is under way any more, or when the time is over. */
  finish: (boundMs: number) => Promise<void>
}>

/** Starts counting the answers of a server. */
export const createDrain = (): Drain => {
  const controller = new AbortController()
  let running = 0
  let onIdle = () => {}
  return {
    signal: controller.signal,
    track(response) {
      running += 1
      response.once('close', () => {
        running -= 1
        if (running === 0) onIdle()
      })
    },
    running: () => running,
    finish(boundMs) {
      controller.abort()
      if (running === 0) return Promise.resolve()
      return new Promise((resolve) => {
        const timer = setTimeout(resolve, boundMs)
        onIdle = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    },
  }
}
