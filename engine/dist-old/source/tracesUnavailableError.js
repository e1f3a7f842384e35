import { EngineError } from '../core/errors.js';
import { RpcError } from './rpcError.js';
/** Handlers run on calls, but the RPC serves no traces to find them in. */
export class TracesUnavailableError extends EngineError {
    name = 'TracesUnavailableError';
    /** @param cause the refusal of the last kind of trace that was asked for */
    constructor(cause) {
        super('The RPC serves no traces, in which calls of contracts are found.', {
            facts: { method: cause?.method, details: cause?.details },
            cause,
            remedy: 'Use an RPC that serves trace_filter, trace_block or debug_traceBlockByHash, or remove call handlers and call filters from subgraph.yaml.',
        });
    }
}
const UNSUPPORTED = /method .*(not (found|supported|available|allowed|whitelisted)|does not exist|unsupported|disabled)|(unsupported|unknown|invalid) method|not supported/i;
/** Whether the RPC says that it does not have the method, whatever is asked of it. */
export const isUnsupported = (error) => error instanceof RpcError && (error.code === -32_601 || UNSUPPORTED.test(error.details));
//# sourceMappingURL=tracesUnavailableError.js.map