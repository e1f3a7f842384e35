import { parse } from 'graphql/index.js'
import type { GatewayChain } from '../core/chain.js'
import { RequestError } from '../core/requestError.js'
import type { Executor } from '../executor/createExecutor.js'
import { UpstreamTimeoutError, UpstreamUnavailableError } from '../upstream/upstreamErrors.js'
import type { ChainState } from './chainState.js'

/** Asks a chain how it is. Many may ask at once. */
export type Probe = () => Promise<ChainState>

const SOURCE = '{ asOf { blockNumber } }'
const DOCUMENT = parse(SOURCE)
const TIMEOUT_MS = 5_000
/** Probes come from anybody, so that one answer serves all that come within this time. */
const FRESH_MS = 1_000

type Answer = Pick<ChainState, 'answers' | 'asOf'>

/** Makes the probe of one chain, which asks its subgraph for its newest block. */
export const createProbe = (chain: GatewayChain, executor: Executor): Probe => {
  let newest: { at: number; answer: Promise<Answer> } | undefined
  return async () => {
    const at = performance.now()
    if (!newest || at - newest.at > FRESH_MS) newest = { at, answer: ask(executor) }
    const { answers, asOf } = await newest.answer
    const isSynced = chain.ready()
    const isReady = isSynced && answers === true && asOf?.isStale !== true
    return { slug: chain.slug, isReady, isSynced, answers, asOf }
  }
}

const ask = async (executor: Executor): Promise<Answer> => {
  const signal = AbortSignal.timeout(TIMEOUT_MS)
  try {
    const { asOf } = await executor.execute({ source: SOURCE, document: DOCUMENT, signal })
    return { answers: true, asOf }
  } catch (error) {
    if (signal.aborted || error instanceof UpstreamTimeoutError)
      return { answers: 'UPSTREAM_TIMEOUT', asOf: null }
    if (error instanceof UpstreamUnavailableError) return { answers: 'UPSTREAM_UNAVAILABLE', asOf: null }
    if (!(error instanceof RequestError)) return { answers: 'INTERNAL', asOf: null }
    // An older graph-node answers, only not with its block and the time of it.
    return { answers: error.code === 'BLOCK_TIME_UNKNOWN' ? true : error.code, asOf: null }
  }
}
