import { EngineError } from '../core/errors.js';
/** What endpoints answered cannot be true: nothing of it is used, and others are asked. */
export class WrongAnswerError extends EngineError {
    name = 'WrongAnswerError';
    /** The endpoint that is to blame; undefined when it is one of those that answered. */
    by;
    constructor(message, facts, by) {
        super(message, { facts, remedy: 'Give further RPC URLs, or replace this one.' });
        this.by = by;
    }
}
//# sourceMappingURL=wrongAnswerError.js.map