import { HandlerError } from '../core/handler.js';
import { HostError } from './hostError.js';
import { wasmBacktrace } from './wasmBacktrace.js';
/**
 * Runs one handler to its end, synchronously, in an instance that no other handler has touched.
 *
 * Throws a `HandlerError` when the mapping fails. What a function of `world` throws arrives unchanged.
 */
export const runHandler = ({ module, handler, trigger, ...run }) => {
    try {
        const instance = module.acquire(run);
        try {
            instance.call(handler, trigger);
        }
        finally {
            module.release(instance);
        }
    }
    catch (error) {
        throw toHandlerError(handler, error);
    }
};
/** The error as the runtime should see it: failures of the mapping are classed, all others stay. */
const toHandlerError = (handler, error) => {
    if (!(error instanceof Error))
        return error;
    const failure = failureOf(error);
    if (!failure)
        return error;
    return new HandlerError(`Handler ${handler} failed: ${failure.reason}`, {
        class: failure.class,
        facts: { handler },
        cause: error,
        backtrace: wasmBacktrace(error),
    });
};
const failureOf = (error) => {
    if (error instanceof HostError)
        return { class: error.class, reason: error.message };
    if (error instanceof WebAssembly.RuntimeError)
        return { class: 'deterministic', reason: `wasm trap: ${error.message}` };
    if (error instanceof RangeError && error.message.includes('call stack'))
        return { class: 'nonDeterministic', reason: 'the call stack is exhausted' };
    return undefined;
};
//# sourceMappingURL=runHandler.js.map