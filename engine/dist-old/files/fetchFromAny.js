import { setTimeout as sleep } from 'node:timers/promises';
import { FileError } from './fileError.js';
/**
 * The first answer of several gateways. They are asked in order: the next one when the one before has failed, or
 * has not answered for `patienceMs`; who loses the race is interrupted.
 *
 * @param options.patienceMs @default 3_000
 */
export const fetchFromAny = async (gateways, ask, options) => {
    const { patienceMs = 3_000 } = options;
    const decided = new AbortController();
    const signal = AbortSignal.any([options.signal, decided.signal]);
    const errors = [];
    let before = Promise.resolve();
    const tries = gateways.map((gateway, index) => {
        const previous = before;
        const run = async () => {
            if (index > 0)
                await Promise.race([failed(previous), sleep(index * patienceMs, undefined, { signal })]);
            signal.throwIfAborted();
            return ask(gateway, signal).catch((error) => {
                errors.push(error);
                throw error;
            });
        };
        const answer = run();
        before = answer;
        return answer;
    });
    try {
        return await Promise.any(tries);
    }
    catch {
        options.signal.throwIfAborted();
        if (errors.length === 1)
            throw errors[0];
        const reasons = errors.map((error) => (error instanceof Error ? error.message : String(error)));
        throw new FileError('No IPFS gateway gave the file.', { facts: { reasons } });
    }
    finally {
        decided.abort();
    }
};
/** Resolves when the promise rejects; never when it does not. */
const failed = (promise) => new Promise((resolve) => void promise.catch(() => resolve()));
//# sourceMappingURL=fetchFromAny.js.map