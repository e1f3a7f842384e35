import { EngineError, type Facts } from '../core/errors.js';
/**
 * Why an RPC did not give what it was asked:
 *
 * - `unreachable`: no connection
 * - `unavailable`: a gateway answers for a node that does not
 * - `slow`: no answer in time
 * - `busy`: it limits our rate, or failed in a way that passes
 * - `tooMuch`: the answer or the batch would be too large
 * - `forbidden`: it does not know us
 * - `failed`: it answered with an error of its own
 * - `malformed`: what it sent is no answer to the question
 */
export type RpcErrorKind = 'unreachable' | 'unavailable' | 'slow' | 'busy' | 'tooMuch' | 'forbidden' | 'failed' | 'malformed';
/** An RPC request failed; `kind` says how, `method` what was asked. */
export declare class RpcError extends EngineError {
    name: string;
    readonly kind: RpcErrorKind;
    readonly method: string;
    /** JSON-RPC error code, when there was one. */
    readonly code: number | undefined;
    /** The RPC's own words. */
    readonly details: string;
    /** Milliseconds after which the RPC says it may be asked again. */
    retryAfterMs: number | undefined;
    constructor(message: string, options: {
        kind: RpcErrorKind;
        method: string;
        code?: number | undefined;
        details?: string;
        facts?: Facts;
        remedy?: string;
    });
    /** Whether asking again may help. */
    get passes(): boolean;
    /** Adds when to ask again, if that is known. */
    after(ms: number | undefined): this;
}
/** An error object as JSON-RPC sends it. */
export type JsonRpcFailure = Readonly<{
    code: number;
    message: string;
    data?: unknown;
}>;
/** The RPC error that a JSON-RPC error object stands for. */
export declare const rpcErrorFrom: (method: string, { code, message, data }: JsonRpcFailure, host: string) => RpcError;
/** Whether the RPC says that it no longer has the state of that block. */
export declare const isPrunedState: (error: unknown) => boolean;
/** Whether the RPC says that it has no such block: it was reorganised away, or the node lags behind. */
export declare const isUnknownBlock: (error: unknown) => boolean;
/** Whether another endpoint may know what this one does not: old states, new blocks, further methods. */
export declare const isKnownElsewhere: (error: RpcError) => boolean;
