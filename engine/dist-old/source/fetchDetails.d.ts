import type { Call, Log } from '../core/chain.js';
import type { Hex } from '../core/hex.js';
import type { Details } from './assembleBlocks.js';
import type { RpcCall, RpcOutcome } from './rpc.js';
/** What was found in blocks and makes handlers run. */
export type Findings = Readonly<{
    logs: readonly Log[];
    calls: readonly Call[];
}>;
/**
 * Requests for the transactions of these logs and calls, and a reader of their outcomes. A call needs the receipt too,
 * which says whether the whole transaction succeeded.
 */
export declare const detailCalls: ({ logs, calls }: Findings, receiptTopics: ReadonlySet<Hex>) => Readonly<{
    calls: readonly RpcCall[];
    read(outcomes: readonly RpcOutcome[]): Details;
}>;
