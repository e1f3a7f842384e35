import { CriticalError } from './criticalError.js';
/** A file that several test files import does something when it is loaded, so they cannot share a program. */
export class SharedEffectError extends CriticalError {
    name = 'SharedEffectError';
}
//# sourceMappingURL=sharedEffectError.js.map