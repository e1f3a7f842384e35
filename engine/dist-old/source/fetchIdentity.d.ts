import type { ChainIdentity } from '../core/chain.js';
import type { Rpc } from './rpc.js';
type Asked = Readonly<{
    signal: AbortSignal;
}>;
/** Asks the RPC which chain it serves, until it says the same twice in a row. */
export declare const fetchIdentity: (rpc: Pick<Rpc, 'request'>, { signal }: Asked) => Promise<ChainIdentity>;
/** Throws when a chain is not the one expected, as far as that is known. */
export declare const expectChain: ({ chainId, genesis }: ChainIdentity, expected: Partial<ChainIdentity>) => void;
export {};
