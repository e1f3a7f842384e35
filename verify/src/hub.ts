import {
  type Address,
  BaseError,
  type ContractFunctionName,
  type ContractFunctionReturnType,
  ContractFunctionRevertedError,
  ContractFunctionZeroDataError,
  createPublicClient,
  type Hash,
  http,
  type PublicClient,
} from 'viem'
import { hubAbi, resourceAbi, tokenAbi } from './hubAbi.js'
import { VerifyError } from './verifyError.js'

/** The hub's state at one block. Reads made in the same turn travel in one JSON-RPC batch. */
export type Hub = ReturnType<typeof openHub>

type Getter = ContractFunctionName<typeof resourceAbi, 'view'>

const BATCH = 200
const WEI_PER_NRLC = 1_000_000_000n

/** A client whose concurrent reads are batched; `signal` breaks them off. */
export const openClient = (rpcUrl: string, signal?: AbortSignal): PublicClient =>
  createPublicClient({
    transport: http(rpcUrl, {
      batch: { batchSize: BATCH },
      retryCount: 3,
      ...(signal === undefined ? {} : { fetchOptions: { signal } }),
    }),
  })

/** Whether the contract refused to answer, as it does for a function that it does not have. */
const isRevert = (error: unknown): boolean =>
  error instanceof BaseError &&
  error.walk(
    (cause) =>
      cause instanceof ContractFunctionRevertedError || cause instanceof ContractFunctionZeroDataError,
  ) !== null

export const openHub = (client: PublicClient, address: Address, blockNumber: bigint) => {
  const contract = { address, abi: hubAbi, blockNumber } as const
  const explain = (error: unknown): never => {
    throw new VerifyError(
      `The RPC could not read the contracts of the hub ${address} at block ${blockNumber}.`,
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
    /** A deal of the Boost extension; undefined when the hub does not have the extension. */
    boostDeal: (id: Hash) =>
      client
        .readContract({ ...contract, functionName: 'viewDealBoost', args: [id] })
        .catch((error: unknown) => (isRevert(error) ? undefined : explain(error))),
    task: (id: Hash) =>
      client.readContract({ ...contract, functionName: 'viewTask', args: [id] }).catch(explain),
    contribution: (task: Hash, worker: Address) =>
      client
        .readContract({ ...contract, functionName: 'viewContribution', args: [task, worker] })
        .catch(explain),
    consumed: (order: Hash) =>
      client.readContract({ ...contract, functionName: 'viewConsumed', args: [order] }).catch(explain),
    presigner: (order: Hash) =>
      client.readContract({ ...contract, functionName: 'viewPresigned', args: [order] }).catch(explain),
    allowance: (owner: Address, spender: Address) =>
      client.readContract({ ...contract, functionName: 'allowance', args: [owner, spender] }).catch(explain),
    category: (index: bigint) =>
      client.readContract({ ...contract, functionName: 'viewCategory', args: [index] }).catch(explain),
    countCategory: () => client.readContract({ ...contract, functionName: 'countCategory' }).catch(explain),
    totalSupply: () => client.readContract({ ...contract, functionName: 'totalSupply' }).catch(explain),
    token: () => client.readContract({ ...contract, functionName: 'token' }).catch(explain),
    /** nRLC that the hub holds of the token behind it. */
    balanceOf: (token: Address) =>
      client
        .readContract({
          address: token,
          abi: tokenAbi,
          blockNumber,
          functionName: 'balanceOf',
          args: [address],
        })
        .catch(explain),
    /** nRLC that the hub holds as coins of the chain: 1 nRLC is 10^9 wei. */
    coins: async () => (await client.getBalance({ address, blockNumber }).catch(explain)) / WEI_PER_NRLC,
    /** A getter of an app, a dataset or a workerpool. */
    resource: <Name extends Getter>(id: Address, functionName: Name) =>
      client
        .readContract({ address: id, abi: resourceAbi, blockNumber, functionName })
        .catch(explain) as Promise<ContractFunctionReturnType<typeof resourceAbi, 'view', Name>>,
  }
}
