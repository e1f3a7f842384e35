import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bigDecimalToString } from './bigDecimal.js';
import { decodeNumber, encodeNumber } from './numberText.js';
const bytes = (text) => Buffer.from(text);
const sign = (n) => (n > 0n ? 1 : n < 0n ? -1 : 0);
const digits = fc.oneof(fc.bigInt(-(10n ** 40n), 10n ** 40n), fc.bigInt(-1000n, 1000n));
describe('encodeNumber()', () => {
    test('keeps the numeric order of whole numbers in bytes', () => {
        fc.assert(fc.property(digits, digits, (a, b) => {
            const order = Buffer.compare(bytes(encodeNumber(String(a))), bytes(encodeNumber(String(b))));
            expect(order).toBe(sign(a - b));
        }));
    });
    test('keeps the numeric order of decimals in bytes', () => {
        const decimal = fc
            .record({ digits, exponent: fc.integer({ min: -20, max: 20 }) })
            .filter(({ digits, exponent }) => (digits === 0n ? exponent === 0 : digits % 10n !== 0n));
        const scaled = ({ digits, exponent }) => digits * 10n ** BigInt(exponent + 20);
        fc.assert(fc.property(decimal, decimal, (a, b) => {
            const order = Buffer.compare(bytes(encodeNumber(bigDecimalToString(a))), bytes(encodeNumber(bigDecimalToString(b))));
            expect(order).toBe(sign(scaled(a) - scaled(b)));
        }));
    });
    test('is undone by decodeNumber(), also beyond 98 digits', () => {
        for (const plain of [
            '0',
            '-1',
            '12.05',
            '-0.05',
            '9'.repeat(98),
            '9'.repeat(99),
            `-${'7'.repeat(500)}.5`,
        ])
            expect(decodeNumber(encodeNumber(plain))).toBe(plain);
        expect(encodeNumber('9'.repeat(99)) > encodeNumber('9'.repeat(98))).toBe(true);
    });
});
//# sourceMappingURL=numberText.test.js.map