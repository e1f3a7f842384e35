import { EngineError } from './errors.js';
/** A handler failed; `class` says whether every indexer would fail the same way. */
export class HandlerError extends EngineError {
    name = 'HandlerError';
    class;
    /** Functions of the mapping in which it failed, one a line; empty when it was none. */
    backtrace;
    constructor(message, options) {
        super(message, options);
        this.class = options.class;
        this.backtrace = options.backtrace ?? '';
    }
}
//# sourceMappingURL=handler.js.map