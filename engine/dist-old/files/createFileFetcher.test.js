import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { silentLog } from '../core/log.js';
import { createFileFetcher } from './createFileFetcher.js';
const stops = [];
afterEach(() => {
    for (const stop of stops.splice(0))
        stop.abort();
});
const open = (options) => {
    const stop = new AbortController();
    stops.push(stop);
    const fetcher = createFileFetcher({ retryMs: () => 1, log: silentLog, signal: stop.signal, ...options });
    const all = (names) => names.map((reference, group) => ({ reference, group }));
    return {
        ...fetcher,
        want: (names) => fetcher.want(all(names)),
        wantOnly: (names) => fetcher.wantOnly(all(names)),
        wantOf: (group, names) => fetcher.want(names.map((reference) => ({ reference, group }))),
        stop: () => stop.abort(),
        names: () => fetcher.arrived().map(({ reference }) => reference),
    };
};
const until = async (wished) => {
    for (let tries = 0; !wished(); tries += 1) {
        if (tries > 500)
            throw new Error('never happened');
        await sleep(2);
    }
};
describe('createFileFetcher()', () => {
    test('keeps files in the order in which they come, until they are forgotten', async () => {
        const ms = { slow: 30, quick: 1 };
        const fetcher = open({ fetchFile: (name) => sleep(ms[name] ?? 0, Buffer.from(name)) });
        fetcher.want(['slow', 'quick', 'slow']);
        await until(() => fetcher.names().length === 2);
        expect(fetcher.names()).toEqual(['quick', 'slow']);
        fetcher.forget('quick');
        expect(fetcher.names()).toEqual(['slow']);
    });
    test('tries again for ever, later and later, and takes new files first', async () => {
        const asked = [];
        const waits = [];
        const fetcher = open({
            parallel: 1,
            retryMs: (failures) => {
                waits.push(failures);
                return 1;
            },
            fetchFile: async (name) => {
                asked.push(name);
                if (name === 'bad' && asked.length < 20)
                    throw new Error('not found');
                return Buffer.from(name);
            },
        });
        fetcher.want(['bad']);
        await until(() => asked.length > 5);
        fetcher.want(['good']);
        await until(() => fetcher.names().length === 2);
        expect(fetcher.names()).toEqual(['good', 'bad']);
        expect(waits.slice(0, 4)).toEqual([1, 2, 3, 4]);
    });
    test('fetches a few at a time, and none while much waits to be taken', async () => {
        let busy = 0;
        let most = 0;
        const fetcher = open({
            parallel: 3,
            mostBytes: 50,
            fetchFile: async () => {
                most = Math.max(most, ++busy);
                await sleep(2);
                busy -= 1;
                return new Uint8Array(10);
            },
        });
        fetcher.want(Array.from({ length: 20 }, (_, index) => `file ${index}`));
        await until(() => fetcher.names().length >= 5 && busy === 0);
        await sleep(20);
        expect(most).toBe(3);
        expect(fetcher.names().length).toBeLessThanOrEqual(7);
        for (let taken = 0; taken < 20;) {
            await until(() => fetcher.names().length > 0);
            for (const name of fetcher.names()) {
                fetcher.forget(name);
                taken += 1;
            }
        }
    });
    test('lets a file of another group through, however many of one group hang or wait', async () => {
        const begun = [];
        const fetcher = open({
            fetchFile: async (name, signal) => {
                begun.push(name);
                if (name !== 'other')
                    await sleep(60_000, undefined, { signal });
                return Buffer.from(name);
            },
        });
        fetcher.wantOf(1, Array.from({ length: 10_000 }, (_, index) => `flood ${index}`));
        fetcher.wantOf(2, ['other']);
        await until(() => fetcher.names().includes('other'));
        expect(begun).toEqual(['flood 0', 'flood 1', 'other']);
        expect(fetcher.waiting()).toBe(10_000);
    });
    test('fetches a file that two groups want in whichever turn comes first', async () => {
        const begun = [];
        const fetcher = open({
            fetchFile: async (name, signal) => {
                begun.push(name);
                if (name !== 'shared')
                    await sleep(60_000, undefined, { signal });
                return Buffer.from(name);
            },
        });
        fetcher.wantOf(1, ['a', 'b', 'c', 'shared']);
        fetcher.wantOf(2, ['shared']);
        await until(() => fetcher.names().includes('shared'));
        expect(begun).toEqual(['a', 'b', 'shared']);
    });
    test('forgets what failed often, when it is told to', async () => {
        const fetcher = open({
            fetchFile: async () => {
                throw new Error('not found');
            },
        });
        fetcher.want(['a', 'b']);
        await until(() => {
            fetcher.forgetFailed(3);
            return fetcher.waiting() === 0;
        });
    });
    test('interrupts what takes too long, and tries it again', async () => {
        let tries = 0;
        const fetcher = open({
            timeoutMs: 10,
            parallel: 1,
            fetchFile: async (name, signal) => {
                tries += 1;
                if (tries < 3)
                    await sleep(5_000, undefined, { signal });
                return Buffer.from(name);
            },
        });
        fetcher.want(['a']);
        await until(() => fetcher.names().length === 1);
        expect(tries).toBe(3);
    });
    test('interrupts what is no longer wanted and ends with its signal', async () => {
        let interrupted = 0;
        const fetcher = open({
            fetchFile: async (_, signal) => {
                await sleep(5_000, undefined, { signal }).catch(() => {
                    interrupted += 1;
                    throw signal.reason;
                });
                return new Uint8Array();
            },
        });
        fetcher.want(['a', 'b', 'c']);
        fetcher.wantOnly(['c']);
        await until(() => interrupted === 2);
        fetcher.stop();
        await until(() => interrupted === 3);
        expect(fetcher.names()).toEqual([]);
    });
});
//# sourceMappingURL=createFileFetcher.test.js.map