import type { ChainIdentity } from '../core/chain.js';
import type { Log } from '../core/log.js';
import { type Rpc } from '../source/rpc.js';
export type ConnectionSettings = Readonly<{
    /**
     * HTTP endpoints of the chain, best first; another is used when one fails. WebSocket endpoints among them are asked
     * for nothing: they tell of new blocks.
     */
    rpcUrls: readonly string[];
    /** Refuse an RPC of another chain. */
    chainId?: number;
    /** Requests per JSON-RPC batch. @default 100 */
    batchSize?: number;
    /** HTTP requests at a time. @default 8 */
    inFlight?: number;
}>;
/**
 * Connects to a chain and makes sure that it is the one expected. Throws an error that names the endpoint
 * when none answers, and both ids when it is of another chain.
 */
export declare const connect: (settings: ConnectionSettings, { log, signal }: {
    log: Log;
    signal: AbortSignal;
}) => Promise<Readonly<{
    rpc: Rpc;
    identity: ChainIdentity;
}>>;
