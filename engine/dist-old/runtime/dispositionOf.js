import { ChainMovedError } from '../source/chainMovedError.js';
import { RpcError } from '../source/rpcError.js';
import { TracesUnavailableError } from '../source/tracesUnavailableError.js';
import { WrongAnswerError } from '../source/wrongAnswerError.js';
import { StorageError } from '../store/storageError.js';
import { BlockFailure } from './createBlockProcessor.js';
/** Sorts an error that ended a stretch of indexing. */
export const dispositionOf = (error, signal) => {
    if (signal.aborted)
        return 'stop';
    if (error instanceof ChainMovedError || error instanceof WrongAnswerError)
        return 'look';
    if (error instanceof BlockFailure)
        return error.failure.class === 'deterministic' ? 'fail' : 'wait';
    const passes = error instanceof RpcError || error instanceof StorageError || error instanceof TracesUnavailableError;
    return passes ? 'wait' : 'halt';
};
//# sourceMappingURL=dispositionOf.js.map