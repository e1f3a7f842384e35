import type { ChainIdentity } from '../core/chain.js';
import type { Log } from '../core/log.js';
import { type EndpointStatus } from './endpointPool.js';
import { RpcError } from './rpcError.js';
/** One JSON-RPC request. */
export type RpcCall = Readonly<{
    method: string;
    params: readonly unknown[];
}>;
/** Answer to one request of many: a value that still has to be parsed, or why there is none; and who gave it. */
export type RpcOutcome = (Readonly<{
    value: unknown;
}> | Readonly<{
    error: RpcError;
}>) & Readonly<{
    from: string;
}>;
export type RpcOptions = Readonly<{
    /** HTTP endpoints of one chain, best first. */
    urls: readonly string[];
    log: Log;
    /** Requests per JSON-RPC batch. @default 100 */
    batchSize?: number;
    /** HTTP requests at a time, to each endpoint. @default 8 */
    inFlight?: number;
    /** Milliseconds to wait for one HTTP answer. @default 30_000 */
    timeoutMs?: number;
    /** How often to ask again before giving up, once for each further endpoint not counted. @default 5 */
    retries?: number;
    /**
     * The chain that all endpoints must serve, as far as it is known: each is asked before its first use, and left out
     * when it serves another. What is not known the first decides. @default none is asked
     */
    chain?: Partial<ChainIdentity>;
}>;
/** JSON-RPC over HTTP, in batches, from several endpoints; see `createRpc`. */
export type Rpc = Readonly<{
    /** The value of one answer. Throws an `RpcError` when there is none. */
    request(call: RpcCall, options: {
        signal: AbortSignal;
    }): Promise<unknown>;
    /** Outcomes in the order of the calls. Throws only when the RPC cannot be used at all. */
    requestAll(calls: readonly RpcCall[], options: {
        signal: AbortSignal;
    }): Promise<readonly RpcOutcome[]>;
    /** What every endpoint has to say to the same, each asked once. */
    requestEach(call: RpcCall, options: {
        signal: AbortSignal;
    }): Promise<readonly RpcOutcome[]>;
    /** Asks an endpoint for less from now on: something that it said cannot be true. */
    distrust(endpoint: string, reason: string): void;
    /** Takes note of the newest block that an endpoint spoke of. */
    noteHead(endpoint: string, number: number): void;
    /** The newest block that any endpoint spoke of, as each last did; −1 before the first. */
    highestHead(): number;
    /** How each endpoint fares. */
    endpoints(): readonly EndpointStatus[];
}>;
/**
 * A JSON-RPC client that sends batches, takes the endpoint that served best of late, asks another, or the same with
 * growing pauses, for what may pass, and makes batches smaller when they are refused.
 */
export declare const createRpc: (options: RpcOptions) => Rpc;
