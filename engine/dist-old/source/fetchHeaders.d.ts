import type { BlockHeader } from '../core/chain.js';
import type { Rpc, RpcCall, RpcOutcome } from './rpc.js';
/** The request for a header by number. */
export declare const headerCall: (number: number | 'latest') => RpcCall;
/** Canonical headers at these numbers, in their order; null where the chain, or the endpoint, has no such block. */
export declare const fetchHeaders: (rpc: Rpc, numbers: readonly number[], { signal }: {
    signal: AbortSignal;
}) => Promise<readonly (BlockHeader | null)[]>;
/** The header in an answer. An endpoint that lacks a block which the chain has is behind, and that is noted. */
export declare const readHeader: (rpc: Rpc, number: number, outcome: RpcOutcome | undefined) => BlockHeader | null;
/** The header, which a chain that is longer must have. */
export declare const existingHeader: (header: BlockHeader | null, number: number) => BlockHeader;
/**
 * The newest header of the chain. When an endpoint speaks of an older one than was seen before, the others are
 * asked as well: it is behind more often than the chain got shorter.
 */
export declare const fetchHead: (rpc: Rpc, { signal }: {
    signal: AbortSignal;
}) => Promise<BlockHeader>;
/** The newest header that each endpoint knows; null for one that gives none. */
export declare const fetchHeads: (rpc: Rpc, { signal }: {
    signal: AbortSignal;
}) => Promise<readonly (BlockHeader | null)[]>;
