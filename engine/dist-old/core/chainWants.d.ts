import type { ActiveDataSource } from './activeDataSource.js';
import { type CallWants } from './callWants.js';
import type { LogFilter } from './chain.js';
import type { Hex } from './hex.js';
/** What a set of data sources needs from the chain. */
export type ChainWants = Readonly<{
    /** Logs matched by any of these; more may be delivered, as triggers are matched again. */
    filters: readonly LogFilter[];
    /** Events of which a handler wants the receipt. */
    receiptTopics: ReadonlySet<Hex>;
    /** Undefined when no handler runs because of a call. */
    calls: CallWants | undefined;
    /** Whether a handler runs at every block, from some block on. */
    everyBlock: boolean;
    /** Whether a handler runs at this block even if nothing happened in it. */
    wantsBlock(number: number): boolean;
    /** First block of interest. */
    startBlock: number;
    /** Last block of interest; undefined when there is none. */
    endBlock: number | undefined;
}>;
/** Contracts with the same events share one filter, so no filter fetches a pair that nobody handles. */
export declare const chainWantsOf: (sources: readonly ActiveDataSource[]) => ChainWants;
/** One filter, or two with wildcards, that fetches at least what all of them do; for single blocks. */
export declare const mergeFilters: (filters: readonly LogFilter[]) => readonly LogFilter[];
