import type { Upstream } from '../upstream/upstream.js'
import type { Modules } from './modules.js'

/** What the gateway tells about a chain and cannot read from its subgraph. */
export type ChainFacts = Readonly<{
  /** Name in paths, such as `arbitrum-one`. */
  slug: string
  /** EIP-155 chain id. */
  id: number
  /** Name for people. */
  name: string
  isTestnet: boolean
  tokenSymbol: string
  /** Address of the PoCo contract. */
  hub: string
  /** Block explorer without trailing slash. */
  explorerUrl?: string | undefined
  /** HTTP gateway that serves results stored on IPFS, without trailing slash. */
  ipfsGateway: string
  /**
   * Age of the newest indexed block, in seconds, from which answers are marked stale.
   * @default 60
   */
  staleAfterSeconds?: number | undefined
  /**
   * Services beside the subgraph.
   * @default none
   */
  modules?: Modules | undefined
}>

/** A chain and the subgraph endpoint that indexes it. */
export type GatewayChain = ChainFacts &
  Readonly<{
    upstream: Upstream
    /** Id of the deployment being served, for `/subgraphs/id/<id>`. */
    deployment: () => string
    /**
     * Calls the listener whenever the newest block of the upstream may be another, until the returned function is called.
     * @default the upstream is asked once per second, while someone reads
     */
    onHead?: ((listener: () => void) => () => void) | undefined
    /** True once the index has caught up with the chain for the first time. */
    ready: () => boolean
    /**
     * Id of the deployment that will be served when it has caught up.
     * @default none
     */
    pending?: () => string | undefined
    /** How the chain's RPC endpoints fare, in the order they were given, for readiness probes and people. */
    endpoints?: (() => readonly EndpointHealth[]) | undefined
    /** What indexing waits for. @default nothing */
    heldUp?: (() => HeldUp | undefined) | undefined
  }>

/** What indexing waits for, and since when in Unix seconds. It says no more: anyone may ask. */
export type HeldUp = Readonly<{ kind: 'rpc' | 'disk' | 'mapping' | 'other'; since: number }>

/** How one RPC endpoint fares. It has no name: anyone may ask. */
export type EndpointHealth = Readonly<{
  /** Whether requests go to it at the moment. */
  active: boolean
  /** From 0, never right of late, to 1, always right. */
  score: number
  latencyMs: number | undefined
  /** Blocks that it is behind the others. */
  behind: number
}>
