import type { BlockPointer } from '../upstream/upstream.js'
import type { ChainFacts } from './chain.js'

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

/** Describes how fresh a response is; null when the upstream did not tell its block and the time of it. */
export const asOfBlock = (
  block: BlockPointer | null,
  {
    chain,
    now,
    deployment,
    hasIndexingErrors,
  }: Readonly<{ chain: ChainFacts; now: bigint; deployment: string; hasIndexingErrors: boolean }>,
): AsOf | null => {
  if (block === null || block.timestamp === null) return null
  const lagSeconds = Math.max(0, Number(now) - block.timestamp)
  return {
    chainId: chain.id,
    blockNumber: String(block.number),
    blockHash: block.hash,
    blockTimestamp: String(block.timestamp),
    evaluatedAt: now.toString(),
    lagSeconds,
    isStale: block.isUnconfirmed === true || lagSeconds > (chain.staleAfterSeconds ?? STALE_AFTER_SECONDS),
    hasIndexingErrors,
    deployment,
  }
}
