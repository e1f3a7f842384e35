import { EngineError } from '../core/errors.js';
import { openReader } from '../store/openDatabase.js';
import { loadBuild } from './loadBuild.js';
import { databasePath } from './openIndexer.js';
import { startHere, startWorker } from './startThread.js';
/** A handler that never returns would keep a thread from ending; it is ended by force after so long. */
const PATIENCE_MS = 800;
/**
 * Indexes a built subgraph in a thread of its own. Resolves when build, RPC and database were found good; a
 * database of an earlier run is continued.
 *
 * @example
 * await using engine = await openEngine({ build: 'build/devnet', dataDir: '.poco', network: 'devnet', rpcUrls, log })
 * await engine.whenSynced
 * engine.reader.prepare('SELECT count(*) FROM "Deal"').pluck().get()
 */
export const openEngine = async (options) => {
    const { log, signal, thread: where = 'worker', ...settings } = options;
    signal?.throwIfAborted();
    const subgraph = loadBuild(settings.build);
    const database = databasePath(settings, subgraph);
    const listeners = new Set();
    let status = STARTING;
    const setStatus = (next) => {
        status = next;
        for (const listener of listeners)
            listener(next);
    };
    const start = where === 'worker' ? startWorker : startHere;
    const thread = start(settings, { log, onStatus: setStatus });
    const done = thread.done.catch((error) => {
        const message = error instanceof Error ? error.message : String(error);
        const since = Math.floor(Date.now() / 1_000);
        setStatus({ ...status, state: 'stopped', health: 'failed', problem: { kind: 'other', message, since } });
        return status;
    });
    let reader;
    const close = async () => {
        await endThread(thread, done);
        reader?.close();
    };
    const onAbort = () => void close();
    signal?.addEventListener('abort', onAbort, { once: true });
    try {
        await thread.ready;
        reader = openReader(database);
    }
    catch (error) {
        await close();
        throw error;
    }
    const onProgress = (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
    };
    return {
        deployment: subgraph.deployment,
        subgraph,
        database,
        reader,
        status: () => status,
        onProgress,
        whenSynced: firstSync(() => status, onProgress, done),
        done,
        close,
        [Symbol.asyncDispose]: async () => {
            signal?.removeEventListener('abort', onAbort);
            await close();
        },
    };
};
const STARTING = {
    state: 'starting',
    health: 'healthy',
    head: undefined,
    chainHead: undefined,
    synced: false,
    entitiesPerSecond: 0,
    reorgs: 0,
    endpoints: [],
    problem: undefined,
};
const endThread = async (thread, done) => {
    thread.stop();
    const timer = setTimeout(() => void thread.kill(), PATIENCE_MS);
    await done;
    clearTimeout(timer);
};
const firstSync = (status, onProgress, done) => {
    const synced = new Promise((resolve, reject) => {
        if (status().synced)
            resolve();
        const stop = onProgress((next) => {
            if (!next.synced)
                return;
            stop();
            resolve();
        });
        void done.then((last) => {
            stop();
            reject(new EngineError(`Indexing ended before it reached the head: ${last.problem?.message ?? 'it was stopped'}`));
        });
    });
    synced.catch(() => { });
    return synced;
};
//# sourceMappingURL=openEngine.js.map