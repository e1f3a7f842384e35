import type { BlockPointer } from '../core/chain.js';
import type { Rpc } from './rpc.js';
/**
 * Whether a block was taken off the chain, by all endpoints: one alone may lie, lag behind, or sit on a fork. Where
 * they differ, those that know the longer chain are right.
 */
export declare const isOffChain: (rpc: Rpc, { number, hash }: BlockPointer, { signal }: {
    signal: AbortSignal;
}) => Promise<boolean>;
