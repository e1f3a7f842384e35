import type { Block, Transaction } from './chain.js';
import type { Hex } from './hex.js';
/** The transaction behind a log or a call of the block. */
export declare const transactionOf: ({ number, transactions }: Block, { transactionHash }: Readonly<{
    transactionHash: Hex;
}>) => Transaction;
