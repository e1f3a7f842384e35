import { setTimeout as sleep } from 'node:timers/promises';
/** Resolves after `ms` milliseconds; rejects with the signal's reason when it is aborted first. */
export const wait = async (ms, signal) => {
    signal.throwIfAborted();
    try {
        await sleep(ms, undefined, { signal });
    }
    catch (error) {
        signal.throwIfAborted();
        throw error;
    }
};
/**
 * Milliseconds before try number `attempt` (from 1): doubles from `base` to `most`, of which a random half is
 * taken away, so that many clients do not return in step.
 */
export const backOff = (attempt, { base = 200, most = 30_000, random = Math.random } = {}) => {
    const full = Math.min(most, base * 2 ** (attempt - 1));
    return full / 2 + (random() * full) / 2;
};
/** Whether the promise settles, either way, within `ms` milliseconds. */
export const settlesWithin = async (ms, promise) => {
    const late = new AbortController();
    const timer = sleep(ms, false, { signal: late.signal }).catch(() => true);
    const settled = promise.then(() => true, () => true);
    try {
        return await Promise.race([settled, timer]);
    }
    finally {
        late.abort();
    }
};
//# sourceMappingURL=wait.js.map