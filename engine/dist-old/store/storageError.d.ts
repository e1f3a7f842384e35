import { EngineError } from '../core/errors.js';
/** The disk does not take what is written, or somebody else holds the file: no fault of its contents, and it may pass. */
export declare class StorageError extends EngineError {
    name: string;
}
