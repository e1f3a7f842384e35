import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { fetchFromAny } from './fetchFromAny.js';
const signal = AbortSignal.timeout(10_000);
describe('fetchFromAny()', () => {
    test('asks one gateway alone while it is good', async () => {
        const asked = [];
        const answer = await fetchFromAny(['a', 'b'], async (gateway) => {
            asked.push(gateway);
            return Buffer.from(gateway);
        }, { signal });
        expect(answer.toString()).toBe('a');
        expect(asked).toEqual(['a']);
    });
    test('asks the next at once when one fails', async () => {
        const begun = performance.now();
        const answer = await fetchFromAny(['a', 'b', 'c'], async (gateway) => {
            if (gateway !== 'c')
                throw new Error('no');
            return Buffer.from(gateway);
        }, { signal, patienceMs: 5_000 });
        expect(answer.toString()).toBe('c');
        expect(performance.now() - begun).toBeLessThan(1_000);
    });
    test('asks the next beside a slow one, and interrupts who loses', async () => {
        let interrupted = false;
        const answer = await fetchFromAny(['slow', 'quick'], async (gateway, stop) => {
            if (gateway === 'slow')
                await sleep(5_000, undefined, { signal: stop }).catch(() => {
                    interrupted = true;
                });
            return Buffer.from(gateway);
        }, { signal, patienceMs: 20 });
        await sleep(10);
        expect(answer.toString()).toBe('quick');
        expect(interrupted).toBe(true);
    });
    test('tells why when all fail', async () => {
        const ask = async (gateway) => {
            throw new Error(`${gateway} is away`);
        };
        await expect(fetchFromAny(['a', 'b'], ask, { signal })).rejects.toMatchObject({
            message: 'No IPFS gateway gave the file.',
            facts: { reasons: ['a is away', 'b is away'] },
        });
        await expect(fetchFromAny(['a'], ask, { signal })).rejects.toThrow('a is away');
    });
    test('ends when it is told to', async () => {
        const stop = AbortSignal.timeout(20);
        const never = (_, s) => sleep(5_000, new Uint8Array(), { signal: s });
        await expect(fetchFromAny(['a', 'b'], never, { signal: stop })).rejects.toThrow('timeout');
    });
});
//# sourceMappingURL=fetchFromAny.test.js.map