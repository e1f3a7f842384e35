/**
 * A host function refuses what the mapping asked for. It travels through the WASM frames and becomes a
 * `HandlerError`, which adds the name of the handler.
 */
export class HostError extends Error {
    name = 'HostError';
    class;
    constructor(message, failure, options) {
        super(message, options);
        this.class = failure;
    }
}
/** An error every indexer meets at the same event. */
export const deterministic = (message, cause) => new HostError(message, 'deterministic', cause === undefined ? undefined : { cause });
/** An error that may be gone at the next try or with another version of the subgraph. */
export const nonDeterministic = (message) => new HostError(message, 'nonDeterministic');
//# sourceMappingURL=hostError.js.map