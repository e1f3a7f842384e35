import { performance } from 'node:perf_hooks'
import type { GatewayChain } from '../core/chain.js'
import type { Log } from '../core/log.js'
import type { Executor } from '../executor/createExecutor.js'
import type { ServedSchema } from '../schema/servedSchema.js'
import { askHead } from './askHead.js'
import { createAnswerCache } from './createAnswerCache.js'
import { type Answering, createAnswering } from './createAnswering.js'
import { createHeadWatcher, type HeadWatcher } from './createHeadWatcher.js'
import { createReader, type Reader } from './createReader.js'

/** How a chain is read: its newest block, its cache, and operations through that. */
export type Reading = Disposable &
  Readonly<{ heads: HeadWatcher; reader: Reader; answer: Answering; elapsed: () => number }>

/** Puts head watcher and cache of a chain before its upstream. */
export const openReading = (
  chain: GatewayChain,
  {
    served,
    executor,
    cacheBytes,
    log,
  }: Readonly<{ served: ServedSchema; executor: Executor; cacheBytes: number; log: Log }>,
): Reading => {
  const elapsed = () => performance.now()
  const { upstream, deployment, onHead } = chain
  const heads = createHeadWatcher({
    askUpstream: (signal) => askHead(upstream, signal),
    onHead,
    elapsed,
    log,
  })
  const cache = createAnswerCache(upstream, { heads, deployment, maxBytes: cacheBytes, elapsed })
  const reader = createReader({ cache, heads, base: served.base })
  const answer = createAnswering({ executor, reader, heads, elapsed })
  return { heads, reader, answer, elapsed, [Symbol.dispose]: () => heads[Symbol.dispose]() }
}
