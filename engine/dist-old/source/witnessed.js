import { EngineError } from '../core/errors.js';
import { ChainMovedError } from './chainMovedError.js';
import { RpcError } from './rpcError.js';
import { WrongAnswerError } from './wrongAnswerError.js';
/**
 * Does work with an RPC, and distrusts the endpoints that answered when what they said is wrong.
 *
 * @param options.isFinal whether all that is asked is about final blocks, where answers that do not fit together
 *   cannot come from a reorganisation
 */
export const witnessed = async (rpc, { isFinal }, work) => {
    const answered = new Set();
    const note = (outcomes) => {
        for (const outcome of outcomes)
            if ('value' in outcome)
                answered.add(outcome.from);
        return outcomes;
    };
    try {
        return await work({
            ...rpc,
            requestAll: async (calls, options) => note(await rpc.requestAll(calls, options)),
        });
    }
    catch (error) {
        const isWrong = error instanceof WrongAnswerError ||
            (error instanceof RpcError && error.kind === 'malformed') ||
            (isFinal && error instanceof ChainMovedError);
        if (!isWrong)
            throw error;
        const by = error instanceof WrongAnswerError ? error.by : undefined;
        for (const endpoint of by === undefined ? answered : [by])
            rpc.distrust(endpoint, error.message);
        if (!(error instanceof ChainMovedError))
            throw error;
        throw new WrongAnswerError(error.message, error instanceof EngineError ? error.facts : {});
    }
};
//# sourceMappingURL=witnessed.js.map