import type { Block, BlockHeader, Receipt, Transaction } from '../core/chain.js';
import type { Hex } from '../core/hex.js';
import type { Findings } from './fetchDetails.js';
/** Transactions and receipts by transaction hash, each with the block it said to be in. */
export type Details = Readonly<{
    transactions: ReadonlyMap<Hex, Readonly<{
        transaction: Transaction;
        blockHash: Hex;
    }>>;
    receipts: ReadonlyMap<Hex, Receipt>;
}>;
/**
 * Puts together what was fetched in pieces, one block per header, without the calls of transactions that failed.
 * Throws a `ChainMovedError` when the pieces do not belong to the same blocks.
 *
 * @param findings in chain order
 */
export declare const assembleBlocks: (headers: readonly BlockHeader[], findings: Findings, { transactions, receipts }: Details) => readonly Block[];
