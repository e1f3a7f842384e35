import { encodeAbiParameters } from 'viem';
import { describe, expect, test } from 'vitest';
import { failure, run } from './test/runFixture.js';
import { ADDRESS } from './test/testWorld.js';
const reason = (handler) => {
    const error = failure(handler);
    return [error.class, error.message.replace(/^Handler \w+ failed: /, '')];
};
describe('numbers', () => {
    test('54. BigInt divides toward zero and has the fewest bytes that keep the sign', () => {
        const [arithmetic, bytes] = run('handleBigInt').said();
        expect(arithmetic).toBe('128 -5 -100 2 -2 -1');
        expect(bytes).toBe('0x8000');
        expect(reason('handleModZero')).toEqual([
            'deterministic',
            'attempted to calculate the remainder of `5` with a divisor of zero',
        ]);
    });
    test('BigInt is as exact as it is long', () => {
        const big = 123456789012345678901234567890n;
        expect(run('handleBigInt').said().slice(2)).toEqual([
            `${big * big} ${-big} ${big ** 3n}`,
            `${1n << 200n} ${-big >> 7n}`,
            `${big & 255n} -1`,
            '1000 0 351364182882014',
        ]);
        expect(reason('handleNotANumber')).toEqual(['deterministic', 'string is not a BigInt: `0x10`']);
        expect(reason('handleHugeNumber')).toEqual([
            'deterministic',
            'BigInt is too big, total bits 455176 (max 435412)',
        ]);
    });
    test('55. BigDecimal divides to 34 digits', () => {
        expect(run('handleThird').said()).toEqual([`0.${'3'.repeat(34)} 0.${'9'.repeat(34)}`]);
    });
    test('56. BigDecimal rounds positives half up and cuts negatives off', () => {
        expect(run('handleRounding').said()).toEqual([
            '12345678901234567890123456789012350 -12345678901234567890123456789012345',
            `1${'0'.repeat(35)} -${'9'.repeat(34)}0`,
        ]);
    });
    test('BigDecimal has one form for each number and never an exponent', () => {
        expect(run('handleBigDecimal').said()).toEqual(['equal -0.005', '2.5 0.3', `0 1${'0'.repeat(40)}`]);
        expect(reason('handleDivZero')).toEqual(['deterministic', 'attempted to divide BigDecimal `1.5` by zero']);
        expect(reason('handleNotADecimal')).toEqual(['deterministic', "string  is not a BigDecimal: '1,5'"]);
        expect(reason('handleHugeExponent')).toEqual([
            'deterministic',
            'big decimal exponent `6145` is outside the `-6143` to `6144` range',
        ]);
    });
    test('59. bigIntToHex drops the sign and leading zeros', () => {
        expect(run('handleHex').said()).toEqual(['0x0 0xff 0xff']);
    });
});
describe('bytes and text', () => {
    const ETH = '0x4f5b812789fc606be1b3b16908db13fc7a9adf7ca72641f84d75b47069d3d7f0';
    test('57. keccak256 hashes bytes', () => {
        expect(run('handleHash').said()).toEqual([ETH]);
    });
    test('58. bytesToString cuts off trailing zeros and replaces what is no UTF-8', () => {
        expect(run('handleText').said()).toEqual(['foo \uFFFD 0x']);
    });
    test('63. a slice is hashed as the slice it is', () => {
        expect(run('handleSlice').said()).toEqual([ETH]);
    });
    test('addresses are read with or without 0x, and bytes written in base 58', () => {
        expect(run('handleAddress').said()).toEqual([`${ADDRESS} CZJRaHm`]);
        expect(failure('handleBadAddress').message).toContain("Failed to convert string to Address: '0x1234'");
    });
});
describe('documents', () => {
    test('60. JSON keeps the text of numbers and sorts keys by their bytes', () => {
        expect(run('handleJson').said()).toEqual([
            'a 12345678901234567890123',
            'a -1e+5',
            'b 1.10',
            'é 4',
            'true null x\ny',
            '123 -5 7 2.5',
        ]);
        expect(failure('handleBadJsonInteger').message).toContain('JSON `9223372036854775808` cannot be parsed as i64');
    });
    test('61. invalid JSON is an error of the handler, or of the result of try_fromBytes', () => {
        expect(failure('handleBadJson')).toMatchObject({ class: 'deterministic' });
        expect(run('handleTryBadJson').said()).toEqual(['error']);
    });
    test('YAML arrives with kinds and tags', () => {
        expect(run('handleYaml').said()).toEqual(['name poco', '2 2.50 yes', '!own error']);
    });
    test('62. ethereum.encode and decode are inverse; a dynamic tuple begins with its offset', () => {
        const [encoded, decoded, ...unfit] = run('handleCodec').said();
        const type = { type: 'tuple', components: [{ type: 'string', name: 'a' }] };
        expect(encoded).toBe(encodeAbiParameters([type], [{ a: 'hello' }]));
        expect(encoded).toMatch(/^0x0{62}20/);
        expect(decoded).toBe('(hello)');
        expect(unfit).toEqual(['null', 'null']);
    });
});
//# sourceMappingURL=numbers.test.js.map