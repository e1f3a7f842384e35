import { EngineError } from '../core/errors.js'
import type { Hex } from '../core/hex.js'
import { headerCall } from './fetchHeaders.js'
import { parseHeader, parseQuantity } from './parse.js'
import type { Rpc } from './rpc.js'

/** What tells one chain from another. */
export type ChainIdentity = Readonly<{ chainId: number; genesis: Hex }>

/** Asks the RPC which chain it serves. */
export const fetchIdentity = async (
  rpc: Rpc,
  { signal }: { signal: AbortSignal },
): Promise<ChainIdentity> => {
  const [chainId, genesis] = await Promise.all([
    rpc.request({ method: 'eth_chainId', params: [] }, { signal }),
    rpc.request(headerCall(0), { signal }),
  ])
  const header = parseHeader(genesis, 'eth_getBlockByNumber')
  if (!header)
    throw new EngineError('The RPC does not know the first block of its chain.', {
      remedy: 'Use an RPC that serves all headers.',
    })
  return { chainId: parseQuantity(chainId, 'eth_chainId'), genesis: header.hash }
}

/** Throws when the RPC serves another chain than the one expected. */
export const expectChain = ({ chainId }: ChainIdentity, expected: number | undefined): void => {
  if (expected === undefined || expected === chainId) return
  throw new EngineError(`The RPC serves chain ${chainId}, but chain ${expected} was expected.`, {
    facts: { expected, found: chainId },
    remedy: `Pass an RPC URL of chain ${expected}.`,
  })
}
