import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { mapConcurrent } from './mapConcurrent.js';
const { signal } = new AbortController();
describe('mapConcurrent()', () => {
    test('keeps the order of the items', async () => {
        const results = [];
        const work = async (ms) => {
            await sleep(ms);
            return ms;
        };
        for await (const result of mapConcurrent([30, 1, 20, 2], work, { inFlight: 3, signal }))
            results.push(result);
        expect(results).toEqual([30, 1, 20, 2]);
    });
    test('never has more than `inFlight` unread results', async () => {
        let started = 0;
        const work = async () => {
            started += 1;
        };
        const stream = mapConcurrent(Array(100).keys(), work, { inFlight: 4, signal });
        await stream.next();
        await sleep(5);
        expect(started).toBe(5);
        await stream.return();
    });
    test('delivers a failure in its place and aborts the rest', async () => {
        let aborted = 0;
        const work = async (item, inner) => {
            if (item === 1)
                throw new Error('second failed');
            if (item > 1)
                await sleep(60_000, undefined, { signal: inner }).catch(() => (aborted += 1));
            return item;
        };
        const results = [];
        const read = async () => {
            for await (const result of mapConcurrent([0, 1, 2, 3], work, { inFlight: 4, signal }))
                results.push(result);
        };
        await expect(read()).rejects.toThrow('second failed');
        expect(results).toEqual([0]);
        expect(aborted).toBe(2);
    });
});
//# sourceMappingURL=mapConcurrent.test.js.map