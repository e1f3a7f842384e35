import type { BlockPointer } from '../upstream/upstream.js'
import type { ChainFacts } from './chain.js'
import { GatewayError } from './gatewayError.js'

/** The state that a response was computed from. Integers that may be large are decimal text. */
export type AsOf = Readonly<{
  chainId: number
  blockNumber: string
  blockHash: string | null
  /** Unix seconds. */
  blockTimestamp: string
  /** Clock of the gateway, unix seconds. */
  evaluatedAt: string
  lagSeconds: number
  isStale: boolean
  hasIndexingErrors: boolean
  deployment: string
}>

const STALE_AFTER_SECONDS = 60

/** Describes how fresh a response is. The upstream must have told the time of its block. */
export const asOfBlock = (
  block: BlockPointer,
  {
    chain,
    now,
    deployment,
    hasIndexingErrors,
  }: Readonly<{
    chain: ChainFacts
    now: bigint
    deployment: string
    hasIndexingErrors: boolean
  }>,
): AsOf => {
  if (block.timestamp === null)
    throw new GatewayError('The subgraph endpoint does not tell the time of its block.', {
      facts: { chain: chain.slug, block: block.number },
      remedy: 'Use a graph-node of version 0.36 or later.',
    })
  const lagSeconds = Math.max(0, Number(now) - block.timestamp)
  return {
    chainId: chain.id,
    blockNumber: String(block.number),
    blockHash: block.hash,
    blockTimestamp: String(block.timestamp),
    evaluatedAt: now.toString(),
    lagSeconds,
    isStale: lagSeconds > (chain.staleAfterSeconds ?? STALE_AFTER_SECONDS),
    hasIndexingErrors,
    deployment,
  }
}
