import { refusal } from '../../api/execute/orRefusal.js';
import { QueryError } from '../../api/request/queryError.js';
/** A query that took longer than this may not take the last free process the next time. */
const SLOW_MS = 200;
/** What an aborted query gets to end by itself: most do, and a new process costs more. */
const GRACE_MS = 100;
const MOST_KNOWN_SLOW = 500;
const answerWith = (message) => refusal([new QueryError(message, { attestable: false })], null);
const timedOut = () => answerWith('Query timed out');
const overloaded = () => answerWith('service is overloaded and can not run the query right now. Please try again in a few minutes');
/**
 * Runs queries in up to `processes` processes, which are started when needed. Queries that are known to be slow
 * leave one process to the others.
 */
export const createQueryPool = (options) => {
    const { start, processes, queue: mostWaiting, timeLimitMs, idleMs } = options;
    const idle = new Map();
    const busy = new Set();
    const slowTexts = new Set();
    let slowRunning = 0;
    let queue = [];
    let closed = false;
    const isSlow = ({ request }) => slowTexts.has(request.query);
    const mayRun = (job) => busy.size < processes && !(isSlow(job) && slowRunning >= Math.max(1, processes - 1));
    const noteTime = (text, ms) => {
        if (ms < SLOW_MS)
            slowTexts.delete(text);
        else if (slowTexts.size < MOST_KNOWN_SLOW)
            slowTexts.add(text);
    };
    const takeProcess = () => {
        const [process, timer] = [...idle].at(-1) ?? [];
        if (!process)
            return start();
        clearTimeout(timer);
        idle.delete(process);
        return process;
    };
    const giveBack = (process) => {
        if (closed)
            return process.kill();
        const end = () => {
            idle.delete(process);
            process.kill();
        };
        idle.set(process, setTimeout(end, idleMs).unref());
    };
    const runNext = () => {
        const job = closed ? undefined : queue.find(mayRun);
        if (!job)
            return;
        queue = queue.filter((other) => other !== job);
        void runJob(job);
        runNext();
    };
    const runJob = async (job) => {
        const process = takeProcess();
        const slow = isSlow(job);
        const begunAt = performance.now();
        let killed = false;
        const kill = () => {
            killed = true;
            process.kill();
        };
        busy.add(process);
        if (slow)
            slowRunning += 1;
        const limit = setTimeout(() => {
            kill();
            job.resolve(timedOut());
        }, timeLimitMs);
        let grace;
        job.settle = () => {
            grace ??= setTimeout(kill, GRACE_MS);
        };
        try {
            job.resolve(await process.run(job.request));
        }
        catch (error) {
            killed = true;
            process.kill();
            if (error instanceof QueryError)
                job.resolve(refusal([error], null));
            else
                job.reject(error);
        }
        finally {
            clearTimeout(limit);
            clearTimeout(grace);
            noteTime(job.request.query, performance.now() - begunAt);
            if (slow)
                slowRunning -= 1;
            busy.delete(process);
            if (!killed)
                giveBack(process);
            runNext();
        }
    };
    const enter = (job) => {
        queue.push(job);
        const leave = () => {
            queue = queue.filter((other) => other !== job);
        };
        const limit = setTimeout(() => {
            if (!queue.includes(job))
                return;
            leave();
            job.resolve(overloaded());
        }, timeLimitMs);
        limit.unref();
        job.settle = leave;
        runNext();
        if (!queue.includes(job))
            clearTimeout(limit);
    };
    return {
        run: (request, signal) => new Promise((resolve, reject) => {
            if (closed)
                return resolve(overloaded());
            signal?.throwIfAborted();
            const job = { request, resolve, reject, settle: () => { } };
            if (!mayRun(job) && queue.length >= mostWaiting)
                return resolve(overloaded());
            signal?.addEventListener('abort', () => {
                job.settle();
                reject(signal.reason);
            });
            enter(job);
        }),
        close: () => {
            closed = true;
            for (const job of queue)
                job.resolve(overloaded());
            queue = [];
            for (const timer of idle.values())
                clearTimeout(timer);
            for (const process of [...idle.keys(), ...busy])
                process.kill();
            idle.clear();
        },
    };
};
//# sourceMappingURL=createQueryPool.js.map