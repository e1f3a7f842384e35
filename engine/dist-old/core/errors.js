/**
 * Base of every error the engine throws on purpose: one sentence, the facts behind it,
 * its cause, and what a person can do about it.
 */
export class EngineError extends Error {
    name = 'EngineError';
    facts;
    remedy;
    constructor(message, options = {}) {
        super(message, options.cause === undefined ? undefined : { cause: options.cause });
        this.facts = options.facts ?? {};
        this.remedy = options.remedy;
    }
}
//# sourceMappingURL=errors.js.map