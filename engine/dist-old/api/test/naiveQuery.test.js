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
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { naiveQuery } from './naiveQuery.js';
import { openFixture } from './openFixture.js';
const SCHEMA = `
type Thing @entity {
  id: ID! text: String int: Int int8: Int8 big: BigInt decimal: BigDecimal bytes: Bytes yes: Boolean texts: [String!]
}`;
const KINDS = {
    id: 'text',
    text: 'text',
    int: 'number',
    int8: 'number',
    big: 'number',
    decimal: 'number',
    bytes: 'bytes',
    yes: 'boolean',
    texts: 'list',
};
/** Few and awkward, so that values meet: wildcards, case, bytes beyond ASCII. */
const text = fc.constantFrom('', 'a', 'A', 'ab', 'aB', 'a_b', 'a%b', 'a*b', '[a]', 'é', 'É', '🙂', '%', 'b_', 'a%', '%b', '\\_', '?');
const big = fc.constantFrom('0', '-1', '1', '9', '10', '-10', '99', `1${'0'.repeat(98)}`, `-1${'0'.repeat(99)}`, '-9');
const decimal = fc.constantFrom('0', '-0.5', '0.5', '0.05', '10.5', '9.75', '-10.5', '-10', '100000000000000000000');
const bytes = fc.constantFrom('0x', '0x00', '0xab', '0xabcd', '0xcdab', '0xff');
const VALUES = {
    id: fc.constantFrom('a', 'B', 'c', 'é', '10', '9'),
    text,
    int: fc.constantFrom(0, -1, 7, 2_147_483_647),
    int8: fc.constantFrom('0', '-1', '9223372036854775807', '-9223372036854775808', '9007199254740993'),
    big,
    decimal,
    bytes,
    yes: fc.boolean(),
    texts: fc.array(text, { maxLength: 3 }),
};
const ORDERED = ['', 'not', 'gt', 'gte', 'lt', 'lte', 'in', 'not_in'];
const TEXT = ['contains', 'starts_with', 'ends_with'].flatMap((operator) => [
    operator,
    `not_${operator}`,
    `${operator}_nocase`,
    `not_${operator}_nocase`,
]);
const OPERATORS = {
    id: ORDERED,
    text: [...ORDERED, ...TEXT],
    int: ORDERED,
    int8: ORDERED,
    big: ORDERED,
    decimal: ORDERED,
    bytes: [...ORDERED, 'contains', 'not_contains'],
    yes: ['', 'not', 'in', 'not_in'],
    texts: ['', 'not', 'contains', 'not_contains', 'contains_nocase', 'not_contains_nocase'],
};
const nullable = (value) => fc.option(value, { nil: null, freq: 4 });
const condition = fc
    .constantFrom(...Object.keys(OPERATORS).flatMap((field) => OPERATORS[field].map((operator) => ({ field, operator }))))
    .chain(({ field, operator }) => {
    const value = VALUES[field];
    const key = operator === '' ? field : `${field}_${operator}`;
    const given = operator.endsWith('in')
        ? fc.array(value, { maxLength: 3 })
        : operator === '' || operator === 'not'
            ? nullable(value)
            : value;
    return given.map((item) => ({ [key]: item }));
});
const { where } = fc.letrec((tie) => ({
    where: fc.oneof({ depthSize: 'small', withCrossShrink: true }, condition, fc.tuple(condition, condition).map(([a, b]) => ({ ...a, ...b })), fc.array(tie('where'), { maxLength: 3 }).map((or) => ({ or })), fc.array(tie('where'), { maxLength: 3 }).map((and) => ({ and }))),
}));
const row = fc.record({
    id: VALUES.id,
    ...Object.fromEntries(Object.entries(VALUES)
        .filter(([field]) => field !== 'id')
        .map(([field, value]) => [field, nullable(value)])),
});
const page = fc.record({
    where,
    orderBy: fc.constantFrom('id', 'text', 'int', 'int8', 'big', 'decimal', 'bytes', 'yes'),
    descending: fc.boolean(),
    first: fc.integer({ min: 1, max: 8 }),
    skip: fc.integer({ min: 0, max: 3 }),
});
const uniqueRows = fc.uniqueArray(row, { selector: ({ id }) => id, maxLength: 6 });
/** A value as it is written in a query. */
const literal = (value) => {
    if (Array.isArray(value))
        return `[${value.map(literal).join(', ')}]`;
    if (typeof value !== 'object' || value === null)
        return JSON.stringify(value);
    const members = Object.entries(value).map(([key, item]) => `${key}: ${literal(item)}`);
    return `{${members.join(', ')}}`;
};
const QUERY = `query($where: Thing_filter, $orderBy: Thing_orderBy, $direction: OrderDirection, $first: Int, $skip: Int, $block: Block_height) {
  things(where: $where, orderBy: $orderBy, orderDirection: $direction, first: $first, skip: $skip, block: $block) { id }
}`;
test('SQL and the naive evaluator choose the same entities in the same order, at every block', () => {
    fc.assert(fc.property(fc.array(uniqueRows, { minLength: 1, maxLength: 3 }), fc.array(page, { minLength: 8, maxLength: 8 }), (blocks, pages) => {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const fixture = __addDisposableResource(env_1, openFixture(SCHEMA, blocks.map((rows) => ({ Thing: rows }))), false);
            const current = new Map();
            blocks.forEach((rows, number) => {
                for (const entity of rows)
                    current.set(entity.id, entity);
                for (const asked of pages) {
                    const { where: filter, orderBy, descending, first, skip } = asked;
                    const variables = {
                        where: filter,
                        orderBy,
                        direction: descending ? 'desc' : 'asc',
                        first,
                        skip,
                        block: { number },
                    };
                    const answer = fixture.body(QUERY, { variables });
                    expect(answer.errors).toBeUndefined();
                    const written = `where: ${literal(filter)}, orderBy: ${orderBy}, orderDirection: ${variables.direction}, first: ${first}, skip: ${skip}, block: {number: ${number}}`;
                    expect(fixture.body(`{ things(${written}) { id } }`)).toEqual(answer);
                    const things = answer.data?.things;
                    expect(things.map(({ id }) => id)).toEqual(naiveQuery(KINDS, [...current.values()], asked));
                }
            });
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            __disposeResources(env_1);
        }
    }), { numRuns: 150 });
});
//# sourceMappingURL=naiveQuery.test.js.map