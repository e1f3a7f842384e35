import { fetchHeaders } from '../source/fetchHeaders.js';
import { RpcError } from '../source/rpcError.js';
/**
 * Empties a cache that is of another chain: with another first block, or without the newest block that was kept. A
 * local chain that is begun anew often has the first block of the one before.
 */
export const expectSameChain = async (cache, rpc, { identity, log, signal }) => {
    const kept = cache.identity();
    const newest = cache.newest();
    const isSame = kept?.chainId === identity.chainId &&
        kept.genesis === identity.genesis &&
        (!newest || (await mayHold(rpc, newest, signal)));
    if (isSame)
        return;
    if (newest)
        log.warn({ ...newest }, 'Emptied the cache of another chain');
    cache.reset(identity);
};
/** An RPC that does not answer says nothing against the cache. */
const mayHold = async (rpc, { number, hash }, signal) => {
    try {
        const [header] = await fetchHeaders(rpc, [number], { signal });
        return header?.hash === hash;
    }
    catch (error) {
        if (error instanceof RpcError)
            return true;
        throw error;
    }
};
//# sourceMappingURL=expectSameChain.js.map