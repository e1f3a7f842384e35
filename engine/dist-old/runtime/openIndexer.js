import { join } from 'node:path';
import { EngineError } from '../core/errors.js';
import { fileEntityNames } from '../core/manifest.js';
import { isOnThisMachine } from '../source/isOnThisMachine.js';
import { isSocketUrl, openHeadNotices } from '../source/openHeadNotices.js';
import { openChainCache } from '../store/openChainCache.js';
import { openStore } from '../store/openStore.js';
import { connect } from './connect.js';
import { createExecutor } from './createExecutor.js';
import { expectSameChain } from './expectSameChain.js';
import { given } from './given.js';
import { loadBuild } from './loadBuild.js';
import { runIndexer } from './runIndexer.js';
/** An endpoint on this machine limits nobody. */
const LOCAL_POLL_MS = 50;
/** File that keeps what a chain says of its final blocks; all subgraphs of the network share it. */
export const cachePath = ({ dataDir, network }) => join(dataDir, network, 'rpc-cache.sqlite');
/** File that holds a subgraph's entities. */
export const databasePath = ({ dataDir, network }, { deployment }) => join(dataDir, network, `${deployment}.sqlite`);
/**
 * Checks build, mappings, RPC and database, then begins to index. `done` resolves with the last status when indexing
 * ended: because the signal was aborted, or because it failed.
 */
export const openIndexer = async (settings, hooks) => {
    const { log, signal, onStatus } = hooks;
    const subgraph = loadBuild(settings.build);
    expectNetwork(subgraph, settings.network);
    const executor = createExecutor(subgraph, { log });
    const { rpc, identity } = await connect(settings, { log, signal });
    const cache = await openCache(settings, { rpc, identity, log, signal });
    const store = closingOnError(cache, () => openStore(databasePath(settings, subgraph), {
        schema: subgraph.schema,
        fileTypes: fileEntityNames(subgraph.manifest),
        indexHints: subgraph.indexHints,
        identity: { ...identity, deployment: subgraph.deployment, network: settings.network },
    }));
    const { pollMs = isOnThisMachine(settings.rpcUrls) ? LOCAL_POLL_MS : undefined } = settings;
    const ending = new AbortController();
    const socketUrls = settings.rpcUrls.filter(isSocketUrl);
    const done = runIndexer({
        subgraph,
        executor,
        store,
        rpc,
        chainId: identity.chainId,
        log,
        signal,
        onStatus,
        ...(cache && { cache }),
        ...(socketUrls.length > 0 && {
            notices: openHeadNotices(socketUrls, {
                log: log.child({ stage: 'source' }),
                signal: AbortSignal.any([signal, ending.signal]),
            }),
        }),
        ...given({ pollMs }, 'pollMs'),
        ...given(settings, 'finality', 'maxBlockRange', 'ipfsGateways', 'verifyLogs'),
    });
    const close = () => {
        ending.abort();
        cache?.close();
        store.close();
    };
    return { done: done.finally(close) };
};
/** What `open` gives; what was opened before is closed when it throws. */
const closingOnError = (before, open) => {
    try {
        return open();
    }
    catch (error) {
        before?.close();
        throw error;
    }
};
const openCache = async (settings, { rpc, identity, log, signal }) => {
    const { cacheBytes: maxBytes = 0 } = settings;
    if (maxBytes === 0)
        return undefined;
    const cache = openChainCache(cachePath(settings), { maxBytes, log });
    try {
        await expectSameChain(cache, rpc, { identity, log, signal });
        return cache;
    }
    catch (error) {
        cache.close();
        throw error;
    }
};
const expectNetwork = ({ manifest, folder }, network) => {
    const found = manifest.dataSources[0]?.network;
    if (found === network)
        return;
    throw new EngineError(`The subgraph at ${folder} was built for network ${found}, not ${network}.`, {
        facts: { expected: network, found },
        remedy: `Build it for ${network}, or index network ${found}.`,
    });
};
//# sourceMappingURL=openIndexer.js.map