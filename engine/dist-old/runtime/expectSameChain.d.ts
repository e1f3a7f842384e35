import type { ChainIdentity } from '../core/chain.js';
import type { Log } from '../core/log.js';
import type { Rpc } from '../source/rpc.js';
import type { ChainCache } from '../store/openChainCache.js';
/**
 * Empties a cache that is of another chain: with another first block, or without the newest block that was kept. A
 * local chain that is begun anew often has the first block of the one before.
 */
export declare const expectSameChain: (cache: ChainCache, rpc: Rpc, { identity, log, signal }: {
    identity: ChainIdentity;
    log: Log;
    signal: AbortSignal;
}) => Promise<void>;
