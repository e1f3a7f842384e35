import { checkAnswerSize } from '../core/answerSize.js'
import type { Upstream } from '../upstream/upstream.js'
import { UpstreamTimeoutError } from '../upstream/upstreamErrors.js'

/** How an upstream request ended. */
export type UpstreamEnd = Readonly<{ milliseconds: number; error?: unknown }>

/** An upstream that answers soon and not too much, or is given up; whatever it does itself. */
export const limitUpstream =
  (
    upstream: Upstream,
    {
      name,
      timeoutMs,
      maxBytes,
      onEnd,
    }: Readonly<{
      /** What errors call it. */
      name: string
      timeoutMs: number
      maxBytes: number
      onEnd: (end: UpstreamEnd) => void
    }>,
  ): Upstream =>
  async (document, variables, { signal }) => {
    const startedAt = performance.now()
    const end = (facts: Omit<UpstreamEnd, 'milliseconds'> = {}) =>
      onEnd({ milliseconds: performance.now() - startedAt, ...facts })
    const controller = new AbortController()
    const leave = () => controller.abort(signal?.reason)
    signal?.addEventListener('abort', leave, { once: true })
    if (signal?.aborted) leave()
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        reject(new UpstreamTimeoutError({ name, timeoutMs }))
        controller.abort()
      }, timeoutMs)
    })
    try {
      const response = await Promise.race([
        upstream(document, variables, { signal: controller.signal }),
        late,
      ])
      checkAnswerSize(response.body, maxBytes)
      end()
      return response
    } catch (error) {
      end({ error })
      throw error
    } finally {
      clearTimeout(timer)
      signal?.removeEventListener('abort', leave)
    }
  }
