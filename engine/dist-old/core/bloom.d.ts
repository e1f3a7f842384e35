import type { Log, LogFilter } from './chain.js';
import { type Hex } from './hex.js';
/**
 * Tests of the bloom filters of blocks. The bits of a value are computed once, because few values are looked for in
 * many blocks.
 */
export type BloomReader = Readonly<{
    /** Whether the block may have logged this address or topic; false is certain. */
    mayHold(bloom: Hex, value: Hex): boolean;
    /** Whether the block may hold a log that a filter wants; false is certain. */
    mayMatch(bloom: Hex, filter: LogFilter): boolean;
    /** Whether the block can have logged this, by its address and first topic: the others have no end. */
    mayHoldLog(bloom: Hex, log: Log): boolean;
}>;
export declare const createBloomReader: () => BloomReader;
