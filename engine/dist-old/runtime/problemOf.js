import { EngineError } from '../core/errors.js';
import { ChainMovedError } from '../source/chainMovedError.js';
import { RpcError } from '../source/rpcError.js';
import { TracesUnavailableError } from '../source/tracesUnavailableError.js';
import { WrongAnswerError } from '../source/wrongAnswerError.js';
import { StorageError } from '../store/storageError.js';
import { BlockFailure } from './createBlockProcessor.js';
/** What an operator should know of an error; `since` is in Unix seconds. */
export const problemOf = (error, since) => {
    const told = error instanceof BlockFailure ? error.failure : error;
    const problem = {
        kind: kindOf(error),
        message: told instanceof Error ? told.message : String(told),
        since,
    };
    if (!(told instanceof EngineError))
        return problem;
    const { facts, remedy } = told;
    return { ...problem, facts, ...(remedy === undefined ? {} : { remedy }) };
};
const RPC_ERRORS = [RpcError, WrongAnswerError, ChainMovedError, TracesUnavailableError];
const kindOf = (error) => {
    if (error instanceof BlockFailure)
        return 'mapping';
    if (error instanceof StorageError)
        return 'disk';
    return RPC_ERRORS.some((kind) => error instanceof kind) ? 'rpc' : 'other';
};
//# sourceMappingURL=problemOf.js.map