import type { Call } from '../core/chain.js';
import type { Hex } from '../core/hex.js';
/** Calls among the traces that `trace_block` and `trace_filter` give, in their order. */
export declare const parseTraces: (value: unknown, method: string) => readonly Call[];
/** Calls among the frames that the `callTracer` of `debug_traceBlockByHash` gives, in the order they began. */
export declare const parseFrames: (value: unknown, method: string, block: Readonly<{
    blockHash: Hex;
    blockNumber: number;
}>) => readonly Call[];
