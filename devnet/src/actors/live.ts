import type { Chain } from '../chain/chain.js'
import type { DevnetAddresses } from '../chain/planDeployment.js'
import { beginTale, type Tale } from '../scenarios/tale.js'

/** A running chain, as live actors see it. */
export type Live = Readonly<{
  chain: Chain
  addresses: DevnetAddresses
  /** A story that knows nobody's balance; the chain does. */
  beginTale(): Tale
  /** Sends what was told, one transaction after the other, and waits until it is mined. */
  play(tale: Tale): Promise<void>
}>

/** The live side of a chain that mines by itself. */
export const createLive = ({
  chain,
  addresses,
  chainId,
  native,
  seed,
  signal,
}: {
  chain: Chain
  addresses: DevnetAddresses
  chainId: number
  /** Whether the hub holds the chain's coin instead of RLC. */
  native: boolean
  /** Different for each run: the same orders cannot be matched twice. */
  seed: string
  signal?: AbortSignal | undefined
}): Live => {
  let begun = 0
  return {
    chain,
    addresses,
    beginTale: () => {
      begun += 1
      return beginTale({
        ...{ accounts: chain.accounts, addresses, chainId, native },
        ...{ seed: `${seed}/${begun}`, time: 0 },
      })
    },
    play: async (tale) => {
      for (const { transactions } of tale.takeBlocks())
        for (const transaction of transactions) {
          signal?.throwIfAborted()
          await chain.send(transaction)
        }
    },
  }
}
