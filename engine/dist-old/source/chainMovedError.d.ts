import { EngineError, type Facts } from '../core/errors.js';
/** The chain, or the RPC's view of it, changed between two answers: ask again from a known block. */
export declare class ChainMovedError extends EngineError {
    name: string;
    constructor(message: string, facts: Facts);
}
