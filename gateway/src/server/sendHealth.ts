import type { GatewayChain } from '../core/chain.js'
import type { ChainState } from '../health/chainState.js'
import { type Exchange, sendJson } from './send.js'

/** Says whether requests should be sent here: 200 or 503, and how each chain is. */
export const sendReadiness = (
  exchange: Exchange,
  chains: readonly GatewayChain[],
  states: readonly ChainState[],
): void => {
  const bodies = chains.map(({ slug, deployment, pending, endpoints, heldUp }, index) => {
    const state = states[index]
    return [
      slug,
      {
        ready: state?.isReady === true,
        synced: state?.isSynced,
        answers: state?.answers,
        lagSeconds: state?.asOf?.lagSeconds,
        isStale: state?.asOf?.isStale,
        deployment: deployment(),
        pending: pending?.(),
        endpoints: endpoints?.(),
        heldUp: heldUp?.(),
      },
    ] as const
  })
  const ready = !exchange.stopping.aborted && bodies.every(([, body]) => body.ready)
  sendJson(
    exchange,
    ready ? 200 : 503,
    { ready, chains: Object.fromEntries(bodies) },
    { 'cache-control': 'no-store' },
  )
}

/** Says which block of each chain is the newest indexed one. */
export const sendStatus = (
  exchange: Exchange,
  chains: readonly GatewayChain[],
  states: readonly ChainState[],
): void => {
  const bodies = chains.map(({ slug, id, name }, index) => ({
    slug,
    id,
    name,
    ready: states[index]?.isReady === true,
    asOf: states[index]?.asOf ?? null,
  }))
  sendJson(exchange, 200, { chains: bodies }, { 'cache-control': 'no-store' })
}
