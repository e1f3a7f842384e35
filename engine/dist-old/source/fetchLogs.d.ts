import type { Log, LogFilter } from '../core/chain.js';
import type { Hex } from '../core/hex.js';
import type { RangeSizer } from '../core/rangeSizer.js';
import type { Rpc, RpcCall } from './rpc.js';
type Span = Readonly<{
    from: number;
    to: number;
}>;
/**
 * Logs of a range of blocks that match any of the filters, in chain order and each once. A range that the RPC
 * refuses is split, and the sizer learns from the refusal.
 */
export declare const fetchLogs: (rpc: Rpc, { from, to }: Span, options: {
    filters: readonly LogFilter[];
    sizer: RangeSizer;
    signal: AbortSignal;
}) => Promise<readonly Log[]>;
/** Logs of single blocks by hash: what the RPC sends can belong to no other block. */
export declare const fetchLogsOfBlocks: (rpc: Rpc, hashes: readonly Hex[], { filters, signal }: {
    filters: readonly LogFilter[];
    signal: AbortSignal;
}) => Promise<readonly Log[]>;
/** Ranges of at most `size` blocks that cover the range, oldest first. */
export declare const splitRange: ({ from, to }: Span, size: number) => readonly Span[];
/** The request for the logs that a filter wants, in a block or a range. */
export declare const logsCall: ({ addresses, topics0 }: LogFilter, where: object) => RpcCall;
/** Whether a filter wants the log. */
export declare const matchesFilter: ({ address, topics: [topic] }: Log, { addresses, topics0 }: LogFilter) => boolean;
export {};
