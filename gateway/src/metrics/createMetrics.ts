import { Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { UpstreamEnd } from '../guards/limitUpstream.js'
import type { ChainState } from '../health/chainState.js'
import { processMetrics } from './processMetrics.js'

/** An operation that has been answered. */
export type AnsweredOperation = Readonly<{
  chain: string
  /** Label of bounded variety. */
  operation: string
  /** Undefined when it was refused before that was known. */
  lane: 'base' | 'extension' | undefined
  cost: number
  /** `ok`, or the code of the first error. */
  outcome: string
  milliseconds: number
  isCached: boolean
}>

/** What the gateway counts of itself. */
export type Metrics = Readonly<{
  contentType: string
  operation: (answered: AnsweredOperation) => void
  upstream: (chain: string, end: UpstreamEnd) => void
  rateLimited: (client: 'key' | 'address') => void
  /** One subscriber more or fewer. */
  subscribers: (chain: string, change: 1 | -1) => void
  http: (facts: Readonly<{ route: string; status: number }>) => void
  /** Everything as text, with these states of the chains. */
  text: (chains: readonly ChainState[]) => Promise<string>
}>

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]
const COSTS = [1, 10, 100, 1_000, 5_000, 20_000]

/** Starts counting. Each gateway has its own numbers. */
export const createMetrics = (inFlight: () => number): Metrics => {
  const registry = new Registry()
  const registers = [registry]
  const operations = new Counter({
    name: 'poco_gateway_operations_total',
    help: 'GraphQL operations by outcome: ok, or the code of the first error.',
    labelNames: ['chain', 'lane', 'operation', 'outcome'],
    registers,
  })
  const seconds = new Histogram({
    name: 'poco_gateway_operation_seconds',
    help: 'Time from the parsed request to the answer.',
    labelNames: ['chain', 'lane', 'operation'],
    buckets: SECONDS,
    registers,
  })
  const costs = new Histogram({
    name: 'poco_gateway_operation_cost',
    help: 'Estimated cost of operations with computed fields.',
    labelNames: ['chain'],
    buckets: COSTS,
    registers,
  })
  const cacheHits = new Counter({
    name: 'poco_gateway_cache_hits_total',
    help: 'Operations answered from what was known already.',
    labelNames: ['chain'],
    registers,
  })
  const upstreamSeconds = new Histogram({
    name: 'poco_gateway_upstream_seconds',
    help: 'Time that requests to the subgraph took.',
    labelNames: ['chain'],
    buckets: SECONDS,
    registers,
  })
  const upstreamFailures = new Counter({
    name: 'poco_gateway_upstream_failures_total',
    help: 'Requests to the subgraph that brought no usable answer, by the name of the error.',
    labelNames: ['chain', 'error'],
    registers,
  })
  const rateLimited = new Counter({
    name: 'poco_gateway_rate_limited_total',
    help: 'Requests refused because their client had used up its allowance.',
    labelNames: ['client'],
    registers,
  })
  const subscribers = new Gauge({
    name: 'poco_gateway_subscribers',
    help: 'Subscriptions that are kept up to date.',
    labelNames: ['chain'],
    registers,
  })
  const http = new Counter({
    name: 'poco_gateway_http_requests_total',
    help: 'HTTP requests by where they went and the status they got.',
    labelNames: ['route', 'status'],
    registers,
  })
  new Gauge({
    name: 'poco_gateway_http_requests_in_flight',
    help: 'HTTP requests being answered.',
    registers,
    collect() {
      this.set(inFlight())
    },
  })
  const chainGauge = (name: string, help: string) =>
    new Gauge({ name: `poco_gateway_chain_${name}`, help, labelNames: ['chain'], registers })
  const ready = chainGauge('ready', '1 when the chain has caught up, answers and is not stale.')
  const block = chainGauge('block_number', 'Newest indexed block.')
  const lag = chainGauge('lag_seconds', 'Age of the newest indexed block.')

  return {
    contentType: registry.contentType,
    operation({ chain, operation, lane = 'none', cost, outcome, milliseconds, isCached }) {
      operations.inc({ chain, lane, operation, outcome })
      seconds.observe({ chain, lane, operation }, milliseconds / 1000)
      if (lane === 'extension') costs.observe({ chain }, cost)
      if (isCached) cacheHits.inc({ chain })
    },
    upstream(chain, { milliseconds, error }) {
      upstreamSeconds.observe({ chain }, milliseconds / 1000)
      if (error !== undefined)
        upstreamFailures.inc({ chain, error: error instanceof Error ? error.name : 'unknown' })
    },
    rateLimited: (client) => rateLimited.inc({ client }),
    subscribers: (chain, change) => subscribers.inc({ chain }, change),
    http: (facts) => http.inc(facts),
    async text(chains) {
      for (const { slug, isReady, asOf } of chains) {
        ready.set({ chain: slug }, isReady ? 1 : 0)
        if (!asOf) continue
        block.set({ chain: slug }, Number(asOf.blockNumber))
        lag.set({ chain: slug }, asOf.lagSeconds)
      }
      return Registry.merge([registry, processMetrics()]).metrics()
    },
  }
}
