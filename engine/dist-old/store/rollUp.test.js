var __addDisposableResource = (this && this.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (this && this.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { exactFromPlain } from '../core/aggregation/exactNumber.js';
import { bigDecimalToString, parseBigDecimal } from '../core/bigDecimal.js';
import { parseInputSchema } from '../core/inputSchema.js';
import { decodeNumber } from '../core/numberText.js';
import { openReader } from './openDatabase.js';
import { openStore } from './openStore.js';
const schema = parseInputSchema(`
  type Point @entity(timeseries: true) {
    id: Int8! timestamp: Timestamp! token: Bytes! place: String x: BigDecimal! big: BigInt!
  }
  type Stats @aggregation(intervals: ["day", "hour"], source: "Point") {
    id: Int8! timestamp: Timestamp! token: Bytes! place: String
    sum: BigDecimal! @aggregate(fn: "sum", arg: "x")
    total: BigDecimal! @aggregate(fn: "sum", arg: "x", cumulative: true)
    low: BigDecimal! @aggregate(fn: "min", arg: "x", cumulative: true)
    high: BigInt! @aggregate(fn: "max", arg: "big", cumulative: true)
    peak: BigInt! @aggregate(fn: "max", arg: "big")
    count: Int! @aggregate(fn: "count")
    points: Int8! @aggregate(fn: "count", cumulative: true)
    first: BigDecimal! @aggregate(fn: "first", arg: "x", cumulative: true)
    last: BigDecimal! @aggregate(fn: "last", arg: "x", cumulative: true)
    opening: BigInt! @aggregate(fn: "first", arg: "big")
  }`);
const LENGTHS = { hour: 3_600, day: 86_400 };
const identity = { deployment: 'QmA', network: 'devnet', chainId: 31_337, genesis: '0x01' };
let directory;
let path;
const open = () => openStore(path, { schema, identity });
beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'rollup-'));
    path = join(directory, 'devnet.sqlite');
});
afterEach(() => rmSync(directory, { recursive: true }));
const hash = (number) => `0x${number.toString(16).padStart(64, '0')}`;
const idOf = (block, n) => (BigInt(block) << 32n) | BigInt(n);
const write = (store, { number, time, points, completes = true }) => {
    const type = schema.entities.get('Point');
    const changes = points.map(({ token, place, x, big }, n) => {
        const id = idOf(number, n);
        const timestamp = BigInt(time) * 1000000n;
        const decimal = parseBigDecimal(x) ?? { digits: 0n, exponent: 0 };
        const entity = { id, timestamp, token: Uint8Array.of(token), place, x: decimal, big };
        return { kind: 'insert', type, id: String(id), entity };
    });
    store.write({
        block: { number, hash: hash(number), parentHash: hash(number - 1), timestamp: time },
        hasTriggers: changes.length > 0,
        completesBuckets: completes,
        changes,
        dataSources: [],
        errors: [],
    });
};
const NUMBERS = ['sum', 'total', 'low', 'high', 'peak', 'first', 'last', 'opening'];
const rowsOf = (interval) => {
    const db = openReader(path);
    try {
        const rows = db.prepare(`SELECT * FROM "Stats$${interval}" ORDER BY "$vid"`).safeIntegers().all();
        return rows.map(({ $vid, ...row }) => ({
            ...row,
            token: row.token[0],
            ...Object.fromEntries(NUMBERS.map((name) => [name, decodeNumber(String(row[name]))])),
        }));
    }
    finally {
        db.close();
    }
};
/** The same from the definition: each bucket from scratch, each cumulative value from all points before its end. */
const naiveRows = (blocks, interval) => {
    const length = LENGTHS[interval];
    const startOf = (time) => Math.floor(time / length) * length;
    const points = blocks.flatMap(({ number, time, points: all }) => all.map((point, n) => ({ ...point, id: idOf(number, n), start: startOf(time) })));
    const keyOf = ({ token, place }) => JSON.stringify([token, place]);
    return [...new Set(points.map(({ start }) => start))].flatMap((start) => {
        const finisher = blocks.find(({ time, completes = true }) => completes && time >= start + length);
        if (!finisher)
            return [];
        const inBucket = points.filter((point) => point.start === start);
        const groups = [...new Set(inBucket.map(keyOf))].map((key) => {
            const own = inBucket.filter((point) => keyOf(point) === key);
            const upToNow = points.filter((point) => point.start <= start && keyOf(point) === key);
            const [first, last] = [own[0], own.at(-1)];
            if (!first || !last)
                throw new Error('an empty group');
            return {
                $block: BigInt(finisher.number),
                id: last.id,
                timestamp: BigInt(start) * 1000000n,
                token: first.token,
                place: first.place,
                sum: total(own),
                total: total(upToNow),
                low: plain(upToNow.reduce((low, { x }) => (Number(x) < Number(low) ? x : low), upToNow[0]?.x ?? '0')),
                high: String(largest(upToNow)),
                peak: String(largest(own)),
                count: BigInt(own.length),
                points: BigInt(upToNow.length),
                first: plain(upToNow[0]?.x ?? '0'),
                last: plain(last.x),
                opening: String(first.big),
            };
        });
        return groups.sort((a, b) => (a.id < b.id ? -1 : 1));
    });
};
const largest = (points) => points
    .map(({ big }) => big)
    .sort((a, b) => (a < b ? -1 : 1))
    .at(-1);
const plain = (text) => bigDecimalToString(parseBigDecimal(text) ?? { digits: 0n, exponent: 0 });
const total = (points) => {
    const thousandths = points.reduce((sum, { x }) => {
        const { digits, scale } = exactFromPlain(x);
        return sum + digits * 10n ** BigInt(3 - scale);
    }, 0n);
    return bigDecimalToString(parseBigDecimal(`${thousandths}e-3`) ?? { digits: 0n, exponent: 0 });
};
const at = (number, time, ...values) => ({
    number,
    time,
    points: values.map(([token, x]) => ({ token, place: null, x, big: 1n })),
});
const sums = (interval) => rowsOf(interval).map(({ $block, timestamp, token, sum }) => [$block, timestamp, token, sum].map(String).join(' '));
const BLOCKS = [
    at(1, 3_660, [0xa, '10'], [0xb, '20']),
    at(2, 3_720, [0xa, '30'], [0xb, '40']),
    at(3, 7_201, [0xa, '5'], [0xb, '15']),
    at(4, 7_261, [0xa, '7'], [0xb, '25']),
];
describe('a bucket', () => {
    test('is rolled up in the commit of the first block after its end', () => {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const store = __addDisposableResource(env_1, closing(open()), false);
            for (const block of BLOCKS.slice(0, 2))
                write(store, block);
            store.commit();
            expect(sums('hour')).toEqual([]);
            write(store, BLOCKS[2]);
            expect(sums('hour')).toEqual([]);
            store.commit();
            expect(sums('hour')).toEqual(['3 3600000000 10 40', '3 3600000000 11 60']);
            expect(sums('day')).toEqual([]);
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            __disposeResources(env_1);
        }
    });
    test('is completed by a block without points, which then is never forgotten', () => {
        const env_2 = { stack: [], error: void 0, hasError: false };
        try {
            const store = __addDisposableResource(env_2, closing(open()), false);
            for (const block of BLOCKS)
                write(store, block);
            write(store, at(9, 90_000));
            write(store, at(10, 90_010));
            store.forgetEmptyBlocks(11);
            store.commit();
            expect(sums('hour').slice(2)).toEqual(['9 7200000000 10 12', '9 7200000000 11 40']);
            expect(sums('day')).toEqual(['9 0 10 52', '9 0 11 100']);
            store.rewind(10);
            expect(store.head()?.number).toBe(9);
            write(store, at(11, 200_000));
            store.commit();
            expect(sums('day')).toEqual(['9 0 10 52', '9 0 11 100']);
        }
        catch (e_2) {
            env_2.error = e_2;
            env_2.hasError = true;
        }
        finally {
            __disposeResources(env_2);
        }
    });
    test('is undone by a reorg across its end, and done again with what the other chain holds', () => {
        const env_3 = { stack: [], error: void 0, hasError: false };
        try {
            const store = __addDisposableResource(env_3, closing(open()), false);
            for (const block of BLOCKS)
                write(store, block);
            store.commit();
            store.rewind(1);
            expect(sums('hour')).toEqual([]);
            write(store, at(2, 3_721, [0xa, '-1.5']));
            write(store, at(3, 7_300));
            store.commit();
            expect(sums('hour')).toEqual(['3 3600000000 11 20', '3 3600000000 10 8.5']);
        }
        catch (e_3) {
            env_3.error = e_3;
            env_3.hasError = true;
        }
        finally {
            __disposeResources(env_3);
        }
    });
    test('is whole after a restart in its middle', () => {
        for (const block of BLOCKS) {
            const env_4 = { stack: [], error: void 0, hasError: false };
            try {
                const store = __addDisposableResource(env_4, closing(open()), false);
                write(store, block);
                store.commit();
            }
            catch (e_4) {
                env_4.error = e_4;
                env_4.hasError = true;
            }
            finally {
                __disposeResources(env_4);
            }
        }
        expect(sums('hour')).toEqual(['3 3600000000 10 40', '3 3600000000 11 60']);
    });
    test('waits when a block failed', () => {
        const env_5 = { stack: [], error: void 0, hasError: false };
        try {
            const store = __addDisposableResource(env_5, closing(open()), false);
            for (const block of BLOCKS.slice(0, 2))
                write(store, block);
            const error = {
                block: 3,
                message: 'boom',
                handler: 'f',
                transactionHash: undefined,
                logIndex: undefined,
                fatal: true,
            };
            store.write({
                block: { number: 3, hash: hash(3), parentHash: hash(2), timestamp: 7_201 },
                hasTriggers: true,
                changes: [],
                dataSources: [],
                errors: [error],
            });
            store.commit();
            expect(sums('hour')).toEqual([]);
        }
        catch (e_5) {
            env_5.error = e_5;
            env_5.hasError = true;
        }
        finally {
            __disposeResources(env_5);
        }
    });
    test('that does not fit its type fails the block by name', () => {
        const env_6 = { stack: [], error: void 0, hasError: false };
        try {
            const narrow = parseInputSchema(`
      type Point @entity(timeseries: true) { id: Int8! timestamp: Timestamp! x: Int! }
      type Sum @aggregation(intervals: ["hour"], source: "Point") {
        id: Int8! timestamp: Timestamp! sum: Int! @aggregate(fn: "sum", arg: "x") }`);
            const store = __addDisposableResource(env_6, closing(openStore(path, { schema: narrow, identity })), false);
            const type = narrow.entities.get('Point');
            const point = (number, n) => {
                const id = idOf(number, n);
                return {
                    kind: 'insert',
                    type,
                    id: String(id),
                    entity: { id, timestamp: BigInt(number) * 3600000000n, x: 2 ** 31 - 1 },
                };
            };
            const mark = (number) => ({
                block: { number, hash: hash(number), parentHash: hash(number - 1), timestamp: number * 3_600 },
                hasTriggers: true,
                dataSources: [],
                errors: [],
            });
            store.write({ ...mark(1), changes: [point(1, 0), point(1, 1)] });
            expect(() => store.write({ ...mark(2), changes: [] })).toThrow(expect.objectContaining({
                name: 'HandlerError',
                class: 'deterministic',
                message: 'the aggregated value 4294967294 is out of range for type Int',
            }));
            expect(store.head()?.number).toBe(1);
        }
        catch (e_6) {
            env_6.error = e_6;
            env_6.hasError = true;
        }
        finally {
            __disposeResources(env_6);
        }
    });
});
const closing = (store) => ({ ...store, [Symbol.dispose]: () => store.close() });
describe('whatever happens', () => {
    const point = fc.record({
        token: fc.constantFrom(0xa, 0xb),
        place: fc.constantFrom(null, 'x'),
        x: fc.constantFrom('0', '-1.5', '2', '0.001', '999999999999999999999999999999.999'),
        big: fc.bigInt({ min: -(2n ** 200n), max: 2n ** 200n }),
    });
    const step = fc.oneof({
        weight: 8,
        arbitrary: fc.record({
            kind: fc.constant('block'),
            seconds: fc.constantFrom(1, 600, 3_599, 3_600, 40_000),
            points: fc.array(point, { maxLength: 3 }),
            completes: fc.constantFrom(true, true, true, false),
        }),
    }, { weight: 1, arbitrary: fc.constantFrom({ kind: 'commit' }, { kind: 'restart' }) }, {
        weight: 1,
        arbitrary: fc.record({ kind: fc.constant('rewind'), depth: fc.integer({ min: 1, max: 4 }) }),
    }, { weight: 1, arbitrary: fc.constant({ kind: 'forget' }) });
    test('tables hold what the points of the finished buckets give', () => {
        fc.assert(fc.property(fc.array(step, { minLength: 5, maxLength: 25 }), (steps) => {
            rmSync(directory, { recursive: true });
            let store = open();
            let blocks = [];
            try {
                for (const next of steps) {
                    const head = blocks.at(-1) ?? { number: 0, time: 1_000 };
                    if (next.kind === 'block') {
                        // A block that was not looked at has no points.
                        const points = next.completes ? next.points : [];
                        const block = { ...next, points, number: head.number + 1, time: head.time + next.seconds };
                        write(store, block);
                        blocks.push(block);
                    }
                    else if (next.kind === 'commit')
                        store.commit();
                    else if (next.kind === 'forget')
                        store.forgetEmptyBlocks(head.number);
                    else if (next.kind === 'restart') {
                        store.commit();
                        store.close();
                        store = open();
                    }
                    else {
                        store.commit();
                        blocks = blocks.filter(({ number }) => number <= head.number - next.depth);
                        store.rewind(head.number - next.depth);
                    }
                }
                store.commit();
                for (const interval of ['hour', 'day'])
                    expect(rowsOf(interval)).toEqual(naiveRows(blocks, interval));
            }
            finally {
                store.close();
            }
        }), { numRuns: 60 });
    });
});
//# sourceMappingURL=rollUp.test.js.map