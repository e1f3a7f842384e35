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
import { expect, test } from 'vitest';
import { openFixture } from './openFixture.js';
const SCHEMA = `
type Token @entity { id: ID! symbol: String! stats: [Stats!]! @derivedFrom(field: "token") }
type Sample @entity(timeseries: true) {
  id: Int8! timestamp: Timestamp! token: Token! price: BigDecimal! amount: Int!
}
type Stats @aggregation(intervals: ["hour", "day"], source: "Sample") {
  id: Int8! timestamp: Timestamp! token: Token!
  sum: BigDecimal! @aggregate(fn: "sum", arg: "price")
  squares: BigDecimal! @aggregate(fn: "sum", arg: "price * price")
  most: Int! @aggregate(fn: "max", arg: "amount")
  least: Int! @aggregate(fn: "min", arg: "amount")
  first: Int! @aggregate(fn: "first", arg: "amount")
  last: Int! @aggregate(fn: "last", arg: "amount")
  value: BigDecimal! @aggregate(fn: "sum", arg: "price * amount")
  total: BigDecimal! @aggregate(fn: "sum", arg: "price * amount", cumulative: true)
  count: Int8! @aggregate(fn: "count", cumulative: true)
  peak: Int! @aggregate(fn: "max", arg: "amount", cumulative: true)
  opening: Int! @aggregate(fn: "first", arg: "amount", cumulative: true)
}`;
const MINUTES = [30, 40, 65, 121];
const sample = (block, n, token, price, amount) => ({
    id: String(BigInt(block) * 2n ** 32n + BigInt(n)),
    timestamp: String(MINUTES[block] * 60_000_000),
    token,
    price,
    amount,
});
const BLOCKS = [
    {
        Token: ['t1', 't2', 't3'].map((id) => ({ id, symbol: id.toUpperCase() })),
        Sample: [sample(0, 0, 't1', '1', 10), sample(0, 1, 't2', '1', 1)],
    },
    { Sample: [sample(1, 0, 't1', '2', 2)] },
    { Sample: [sample(2, 0, 't1', '3', 30), sample(2, 1, 't2', '2.5', 20)] },
    { Sample: [sample(3, 0, 't1', '4', 4)] },
];
const open = (blocks = BLOCKS.length) => openFixture(SCHEMA, BLOCKS.slice(0, blocks), { secondsOf: (block) => MINUTES[block] * 60 });
const VALUES = 'timestamp sum squares most first last value total count peak opening';
const rows = (query, blocks) => {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const fixture = __addDisposableResource(env_1, open(blocks), false);
        const { data, errors } = fixture.body(query);
        expect(errors).toBeUndefined();
        return Object.values(data ?? {})[0];
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        __disposeResources(env_1);
    }
};
const compact = (list) => list.map((row) => Object.values(row).join(' '));
const hourly = (more, fields = VALUES) => `{ stats_collection(interval: hour, ${more}) { ${fields} } }`;
const OF_T1 = 'where: { token: "t1" }, orderBy: timestamp';
const HOUR_0 = '0 3 5 10 10 2 14 14 2 10 10';
const HOUR_1 = '3600000000 3 9 30 30 30 90 104 3 30 10';
const HOUR_2 = '7200000000 4 16 4 4 4 16 120 4 30 10';
test('[103] a bucket appears with the first block after its end', () => {
    expect(rows(hourly(OF_T1), 2)).toEqual([]);
    expect(compact(rows(hourly(OF_T1), 3))).toEqual([HOUR_0]);
    expect(compact(rows(hourly(OF_T1)))).toEqual([HOUR_0, HOUR_1]);
    expect(rows('{ stats_collection(interval: day) { sum } }')).toEqual([]);
});
test('an older block shows the buckets that were finished then', () => {
    expect(rows(hourly(`${OF_T1}, block: { number: 1 }`))).toEqual([]);
    expect(compact(rows(hourly(`${OF_T1}, block: { number: 2 }`)))).toEqual([HOUR_0]);
});
test('[103] the bucket in progress is computed on request', () => {
    expect(compact(rows(hourly(`${OF_T1}, current: include`)))).toEqual([HOUR_0, HOUR_1, HOUR_2]);
    expect(compact(rows(hourly(`${OF_T1}, current: include, block: { number: 1 }`)))).toEqual([HOUR_0]);
    expect(compact(rows(hourly(`${OF_T1}, current: include, block: { number: 2 }`)))).toEqual([HOUR_0, HOUR_1]);
    expect(compact(rows(`{ stats_collection(interval: day, current: include) { timestamp token { id } sum } }`))).toEqual(['0 [object Object] 10', '0 [object Object] 3.5']);
    expect(compact(rows(hourly('current: include, where: { timestamp_gt: "7260000000" }', 'id')))).toEqual([]);
});
test('newest buckets come first, and within one the largest id', () => {
    expect(rows(hourly('', 'timestamp token { symbol } __typename'))).toEqual([
        { timestamp: '3600000000', token: { symbol: 'T2' }, __typename: 'Stats' },
        { timestamp: '3600000000', token: { symbol: 'T1' }, __typename: 'Stats' },
        { timestamp: '0', token: { symbol: 'T1' }, __typename: 'Stats' },
        { timestamp: '0', token: { symbol: 'T2' }, __typename: 'Stats' },
    ]);
});
test('pages, orders and filters go over finished and running buckets alike', () => {
    const totals = (more) => compact(rows(hourly(`current: include, ${more}`, 'total')));
    expect(totals('orderBy: total, orderDirection: desc, first: 2')).toEqual(['120', '104']);
    expect(totals('orderBy: total, skip: 1, first: 2')).toEqual(['14', '51']);
    expect(totals('where: { token_: { symbol: "T2" } }, orderBy: total')).toEqual(['1', '51']);
    expect(totals('orderBy: token__symbol, orderDirection: desc, first: 1')).toEqual(['51']);
    expect(totals('where: { timestamp: "3600000000", token: "t2" }')).toEqual(['51']);
});
test('[106] buckets are listed under what they are about', () => {
    const query = (more) => `{ tokens(orderBy: id) { stats(interval: "hour", orderBy: timestamp, ${more}) { sum } } }`;
    const sums = (more) => rows(query(more)).map(({ stats }) => stats.map(({ sum }) => sum).join(' '));
    expect(sums('')).toEqual(['3 3', '1 2.5', '']);
    expect(sums('current: include')).toEqual(['3 3 4', '1 2.5', '']);
    expect(sums('current: include, first: 1')).toEqual(['3 4', '1', '']);
    expect(sums('current: include, where: { timestamp_gte: "3600000000" }')).toEqual(['3 4', '2.5', '']);
    expect(rows('{ tokens(first: 1) { stats(interval: hour, first: 1) { token { stats(interval: day, current: include) { sum } } } } }')).toEqual([{ stats: [{ token: { stats: [{ sum: '10' }] } }] }]);
});
test('refuses what cannot be answered', () => {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const fixture = __addDisposableResource(env_2, openFixture(`type P @entity(timeseries: true) { id: Int8! timestamp: Timestamp! x: Int! p: [P!]! }
     type A @aggregation(intervals: ["hour"], source: "P") {
       id: Int8! timestamp: Timestamp! n: Int! @aggregate(fn: "count") }
     type B @entity { id: ID! as: [A!]! @derivedFrom(field: "id") }`, [{}]), false);
        const message = (query) => fixture.body(query).errors?.[0]?.message;
        expect(message('{ as { n } }')).toBe('No value provided for required argument: `interval`');
        expect(message('{ as(interval: day) { n } }')).toBe('The aggregation `A` has no interval `day`, only: hour');
        expect(message('{ a(id: 1) { n } }')).toBe('Type `Query` has no field `a`');
        expect(message('{ bs(where: { as_: { timestamp: "0" } }) { id } }')).toBe('Filter must by an object');
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        __disposeResources(env_2);
    }
});
test('[104] [105] plays of songs are counted by song', () => {
    const env_3 = { stack: [], error: void 0, hasError: false };
    try {
        const plays = ['s1', 's1', 's2', 's1', 's1'].map((song, index) => ({
            id: String(index + 1),
            timestamp: '100000000',
            song,
        }));
        const fixture = __addDisposableResource(env_3, openFixture(`type Play @entity(timeseries: true) { id: Int8! timestamp: Timestamp! song: String! }
     type SongPlays @aggregation(intervals: ["hour"], source: "Play") {
       id: Int8! timestamp: Timestamp! song: String! played: Int! @aggregate(fn: "count") }`, [{ Play: plays }, {}], { secondsOf: (block) => 100 + block * 3_600 }), false);
        expect(fixture.body('{ songPlays_collection(interval: hour) { id song played timestamp } }').data).toEqual({
            songPlays_collection: [
                { id: '5', song: 's1', played: 4, timestamp: '0' },
                { id: '3', song: 's2', played: 1, timestamp: '0' },
            ],
        });
        expect(fixture.body('{ songPlays_collection(interval: hour, where: { timestamp_gt: "1000000" }) { id } }').data).toEqual({ songPlays_collection: [] });
    }
    catch (e_3) {
        env_3.error = e_3;
        env_3.hasError = true;
    }
    finally {
        __disposeResources(env_3);
    }
});
//# sourceMappingURL=aggregations.test.js.map