import { EngineError } from '../core/errors.js';
/** The disk does not take what is written, or somebody else holds the file: no fault of its contents, and it may pass. */
export class StorageError extends EngineError {
    name = 'StorageError';
}
//# sourceMappingURL=storageError.js.map