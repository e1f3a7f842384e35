import type { Hex } from '../core/hex.js';
import type { StateReader } from './readState.js';
/** Answers about the state of final blocks that were given before. */
export type AnswerCache = Readonly<{
    state(block: Hex, query: string): Hex | null | undefined;
    keepState(block: Hex, query: string, answer: Hex | null): void;
}>;
/** A reader that asks for each state of a final block only once, over all runs. */
export declare const keepState: (read: StateReader, cache: AnswerCache, isFinal: (block: number) => boolean) => StateReader;
