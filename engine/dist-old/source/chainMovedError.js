import { EngineError } from '../core/errors.js';
/** The chain, or the RPC's view of it, changed between two answers: ask again from a known block. */
export class ChainMovedError extends EngineError {
    name = 'ChainMovedError';
    constructor(message, facts) {
        super(message, { facts });
    }
}
//# sourceMappingURL=chainMovedError.js.map