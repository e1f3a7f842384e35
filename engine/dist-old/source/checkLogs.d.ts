import type { BloomReader } from '../core/bloom.js';
import type { BlockHeader, Log } from '../core/chain.js';
/** Bloom filters say nothing on chains that leave all of them empty. */
export declare const tellsNothing: (headers: readonly BlockHeader[]) => boolean;
/** Throws a `WrongAnswerError` when a block cannot have logged what is said to be in it, by its bloom filter. */
export declare const checkLogs: (headers: readonly BlockHeader[], logs: readonly Log[], bloom: BloomReader) => void;
