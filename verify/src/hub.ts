import { type Address, createPublicClient, type Hash, http, type PublicClient } from 'viem'
import { hubAbi } from './hubAbi.js'
import { VerifyError } from './verifyError.js'

/** The hub's state at one block. Reads made in the same turn travel in one JSON-RPC batch. */
export type Hub = ReturnType<typeof openHub>

const BATCH = 200

/** A client whose concurrent reads are batched. */
export const openClient = (rpcUrl: string): PublicClient =>
  createPublicClient({ transport: http(rpcUrl, { batch: { batchSize: BATCH }, retryCount: 3 }) })

export const openHub = (client: PublicClient, address: Address, blockNumber: bigint) => {
  const contract = { address, abi: hubAbi, blockNumber } as const
  const explain = (error: unknown): never => {
    throw new VerifyError(
      `The RPC could not read the hub ${address} at block ${blockNumber}.`,
      'Use an endpoint that keeps state of that block (an archive node), or let the index catch up first.',
      error,
    )
  }
  return {
    address,
    account: (id: Address) =>
      client.readContract({ ...contract, functionName: 'viewAccount', args: [id] }).catch(explain),
    score: (id: Address) =>
      client.readContract({ ...contract, functionName: 'viewScore', args: [id] }).catch(explain),
    deal: (id: Hash) =>
      client.readContract({ ...contract, functionName: 'viewDeal', args: [id] }).catch(explain),
    task: (id: Hash) =>
      client.readContract({ ...contract, functionName: 'viewTask', args: [id] }).catch(explain),
    totalSupply: () => client.readContract({ ...contract, functionName: 'totalSupply' }).catch(explain),
  }
}
