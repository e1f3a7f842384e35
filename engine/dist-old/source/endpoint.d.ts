import type { RpcCall } from './rpc.js';
import { RpcError } from './rpcError.js';
/** What one endpoint said to one request. */
export type Answer = Readonly<{
    value: unknown;
}> | Readonly<{
    error: RpcError;
}>;
/** One JSON-RPC server; see `openEndpoint`. */
export type Endpoint = Readonly<{
    /** Host and port, never the path, which may hold a key. */
    name: string;
    /** Sends one HTTP request. Throws an `RpcError` when it fails as a whole. */
    post(calls: readonly RpcCall[], signal: AbortSignal): Promise<readonly Answer[]>;
}>;
/** An endpoint behind an HTTP URL. */
export declare const openEndpoint: (url: string, { name, timeoutMs }?: {
    name?: string | undefined;
    timeoutMs?: number | undefined;
}) => Endpoint;
/** Host and port alone: the rest of an RPC URL may hold a key. */
export declare const hostOf: (url: string) => string;
