import type { CallWants } from '../core/callWants.js';
import type { BlockHeader, Call } from '../core/chain.js';
import type { Rpc } from './rpc.js';
type Options = Readonly<{
    wants: CallWants | undefined;
    signal: AbortSignal;
}>;
/** Wanted calls in a range of final blocks, in chain order. */
export declare const fetchCalls: (rpc: Rpc, range: Readonly<{
    from: number;
    to: number;
}>, { wants, signal }: Options) => Promise<readonly Call[]>;
/** Wanted calls in single blocks, in chain order. Throws a `ChainMovedError` when the RPC's are of other blocks. */
export declare const fetchCallsOfBlocks: (rpc: Rpc, headers: readonly BlockHeader[], { wants, signal }: Options) => Promise<readonly Call[]>;
export {};
