import { type Hex } from '../core/hex.js';
import type { Connection } from './openDatabase.js';
/** An error of a handler that every indexer would meet. A fatal one stopped the subgraph. */
export type StoredError = Readonly<{
    block: number;
    message: string;
    handler: string | undefined;
    transactionHash: Hex | undefined;
    logIndex: number | undefined;
    fatal: boolean;
}>;
/** The errors that a database keeps, in the order of their blocks. */
export declare const readErrors: (db: Connection) => readonly StoredError[];
