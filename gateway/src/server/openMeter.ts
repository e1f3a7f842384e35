import type { OperationWeight } from '../executor/createExecutor.js'
import type { Guards } from './guards.js'
import type { Exchange } from './send.js'

/** Goes with one operation from its arrival to its answer. */
export type OperationMeter = Readonly<{
  /** Counts the operation of this text against the limits. @throws RequestError when it breaks one. */
  admit: (weight: OperationWeight, source: string) => void
  /** Notes that the answer was there already. */
  answeredFromCache: () => void
  /** Notes the end, with the code of the first error if there is one. */
  end: (
    facts: Readonly<{ name?: string | undefined; hash?: string | undefined; code?: string | undefined }>,
  ) => void
}>

/** Starts to watch an operation. */
export const openMeter = (
  { usage }: Pick<Exchange, 'usage'>,
  { metrics, labels, trusted, chain }: Guards & Readonly<{ chain: string }>,
): OperationMeter => {
  const startedAt = performance.now()
  let weight: OperationWeight | undefined
  let units = 0
  let isCached = false
  return {
    admit(given, source) {
      weight = given
      units = usage.admit({ ...given, isTrusted: trusted.check(source) })
    },
    answeredFromCache() {
      isCached = true
    },
    end({ name, hash, code }) {
      const milliseconds = performance.now() - startedAt
      if (isCached) usage.creditCached(units)
      else usage.spendTime(milliseconds)
      metrics.operation({
        chain,
        operation: weight || isCached ? labels({ name, hash }) : 'refused',
        lane: weight?.lane,
        cost: weight?.cost ?? 0,
        outcome: code ?? 'ok',
        milliseconds,
        isCached,
      })
    },
  }
}
