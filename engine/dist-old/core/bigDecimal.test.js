import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bigDecimalToString, dividedBy, equals, minus, normalise, parseBigDecimal, plus, times, } from './bigDecimal.js';
const decimal = (text) => parseBigDecimal(text);
const show = (value) => value && bigDecimalToString(value);
const anyDecimal = fc
    .record({ digits: fc.bigInt(-(10n ** 45n), 10n ** 45n), exponent: fc.integer({ min: -60, max: 60 }) })
    .map(normalise);
/** Without the negatives that keep 35 digits: their form depends on how they came about. */
const plainDecimal = anyDecimal.filter(({ digits }) => digits > -(10n ** 34n));
const shortDecimal = fc
    .record({ digits: fc.bigInt(-(10n ** 16n), 10n ** 16n), exponent: fc.integer({ min: -8, max: 8 }) })
    .map(normalise);
/** A number as numerator over 10^100. */
const scaled = ({ digits, exponent }) => digits * 10n ** BigInt(exponent + 100);
describe('parseBigDecimal()', () => {
    test('reads signs, points and exponents', () => {
        expect(['12', '-0.50', '+.5', '5.', '1e3', '2.5E-3', '-0', '1e+2'].map((text) => show(decimal(text)))).toEqual(['12', '-0.5', '0.5', '5', '1000', '0.0025', '0', '100']);
    });
    test('refuses what is no number', () => {
        for (const text of ['', '.', '-', '1,5', ' 1', '1e', 'e5', '0x1', '1.2.3', 'NaN', '1e1.5', '--1'])
            expect(parseBigDecimal(text)).toBeUndefined();
    });
    test('undoes bigDecimalToString()', () => {
        fc.assert(fc.property(plainDecimal, (value) => {
            expect(decimal(bigDecimalToString(value))).toEqual(value);
        }));
    });
});
describe('normalise()', () => {
    test('rounds positives half up and cuts negatives off, as the runtime of The Graph does', () => {
        const digits = 12345678901234567890123456789012345n;
        expect(normalise({ digits, exponent: 0 })).toEqual({
            digits: 1234567890123456789012345678901235n,
            exponent: 1,
        });
        expect(normalise({ digits: -digits, exponent: 0 })).toEqual({ digits: -digits, exponent: 0 });
        expect(normalise({ digits: -(10n ** 35n - 1n), exponent: 0 })).toEqual({
            digits: -9999999999999999999999999999999999n,
            exponent: 1,
        });
        expect(normalise({ digits: 10n ** 35n - 1n, exponent: 0 })).toEqual({ digits: 1n, exponent: 35 });
    });
    test('keeps at most 34 digits of a positive number, none of them a trailing zero', () => {
        fc.assert(fc.property(fc.bigInt(1n, 10n ** 80n), (digits) => {
            const value = normalise({ digits, exponent: 0 });
            expect(value.digits.toString().length).toBeLessThanOrEqual(34);
            expect(value.digits % 10n).not.toBe(0n);
            const error = value.digits * 10n ** BigInt(value.exponent) - digits;
            const excess = digits.toString().length - 34;
            const allowed = excess > 0 ? 10n ** BigInt(excess) / 2n : 0n;
            expect(error <= allowed && error >= -allowed).toBe(true);
        }));
    });
    test('never makes a negative number larger in magnitude, and keeps 34 or 35 digits of a long one', () => {
        fc.assert(fc.property(fc.bigInt(10n ** 36n, 10n ** 80n).filter((digits) => digits % 10n !== 0n), (digits) => {
            const value = normalise({ digits: -digits, exponent: 0 });
            expect(-value.digits * 10n ** BigInt(value.exponent)).toBeLessThanOrEqual(digits);
            expect((-value.digits).toString().length).toBeLessThanOrEqual(35);
        }));
    });
    test('has one form for each number', () => {
        expect(normalise({ digits: 0n, exponent: 9 })).toEqual({ digits: 0n, exponent: 0 });
        expect(normalise({ digits: -500n, exponent: -1 })).toEqual({ digits: -5n, exponent: 1 });
        fc.assert(fc.property(plainDecimal, (value) => {
            expect(normalise(value)).toEqual(value);
        }));
    });
});
describe('arithmetic', () => {
    test('is exact as long as the result has few digits', () => {
        fc.assert(fc.property(shortDecimal, shortDecimal, (a, b) => {
            expect(scaled(plus(a, b))).toBe(scaled(a) + scaled(b));
            expect(scaled(minus(a, b))).toBe(scaled(a) - scaled(b));
            expect(scaled(times(a, b)) * 10n ** 100n).toBe(scaled(a) * scaled(b));
        }));
    });
    test('divides to 34 digits, rounding positives half up and cutting negatives off', () => {
        expect(show(dividedBy(decimal('1'), decimal('3')))).toBe(`0.${'3'.repeat(34)}`);
        expect(show(dividedBy(decimal('2'), decimal('3')))).toBe(`0.${'6'.repeat(33)}7`);
        expect(show(dividedBy(decimal('-29'), decimal('30')))).toBe(`-0.9${'6'.repeat(33)}`);
        // The estimate of the digit count is one too low here, so one digit more stays.
        expect(show(dividedBy(decimal('-2'), decimal('3')))).toBe(`-0.${'6'.repeat(35)}`);
        expect(show(dividedBy(decimal('1e-20'), decimal('8e20')))).toBe(`0.${'0'.repeat(40)}125`);
        expect(show(dividedBy(decimal('0'), decimal('-7')))).toBe('0');
        expect(dividedBy(decimal('1'), decimal('0'))).toBeUndefined();
    });
    test('a quotient times its divisor gives the dividend back, but for the last digits', () => {
        fc.assert(fc.property(shortDecimal, shortDecimal.filter(({ digits }) => digits !== 0n), (a, b) => {
            const difference = minus(times(dividedBy(a, b), b), a);
            const magnitude = a.digits < 0n ? -scaled(a) : scaled(a);
            const error = scaled(difference);
            expect((error < 0n ? -error : error) * 10n ** 32n).toBeLessThanOrEqual(magnitude);
        }));
    });
    test('equals() compares numbers, not their forms', () => {
        expect(equals({ digits: 10n, exponent: -1 }, { digits: 1n, exponent: 0 })).toBe(true);
        expect(equals(decimal('1e5'), decimal('1e-5'))).toBe(false);
    });
});
//# sourceMappingURL=bigDecimal.test.js.map