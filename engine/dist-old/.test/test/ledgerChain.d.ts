import type { Hex } from '../src/core/hex.js';
import type { Anvil } from './startAnvil.js';
export declare const LEDGER: Hex;
type EventName = 'Moved' | 'Opened' | 'Closed' | 'Broken';
/** One event to log: its name, the address it is about, and its number. */
export type LedgerEvent = readonly [name: EventName, about: Hex, value: number | bigint, from?: Hex];
/** Writes to ledgers on a chain; see `openLedgerChain`. */
export type LedgerChain = {
    /** Mines one block with these events, one transaction each; returns its number. */
    mine(...events: readonly LedgerEvent[]): Promise<number>;
    /** Mines one block in which the ledger publishes these references with their labels; returns its number. */
    publish(...publications: readonly (readonly [reference: string, label: string])[]): Promise<number>;
    /** Deploys another ledger in a block of its own. */
    deploy(): Promise<Hex>;
    /** Mines blocks without transactions. */
    skip(blocks: number): Promise<void>;
    /** Replaces the newest `depth` blocks by none; the next are new. */
    cut(depth: number): Promise<void>;
    number(): Promise<number>;
};
/** An address that stands for account number `n`. */
export declare const account: (n: number) => Hex;
/** Deploys a ledger as the chain's first contract. */
export declare const openLedgerChain: ({ rpc }: Anvil) => Promise<LedgerChain>;
export {};
