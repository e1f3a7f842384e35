import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import { EngineError } from '../core/errors.js';
import { openIndexer } from './openIndexer.js';
import { fromErrorMessage } from './workerMessages.js';
/** Runs the indexer in this thread: for tests, where a debugger and coverage should see it. */
export const startHere = (settings, { log, onStatus }) => {
    const stop = new AbortController();
    const opened = openIndexer(settings, { log, onStatus, signal: stop.signal });
    const done = opened.then((indexer) => indexer.done);
    done.catch(() => { });
    return { ready: opened.then(() => { }), done, stop: () => stop.abort(), kill: async () => stop.abort() };
};
/**
 * Percent by which the heaps of this process may grow before they are collected. What a block leaves behind is garbage
 * soon, and left to itself V8 lets several times as much of it gather as there is memory in use.
 */
const HEAP_GROWTH = 50;
/** Runs the indexer in a thread of its own, so that neither it nor queries wait for the other. */
export const startWorker = (settings, { log, onStatus }) => {
    setFlagsFromString(`--heap-growing-percent=${HEAP_GROWTH}`);
    const worker = new Worker(workerFile(), { workerData: settings });
    const ready = deferred();
    const done = deferred();
    const fail = (error) => {
        ready.reject(error);
        done.reject(error);
    };
    worker.on('message', (message) => {
        if (message.kind === 'ready')
            ready.resolve();
        else if (message.kind === 'status')
            onStatus(message.status);
        else if (message.kind === 'log')
            log[message.level](message.fields, message.message);
        else if (message.kind === 'done')
            done.resolve(message.status);
        else
            fail(fromErrorMessage(message.error));
    });
    worker.on('error', fail);
    worker.on('exit', (code) => fail(new EngineError('The indexing thread ended unexpectedly.', { facts: { code } })));
    return {
        ready: ready.promise,
        done: done.promise,
        stop: () => worker.postMessage({ kind: 'stop' }),
        kill: async () => {
            await worker.terminate();
        },
    };
};
/** The compiled worker, also when this module itself runs from its source. */
const workerFile = () => new URL(import.meta.url.endsWith('.ts') ? '../../dist/runtime/indexerWorker.js' : './indexerWorker.js', import.meta.url);
/** A promise and its ends. Nobody need listen to it: a rejection that nobody awaits is no fault. */
const deferred = () => {
    let resolve = () => { };
    let reject = () => { };
    const promise = new Promise((resolvePromise, rejectPromise) => {
        resolve = resolvePromise;
        reject = rejectPromise;
    });
    promise.catch(() => { });
    return { promise, resolve, reject };
};
//# sourceMappingURL=startThread.js.map