import type { FailureClass } from '../core/handler.js';
/**
 * A host function refuses what the mapping asked for. It travels through the WASM frames and becomes a
 * `HandlerError`, which adds the name of the handler.
 */
export declare class HostError extends Error {
    name: string;
    readonly class: FailureClass;
    constructor(message: string, failure: FailureClass, options?: {
        cause: unknown;
    });
}
/** An error every indexer meets at the same event. */
export declare const deterministic: (message: string, cause?: unknown) => HostError;
/** An error that may be gone at the next try or with another version of the subgraph. */
export declare const nonDeterministic: (message: string) => HostError;
