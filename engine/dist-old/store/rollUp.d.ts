import type { InputSchema } from '../core/inputSchema.js';
import type { Connection } from './openDatabase.js';
/** Fills the tables of aggregations; see `createRollUp`. */
export type RollUp = Readonly<{
    /** Rolls up what the block of that number and time (Unix seconds) completes. True when that made rows. */
    run(block: Readonly<{
        number: number;
        timestamp: number;
    }>): boolean;
    /** To be called after anything was taken back. */
    forget(): void;
}>;
/**
 * Rolls up a bucket when the first block after its end is written. Which bucket that is follows from the stored
 * points and rows alone, so it makes no difference whether the indexer was restarted or rewound in the middle of
 * one. Points of at most one bucket wait at any time, because each block that has points completes what was before.
 */
export declare const createRollUp: (db: Connection, schema: InputSchema) => RollUp;
