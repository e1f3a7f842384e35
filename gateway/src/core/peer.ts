import type { GatewayChain } from './chain.js'
import type { ViewContext } from './view.js'

/** Another chain that the gateway serves, as a view sees it. */
export type Peer = Readonly<{
  chain: GatewayChain
  /**
   * Does some work over that chain, with a reader and a block of its own. What the work looks up before it waits for
   * anything travels in one request; so does what the caller reads later by the values it got.
   */
  ask: <Result>(work: (context: ViewContext) => Result | Promise<Result>) => Promise<Result>
}>
