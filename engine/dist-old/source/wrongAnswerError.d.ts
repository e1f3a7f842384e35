import { EngineError, type Facts } from '../core/errors.js';
/** What endpoints answered cannot be true: nothing of it is used, and others are asked. */
export declare class WrongAnswerError extends EngineError {
    name: string;
    /** The endpoint that is to blame; undefined when it is one of those that answered. */
    readonly by: string | undefined;
    constructor(message: string, facts: Facts, by?: string);
}
