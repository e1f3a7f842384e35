import type { BloomReader } from '../core/bloom.js';
import type { BlockHeader, Log as ChainLog, LogFilter } from '../core/chain.js';
import type { Log } from '../core/log.js';
import type { Rpc } from './rpc.js';
/** Proves that logs are complete; see `createLogProver`. */
export type LogProver = (rpc: Rpc, headers: readonly BlockHeader[], found: readonly ChainLog[], options: {
    filters: readonly LogFilter[];
    signal: AbortSignal;
}) => Promise<void>;
/** How far logs are doubted. */
export type LogProof = Readonly<{
    bloom: BloomReader;
    /** Proves that no log is missing; undefined when the RPC is believed in that. */
    prove: LogProver | undefined;
}>;
/**
 * Proves for every block which may hold a wanted log, by its bloom filter, that all of those were found: the block's
 * receipts must have the root that its header names. Where no endpoint gives receipts that do, all endpoints must find
 * the same logs. Throws a `WrongAnswerError` when logs are missing or foreign.
 */
export declare const createLogProver: (bloom: BloomReader, log: Log) => LogProver;
