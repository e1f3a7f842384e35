import { EngineError } from '../core/errors.js';
/** A file could not be had, for now: whatever the reason, it is asked for again later. */
export declare class FileError extends EngineError {
    name: string;
}
