import fc from 'fast-check';
import { expect, test } from 'vitest';
import { add, divide, exactFromColumn, exactToColumn, multiply, round, } from './exactNumber.js';
const number = fc.record({
    digits: fc.bigInt({ min: -(2n ** 260n), max: 2n ** 260n }),
    scale: fc.integer({ min: 0, max: 40 }),
});
/** The number times 10^100: all of ours are whole then. */
const scaled = ({ digits, scale }) => digits * 10n ** BigInt(100 - scale);
const stored = (value) => exactFromColumn(exactToColumn(value));
test('numbers survive their column, sums and products are exact', () => {
    fc.assert(fc.property(number, number, (a, b) => {
        expect(scaled(stored(a))).toBe(scaled(a));
        expect(scaled(stored(add(a, b)))).toBe(scaled(a) + scaled(b));
        expect(scaled(stored(multiply(a, b))) * 10n ** 100n).toBe(scaled(a) * scaled(b));
    }));
});
test('column texts sort as the numbers do', () => {
    fc.assert(fc.property(number, number, (a, b) => {
        expect(exactToColumn(a) < exactToColumn(b)).toBe(scaled(a) < scaled(b));
        expect(exactToColumn(a) === exactToColumn(b)).toBe(scaled(a) === scaled(b));
    }));
});
test('a quotient times the divisor misses the dividend by half a last digit at most', () => {
    fc.assert(fc.property(number, number, (a, b) => {
        fc.pre(b.digits !== 0n);
        const result = divide(a, b);
        const rest = add(multiply(result, b), { ...a, digits: -a.digits });
        const limit = multiply({ digits: 1n, scale: result.scale }, b);
        const magnitude = (value) => (value < 0n ? -value : value);
        const scale = Math.max(rest.scale, limit.scale);
        const units = ({ digits, scale: own }) => magnitude(digits) * 10n ** BigInt(scale - own);
        expect(2n * units(rest) <= units(limit)).toBe(true);
    }));
});
test('halves are rounded away from zero', () => {
    expect(round({ digits: 25n, scale: 1 }).digits).toBe(3n);
    expect(round({ digits: -25n, scale: 1 }).digits).toBe(-3n);
    expect(round({ digits: 24n, scale: 1 }).digits).toBe(2n);
});
//# sourceMappingURL=exactNumber.test.js.map