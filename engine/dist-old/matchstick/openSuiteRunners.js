import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { EngineError } from '../core/errors.js';
import { builtFile } from './builtFile.js';
import { CriticalError } from './criticalError.js';
/** Starts the threads, which get ready while suites are still being compiled. */
export const openSuiteRunners = ({ threads, signal, ...data }) => {
    const workers = Array.from({ length: threads }, () => {
        const worker = new Worker(builtFile(import.meta.url, 'suiteWorker.js'), { workerData: data });
        // Only the wait for an answer reports how the thread ends.
        worker.on('error', () => { });
        return worker;
    });
    const free = [...workers];
    const waiting = [];
    const release = (worker) => {
        const next = waiting.shift();
        if (next)
            next(worker);
        else
            free.push(worker);
    };
    return {
        run: async (code) => {
            const worker = free.shift() ?? (await new Promise((resolve) => waiting.push(resolve)));
            try {
                return await ask(worker, code, signal);
            }
            finally {
                release(worker);
            }
        },
        [Symbol.asyncDispose]: async () => {
            await Promise.all(workers.map((worker) => worker.terminate()));
        },
    };
};
/** The `threadId` of a thread that has ended. */
const ENDED = -1;
const endedEarly = (exitCode) => new EngineError('A thread that runs tests ended unexpectedly.', { facts: { exitCode } });
const ask = async (worker, code, signal) => {
    if (worker.threadId === ENDED)
        throw endedEarly(undefined);
    const done = new AbortController();
    const until = { signal: signal ? AbortSignal.any([signal, done.signal]) : done.signal };
    try {
        const answered = once(worker, 'message', until);
        const ended = once(worker, 'exit', until).then(([exitCode]) => {
            throw endedEarly(exitCode);
        });
        worker.postMessage(code);
        const [answer] = (await Promise.race([answered, ended]));
        if ('result' in answer)
            return answer.result;
        const { message, remedy } = answer.critical;
        throw new CriticalError(message, remedy === undefined ? {} : { remedy });
    }
    finally {
        done.abort();
    }
};
//# sourceMappingURL=openSuiteRunners.js.map