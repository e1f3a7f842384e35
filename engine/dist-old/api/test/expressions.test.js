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
/** What an expression over one point gives: the sum over a bucket that has nothing else. */
const evaluate = (expression, type = 'BigDecimal') => {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const fixture = __addDisposableResource(env_1, openFixture(`type P @entity(timeseries: true) {
       id: Int8! timestamp: Timestamp! i: Int! j: Int8! big: BigInt! dec: BigDecimal! none: BigDecimal yes: Boolean!
       name: String!
     }
     type A @aggregation(intervals: ["hour"], source: "P") {
       id: Int8! timestamp: Timestamp! value: ${type} @aggregate(fn: "first", arg: ${JSON.stringify(expression)})
     }`, [
            {
                P: [
                    {
                        id: '1',
                        timestamp: '0',
                        i: 7,
                        j: '-2',
                        big: BIG,
                        dec: '1.5',
                        none: null,
                        yes: true,
                        name: "it's",
                    },
                ],
            },
            {},
        ], { secondsOf: (block) => block * 3_600 }), false);
        const { data, errors } = fixture.body('{ as(interval: hour) { value } }');
        if (errors)
            throw new Error(errors[0]?.message);
        const [row] = Object.values(data ?? {})[0];
        return row?.value;
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        __disposeResources(env_1);
    }
};
const BIG = '100000000000000000000000000000000000000000';
test.each([
    ['i + 1', '8'],
    ['1 + 2 * 3 - 4', '3'],
    ['2 - 1 - 1', '0'],
    ['(1 + 2) * 3', '9'],
    ['-i + 10', '3'],
    ['i / 2', '3'],
    ['j * 7 / 4', '-3'],
    ['i / 2.0', '3.5'],
    ['dec / 3', '0.5'],
    ['1 / 3.0', '0.33333333333333333333'],
    ['10000 / 3.0', '3333.3333333333333333'],
    ['2 ^ 3 ^ 2', '64'],
    ['power(dec, 2)', '2.25'],
    ['2 ^ -1', '0.5'],
    ['i % 4', '3'],
    ['j % 3', '-2'],
    ['mod(-7.5, 2)', '-1.5'],
    ['i <-> 10', '3'],
    ['abs(j) + ceil(1.2) + ceiling(-1.2) + floor(-1.2) + sign(-3)', '0'],
    ['div(7.5, 2)', '3'],
    ['gcd(12, 18) + lcm(4, -6)', '18'],
    ['coalesce(none, none, dec)', '1.5'],
    ['nullif(i, 7)', null],
    ['greatest(none, dec, i)', '7'],
    ['least(none, dec, i)', '1.5'],
    ['none + 1', null],
    ['case when dec > 1 and not yes then 1 when yes or i = 3 then 2 else 3 end', '2'],
    ['case i when 6 then 1 when 7 then 2 end', '2'],
    ['case when i < 2 then 1 end', null],
    ["case when name = 'it''s' then 1 else 0 end", '1'],
    ['case when none is null and i is not null and yes is true and yes is not false then 1 end', '1'],
    ['case when none is distinct from 1 and none is not distinct from null then 1 end', '1'],
    ['case when i >= 7 and i <= 7 and i != 8 and i <> 9 then 1 end', '1'],
    ['2.5::int4 + cast(-2.5 as bigint) + 0.4::numeric', '0.4'],
    ['"i" + I_IS_NOT_i', undefined],
    ['1e3 + .5', '1000.5'],
])('%s is %s', (expression, value) => {
    if (value === undefined)
        expect(() => evaluate(expression)).toThrow('Unknown field I_IS_NOT_i');
    else
        expect(evaluate(expression)).toBe(value);
});
test('big numbers are exact, and decimals show 34 digits', () => {
    expect(evaluate('big * big + 1', 'BigInt')).toBe(`1${'0'.repeat(81)}1`);
    expect(evaluate('big + 1', 'BigInt')).toBe(`${BIG.slice(0, -1)}1`);
    expect(evaluate('0.0000000000000000000000000000001 + 1000000')).toBe('1000000');
    expect(evaluate('big * dec - big', 'BigInt')).toBe(`5${'0'.repeat(40)}`);
    expect(evaluate('dec', 'BigDecimal')).toBe('1.5');
});
test('division by zero and lost digits stop the block', () => {
    expect(() => evaluate('1 / 0')).toThrow('division by zero');
    expect(() => evaluate('2 ^ 0.5')).toThrow('a power needs a whole exponent');
    expect(() => evaluate('i * 1000000000', 'Int')).toThrow('out of range for type Int');
});
//# sourceMappingURL=expressions.test.js.map