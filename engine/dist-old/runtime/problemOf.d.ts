import type { IndexerProblem } from './indexerStatus.js';
/** What an operator should know of an error; `since` is in Unix seconds. */
export declare const problemOf: (error: unknown, since: number) => IndexerProblem;
