import type { BlockPointer } from '../core/chain.js';
import { EngineError } from '../core/errors.js';
/** A block that was final is no longer on the chain: a person has to say which chain is right. */
export declare class DeepReorgError extends EngineError {
    name: string;
    /**
     * @param facts.lost oldest block of the index that is known to be off the chain
     * @param facts.ancestor newest block of the index that is on it; undefined when none is
     */
    constructor(facts: {
        network: string;
        head: BlockPointer;
        lost: BlockPointer;
        ancestor: BlockPointer | undefined;
        finality: number;
    });
}
