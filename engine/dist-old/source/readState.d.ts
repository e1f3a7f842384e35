import type { BlockPointer } from '../core/chain.js';
import type { Hex } from '../core/hex.js';
import type { Rpc } from './rpc.js';
import { RpcError } from './rpcError.js';
/** One thing a mapping can ask of the state after a block. */
export type StateQuery = Readonly<{
    kind: 'call';
    to: Hex;
    data: Hex;
}> | Readonly<{
    kind: 'balance' | 'code';
    address: Hex;
}>;
/** A question and the block it is about. */
export type StateQueryAt = StateQuery & Readonly<{
    block: BlockPointer;
}>;
/** Answers in order: return data, balance or code; null for a call that reverted. */
export type StateReader = (queries: readonly StateQueryAt[], options: {
    signal: AbortSignal;
}) => Promise<readonly (Hex | null)[]>;
/** Reads state at given blocks, by block hash where the RPC can, in batches. */
export declare const createStateReader: (rpc: Rpc, { chainId }: {
    chainId: number;
}) => StateReader;
/** Whether the error is the contract's doing, and so the same for everybody. */
export declare const isRevert: (error: RpcError | undefined) => boolean;
