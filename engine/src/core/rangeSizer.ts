/** How many blocks the next log request may span; see `createRangeSizer`. */
export type RangeSizer = Readonly<{
  size(): number
  /** A request over `blocks` blocks was answered with `logs` logs. */
  answered(blocks: number, logs: number): void
  /** The RPC refused a request over `blocks` blocks, perhaps naming what it would accept. */
  refused(blocks: number, accepted?: number): void
}>

/**
 * Adapts the span of log requests: doubles while answers are small, aims at `targetLogs` per request, and
 * learns the RPC's limit from its refusals. The limit is tried anew after many good answers, because some
 * RPCs refuse by the size of the answer and not by the span.
 */
export const createRangeSizer = ({ first = 100, most = 10_000, targetLogs = 1_000 } = {}): RangeSizer => {
  let size = Math.min(first, most)
  let limit = most
  let answersSinceRefusal = 0
  return {
    size: () => size,
    answered: (blocks, logs) => {
      answersSinceRefusal += 1
      if (answersSinceRefusal % ANSWERS_BEFORE_RETRY === 0) limit = Math.min(most, limit * 2)
      // A short last range says little about the next.
      if (blocks * 2 < size) return
      const ideal = logs === 0 ? size * 2 : Math.floor((blocks * targetLogs) / logs)
      size = clamp(ideal, Math.ceil(size / 4), Math.min(limit, size * 2))
    },
    refused: (blocks, accepted) => {
      answersSinceRefusal = 0
      const next = accepted !== undefined && accepted < blocks ? accepted : Math.floor(blocks / 2)
      limit = Math.max(1, Math.min(limit, next))
      size = Math.min(size, limit)
    },
  }
}

const ANSWERS_BEFORE_RETRY = 64

const clamp = (value: number, least: number, most: number) =>
  Math.max(1, Math.min(most, Math.max(least, value)))
