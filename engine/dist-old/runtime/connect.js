import { EngineError } from '../core/errors.js';
import { fetchIdentity } from '../source/fetchIdentity.js';
import { isSocketUrl } from '../source/openHeadNotices.js';
import { createRpc } from '../source/rpc.js';
import { given } from './given.js';
/**
 * Connects to a chain and makes sure that it is the one expected. Throws an error that names the endpoint
 * when none answers, and both ids when it is of another chain.
 */
export const connect = async (settings, { log, signal }) => {
    const urls = settings.rpcUrls.filter((url) => !isSocketUrl(url));
    if (urls.length === 0 && settings.rpcUrls.length > 0)
        throw new EngineError('No HTTP endpoint of the chain was given.', {
            remedy: 'Give its http:// or https:// URL as well: a WebSocket endpoint only tells of new blocks.',
        });
    const rpc = createRpc({
        urls,
        log: log.child({ stage: 'source' }),
        chain: given(settings, 'chainId'),
        ...given(settings, 'batchSize', 'inFlight'),
    });
    return { rpc, identity: await fetchIdentity(rpc, { signal }) };
};
//# sourceMappingURL=connect.js.map