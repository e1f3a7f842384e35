import { CriticalError } from './criticalError.js';
/** A file that several test files import does something when it is loaded, so they cannot share a program. */
export declare class SharedEffectError extends CriticalError {
    name: string;
}
