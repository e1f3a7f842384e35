import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { silentLog } from '../core/log.js';
import { openChainCache } from './openChainCache.js';
let directory;
beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'cache-'));
});
afterAll(() => rmSync(directory, { recursive: true }));
let files = 0;
const newPath = () => join(directory, `${files++}.sqlite`);
const open = (path = newPath(), maxBytes = 10_000_000) => openChainCache(path, { maxBytes, log: silentLog });
const hash = (n) => `0x${n.toString(16).padStart(64, '0')}`;
const rangeOf = (from, to) => ({
    from,
    to,
    blocks: [],
    end: { number: to, hash: hash(to), parentHash: hash(to - 1), timestamp: to },
});
describe('openChainCache()', () => {
    test('finds the first stretch for the same wants that ends at or after a block', async () => {
        const cache = open();
        await cache.keepRange('a', rangeOf(1, 10));
        await cache.keepRange('a', rangeOf(11, 20));
        await cache.keepRange('b', rangeOf(1, 15));
        expect(cache.range('a', 10)).toEqual(rangeOf(1, 10));
        expect(cache.range('a', 11)).toEqual(rangeOf(11, 20));
        expect(cache.range('a', 21)).toBeUndefined();
        expect(cache.range('b', 11)).toEqual(rangeOf(1, 15));
        expect(cache.range('c', 1)).toBeUndefined();
        expect(cache.newest()).toEqual({ number: 20, hash: hash(20) });
        cache.close();
    });
    test('keeps answers about state by block and question, reverts included', () => {
        const cache = open();
        cache.keepState(hash(1), 'call a', '0xcafe');
        cache.keepState(hash(1), 'call b', null);
        cache.keepState(hash(1), 'call c', '0x');
        expect(['a', 'b', 'c', 'd'].map((name) => cache.state(hash(1), `call ${name}`))).toEqual([
            '0xcafe',
            null,
            '0x',
            undefined,
        ]);
        expect(cache.state(hash(2), 'call a')).toBeUndefined();
        cache.close();
    });
    test('forgets what was taken off the chain', async () => {
        const cache = open();
        await cache.keepRange('a', rangeOf(1, 10));
        await cache.keepRange('a', rangeOf(11, 20));
        cache.forgetAfter(15);
        expect(cache.range('a', 1)?.to).toBe(10);
        expect(cache.range('a', 11)).toBeUndefined();
        cache.close();
    });
    test('is there again after a restart, and gone after a reset', async () => {
        const path = newPath();
        const first = open(path);
        first.reset({ chainId: 1, genesis: hash(0) });
        await first.keepRange('a', rangeOf(1, 10));
        first.close();
        const second = open(path);
        expect(second.identity()).toEqual({ chainId: 1, genesis: hash(0) });
        expect(second.range('a', 1)).toEqual(rangeOf(1, 10));
        second.reset({ chainId: 2, genesis: hash(9) });
        expect(second.range('a', 1)).toBeUndefined();
        expect(second.identity()).toEqual({ chainId: 2, genesis: hash(9) });
        second.close();
    });
    test('grows to its size and no further, and drops first what was used the most runs ago', () => {
        const path = newPath();
        const maxBytes = 400_000;
        const keep = (from, count) => {
            const cache = open(path, maxBytes);
            for (let n = from; n < from + count; n += 1)
                cache.keepState(hash(n), 'call', `0x${'ab'.repeat(500)}`);
            cache.close();
        };
        keep(0, 100);
        keep(1_000, 100);
        const used = open(path, maxBytes);
        for (let n = 0; n < 100; n += 1)
            used.state(hash(n), 'call');
        used.close();
        for (let round = 0; round < 3; round += 1)
            keep(2_000 + round * 1_000, 200);
        expect(statSync(path).size).toBeLessThan(2 * maxBytes);
        const left = open(path, maxBytes);
        const kept = (from) => Array.from({ length: 100 }, (_, at) => left.state(hash(from + at), 'call')).filter(Boolean).length;
        expect(kept(1_000)).toBe(0);
        expect(kept(4_000)).toBeGreaterThan(0);
        left.close();
    });
    test('throws away a file that is no cache', async () => {
        const path = newPath();
        writeFileSync(path, 'x'.repeat(5_000));
        const cache = open(path);
        await cache.keepRange('a', rangeOf(1, 10));
        expect(cache.range('a', 1)).toEqual(rangeOf(1, 10));
        cache.close();
    });
    test('does nothing where it cannot write', async () => {
        const file = newPath();
        writeFileSync(file, '');
        const cache = open(join(file, 'below', 'a file'));
        await cache.keepRange('a', rangeOf(1, 10));
        expect(cache.range('a', 1)).toBeUndefined();
        expect(cache.newest()).toBeUndefined();
        cache.close();
    });
});
//# sourceMappingURL=openChainCache.test.js.map