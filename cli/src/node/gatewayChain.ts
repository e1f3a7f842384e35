import type { GatewayChain } from '@poco-explorer/gateway'
import { chainFactsOf } from './chainFactsOf.js'
import { onHead } from './onHead.js'
import type { Index } from './openIndexes.js'
import { upstreamOf } from './upstreamOf.js'

/** An index as the gateway serves it. */
export const gatewayChain = (index: Index): GatewayChain => {
  const { network, newest, current } = index
  return {
    ...chainFactsOf(network),
    upstream: upstreamOf(index),
    deployment: () => current().id,
    onHead: (listener) => onHead(index, listener),
    ready: () => current().engine.status().synced,
    endpoints: () =>
      current()
        .engine.status()
        .endpoints.map(({ active, score, latencyMs, behind }) => ({ active, score, latencyMs, behind })),
    heldUp: () => {
      const { health, problem } = current().engine.status()
      return problem && health !== 'failed' ? { kind: problem.kind, since: problem.since } : undefined
    },
    pending: () => (current() === newest ? undefined : newest.id),
  }
}
