import { createFairQueue } from './createFairQueue.js';
import { FileError } from './fileError.js';
/**
 * Fetches wanted files a few at a time until they are here, for ever: whatever goes wrong may be mended tomorrow.
 * Nobody has to wait for it, and a group of a million files takes no turn from another.
 */
export const createFileFetcher = (options) => {
    const { fetchFile, retryMs, log, signal } = options;
    const { timeoutMs = 60_000, parallel = 8, parallelOfGroup = 2, mostBytes = 64 * 1024 * 1024 } = options;
    const wanted = new Map();
    const here = new Map();
    const fresh = createFairQueue();
    const again = createFairQueue();
    const runningOf = new Map();
    let running = 0;
    let bytes = 0;
    const hasTurn = (group) => (runningOf.get(group) ?? 0) < parallelOfGroup;
    const count = (group, change) => {
        const left = (runningOf.get(group) ?? 0) + change;
        if (left > 0)
            runningOf.set(group, left);
        else
            runningOf.delete(group);
        running += change;
    };
    const begin = () => {
        while (!signal.aborted && running < parallel && bytes < mostBytes) {
            const next = fresh.take(hasTurn) ?? again.take(hasTurn);
            if (!next)
                return;
            const file = wanted.get(next.reference);
            // It may have been forgotten meanwhile, or been taken in the turn of another group.
            if (file?.isQueued)
                void fetchOne(next.reference, file, next.group);
        }
    };
    const fetchOne = async (reference, file, group) => {
        const abort = new AbortController();
        file.abort = abort;
        file.isQueued = false;
        count(group, 1);
        const late = () => abort.abort(new FileError(`The file did not come within ${timeoutMs} ms.`));
        const timer = setTimeout(late, timeoutMs);
        try {
            const content = await fetchFile(reference, abort.signal);
            if (wanted.get(reference) === file)
                arrive(reference, content);
        }
        catch (error) {
            if (wanted.get(reference) === file && !signal.aborted)
                fail(reference, file, error);
        }
        finally {
            clearTimeout(timer);
            count(group, -1);
            begin();
        }
    };
    const arrive = (reference, content) => {
        wanted.delete(reference);
        here.set(reference, content);
        bytes += content.length;
        log.debug({ file: reference, bytes: content.length }, 'Fetched a file');
    };
    const fail = (reference, file, error) => {
        file.failures += 1;
        const ms = retryMs(file.failures);
        const reason = error instanceof Error ? error.message : String(error);
        const write = file.failures === 1 ? log.warn : log.debug;
        write.call(log, { file: reference, reason, failures: file.failures, ms }, 'Could not fetch a file');
        file.timer = setTimeout(() => {
            file.isQueued = true;
            again.add(file.group, reference);
            begin();
        }, ms);
    };
    const want = (files) => {
        for (const { reference, group } of files) {
            if (here.has(reference))
                continue;
            const known = wanted.get(reference);
            // Whoever has the next turn gets it for all.
            if (known?.isQueued === false)
                continue;
            if (!known)
                wanted.set(reference, { group, isQueued: true, failures: 0, timer: undefined, abort: undefined });
            fresh.add(group, reference);
        }
        begin();
    };
    const drop = (reference) => {
        bytes -= here.get(reference)?.length ?? 0;
        here.delete(reference);
        const file = wanted.get(reference);
        wanted.delete(reference);
        clearTimeout(file?.timer);
        file?.abort?.abort();
    };
    signal.addEventListener('abort', () => {
        for (const { timer, abort } of wanted.values()) {
            clearTimeout(timer);
            abort?.abort();
        }
    });
    return {
        want,
        wantOnly: (files) => {
            const kept = new Set(files.map(({ reference }) => reference));
            for (const reference of [...wanted.keys(), ...here.keys()])
                if (!kept.has(reference))
                    drop(reference);
            want(files);
        },
        waiting: () => wanted.size,
        arrived: () => [...here].map(([reference, content]) => ({ reference, content })),
        forget: (reference) => {
            drop(reference);
            begin();
        },
        forgetFailed: (failures) => {
            for (const [reference, file] of [...wanted])
                if (file.failures >= failures)
                    drop(reference);
            begin();
        },
    };
};
//# sourceMappingURL=createFileFetcher.js.map