import type { BlockHeader, Log, Receipt, Transaction } from '../core/chain.js';
import type { Hex } from '../core/hex.js';
import { RpcError } from './rpcError.js';
/** The RPC's answer to a request is not what it should be. */
export declare const malformed: (method: string, what: string) => RpcError;
/** A quantity such as `0x1b4`, as a number. */
export declare const parseQuantity: (value: unknown, method: string) => number;
/** Bytes such as the return data of a call. */
export declare const parseBytes: (value: unknown, method: string) => Hex;
/** A header, or null where the chain has no such block. */
export declare const parseHeader: (value: unknown, method: string) => BlockHeader | null;
/** A transaction and the block it is in, or null where the chain has none. */
export declare const parseTransaction: (value: unknown, method: string) => Readonly<{
    transaction: Transaction;
    blockHash: Hex;
}> | null;
/** Logs in the order they were sent, without those a reorg removed. */
export declare const parseLogs: (value: unknown, method: string) => Log[];
/** A receipt, or null where the chain has none. */
export declare const parseReceipt: (value: unknown, method: string) => Receipt | null;
