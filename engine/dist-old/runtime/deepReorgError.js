import { EngineError } from '../core/errors.js';
/** A block that was final is no longer on the chain: a person has to say which chain is right. */
export class DeepReorgError extends EngineError {
    name = 'DeepReorgError';
    /**
     * @param facts.lost oldest block of the index that is known to be off the chain
     * @param facts.ancestor newest block of the index that is on it; undefined when none is
     */
    constructor(facts) {
        const { network, head, lost, ancestor, finality } = facts;
        const rewind = ancestor
            ? `run \`poco rewind --network ${network} --to ${ancestor.number}\` with the same data folder, and start again`
            : 'delete its database, and start again';
        super(`The chain has another block ${lost.number}, where the index stands at block ${head.number}: a reorganization of more than the ${finality} blocks after which blocks count as final.`, {
            facts,
            remedy: `Make sure that the RPC serves the right chain. If it does, stop the index, ${rewind}.`,
        });
    }
}
//# sourceMappingURL=deepReorgError.js.map