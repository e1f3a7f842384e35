import { EngineError } from '../core/errors.js';
import { RpcError } from './rpcError.js';
/** Handlers run on calls, but the RPC serves no traces to find them in. */
export declare class TracesUnavailableError extends EngineError {
    name: string;
    /** @param cause the refusal of the last kind of trace that was asked for */
    constructor(cause: RpcError | undefined);
}
/** Whether the RPC says that it does not have the method, whatever is asked of it. */
export declare const isUnsupported: (error: unknown) => error is RpcError;
