import type { BlockHeader } from '../core/chain.js'
import { ChainMovedError } from './chainMovedError.js'
import { parseHeader } from './parse.js'
import type { Rpc, RpcCall } from './rpc.js'
import { RpcError } from './rpcError.js'

const METHOD = 'eth_getBlockByNumber'

/** The request for a header by number. */
export const headerCall = (number: number | 'latest'): RpcCall => ({
  method: METHOD,
  params: [typeof number === 'number' ? `0x${number.toString(16)}` : number, false],
})

/** Canonical headers at these numbers, in their order; null where the chain has no such block. */
export const fetchHeaders = async (
  rpc: Rpc,
  numbers: readonly number[],
  { signal }: { signal: AbortSignal },
): Promise<readonly (BlockHeader | null)[]> => {
  const outcomes = await rpc.requestAll(numbers.map(headerCall), { signal })
  return outcomes.map((outcome) => {
    if ('error' in outcome) throw outcome.error
    return parseHeader(outcome.value, METHOD)
  })
}

/** The header, which a chain that is longer must have. */
export const existingHeader = (header: BlockHeader | null, number: number): BlockHeader => {
  if (header && Number(header.number) === number) return header
  throw new ChainMovedError(`The RPC gave no block ${number}, though its chain is longer.`, { block: number })
}

/** The newest header of the chain. */
export const fetchHead = async (rpc: Rpc, { signal }: { signal: AbortSignal }): Promise<BlockHeader> => {
  const header = parseHeader(await rpc.request(headerCall('latest'), { signal }), METHOD)
  if (header) return header
  throw new RpcError('The RPC knows no latest block yet.', { kind: 'busy', method: METHOD })
}
