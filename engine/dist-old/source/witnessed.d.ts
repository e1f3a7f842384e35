import type { Rpc } from './rpc.js';
/**
 * Does work with an RPC, and distrusts the endpoints that answered when what they said is wrong.
 *
 * @param options.isFinal whether all that is asked is about final blocks, where answers that do not fit together
 *   cannot come from a reorganisation
 */
export declare const witnessed: <T>(rpc: Rpc, { isFinal }: {
    isFinal: boolean;
}, work: (rpc: Rpc) => Promise<T>) => Promise<T>;
