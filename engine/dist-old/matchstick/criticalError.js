import { EngineError } from '../core/errors.js';
/** A test run cannot go on: the mistake is in the tests or their set-up, not in what they test. */
export class CriticalError extends EngineError {
    name = 'CriticalError';
}
//# sourceMappingURL=criticalError.js.map