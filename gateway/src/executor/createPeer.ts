import { asOfBlock } from '../core/asOf.js'
import type { GatewayChain } from '../core/chain.js'
import type { Peer } from '../core/peer.js'
import type { ViewContext } from '../core/view.js'
import type { ServedSchema } from '../schema/servedSchema.js'
import { createContext } from './createContext.js'
import { createReader } from './createReader.js'
import type { Plan } from './plan.js'

/** A chain that is served, and its schema. */
export type ServedChain = Readonly<{ chain: GatewayChain; served: ServedSchema }>

/** Makes another chain readable for the views of one operation. */
export const createPeer = (
  { chain, served }: ServedChain,
  plan: Pick<Plan, 'prefix' | 'variableDefinitions'>,
  {
    variables,
    signal,
    now,
    extend,
  }: Readonly<{
    variables: Readonly<Record<string, unknown>>
    signal: AbortSignal | undefined
  }> &
    Pick<ViewContext, 'now' | 'extend'>,
): Peer => ({
  chain,
  ask: async (work) => {
    const { prefix, variableDefinitions } = plan
    const { read, begin } = createReader(
      served,
      { prefix, variableDefinitions, base: undefined, readsBlock: true },
      { chain, variables, signal },
    )
    const { context, know } = createContext(served, { now, chain, read, extend, peers: [] })
    const result = Promise.resolve(work({ ...context, waitFor() {} }))
    // When nothing answers, the failure of the request is the one to tell.
    result.catch(() => {})
    const { block, errors, hasIndexingErrors, deployment } = await begin()
    know(
      asOfBlock(block, {
        chain,
        now,
        deployment: deployment ?? chain.deployment(),
        hasIndexingErrors: hasIndexingErrors ?? errors.includes('indexing_error'),
      }),
    )
    return result
  },
})
