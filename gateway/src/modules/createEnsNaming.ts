import { createPublicClient, type Hex, http } from 'viem'
import { mainnet } from 'viem/chains'
import { normalize } from 'viem/ens'
import type { Naming } from '../core/modules.js'

const TIMEOUT_MS = 2_000

/** ENS as a JSON-RPC endpoint of Ethereum shows it. */
export const createEnsNaming = (rpcUrl: string): Naming => {
  const client = createPublicClient({
    chain: mainnet,
    transport: http(rpcUrl, { timeout: TIMEOUT_MS, retryCount: 0 }),
  })
  const addressOf = async (name: string): Promise<string | null> => {
    const normal = normalOrNull(name)
    return normal === null ? null : ((await client.getEnsAddress({ name: normal }))?.toLowerCase() ?? null)
  }
  return {
    addressOf,
    primaryName: async (address) => {
      const name = await client.getEnsName({ address: address as Hex })
      // Anyone can claim any name in a reverse record; a name in another than its normal form may deceive.
      if (name === null || normalOrNull(name) !== name) return null
      return (await addressOf(name)) === address ? name : null
    },
  }
}

const normalOrNull = (name: string): string | null => {
  try {
    return normalize(name)
  } catch {
    return null
  }
}
