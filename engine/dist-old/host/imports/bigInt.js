import { bigDecimalFromBigInt, bigDecimalToString, dividedBy } from '../../core/bigDecimal.js';
import { deterministic } from '../hostError.js';
import { readBigDecimal, writeBigDecimal } from '../memory/bigDecimal.js';
import { readBigInt, writeBigInt } from '../memory/bigInt.js';
import { readText } from '../memory/text.js';
/** Whole number of a text, which may have a sign and underscores after the first digit. */
const parseBigInt = (text) => {
    const match = /^([+-]?)(\d[\d_]*)$/.exec(text);
    if (!match)
        throw deterministic(`string is not a BigInt: \`${text}\``);
    const magnitude = BigInt(match[2].replaceAll('_', ''));
    return match[1] === '-' ? -magnitude : magnitude;
};
const small = (name, exponent) => {
    const value = exponent >>> 0;
    if (value > 255)
        throw deterministic(`${name} takes at most 255, got ${value}`);
    return BigInt(value);
};
/** `bigInt.*`: whole numbers of any size. */
export const bigIntImports = ({ heap }) => {
    const binary = (operation) => (x, y) => writeBigInt(heap, operation(readBigInt(heap, x), readBigInt(heap, y)));
    const withSmall = (name, operation) => (x, exponent) => writeBigInt(heap, operation(readBigInt(heap, x), small(name, exponent)));
    return {
        'bigInt.plus': binary((x, y) => x + y),
        'bigInt.minus': binary((x, y) => x - y),
        'bigInt.times': binary((x, y) => x * y),
        'bigInt.dividedBy': binary((x, y) => {
            if (y === 0n)
                throw deterministic(`attempted to divide BigInt \`${x}\` by zero`);
            return x / y;
        }),
        'bigInt.mod': binary((x, y) => {
            if (y === 0n)
                throw deterministic(`attempted to calculate the remainder of \`${x}\` with a divisor of zero`);
            return x % y;
        }),
        'bigInt.bitOr': binary((x, y) => x | y),
        'bigInt.bitAnd': binary((x, y) => x & y),
        'bigInt.pow': withSmall('bigInt.pow', (x, y) => x ** y),
        'bigInt.leftShift': withSmall('bigInt.leftShift', (x, y) => x << y),
        'bigInt.rightShift': withSmall('bigInt.rightShift', (x, y) => x >> y),
        'bigInt.fromString': (text) => writeBigInt(heap, parseBigInt(readText(heap, text))),
        'bigInt.dividedByDecimal': (x, y) => divideByDecimal(heap, x, y),
    };
};
const divideByDecimal = (heap, x, y) => {
    const dividend = bigDecimalFromBigInt(readBigInt(heap, x));
    const quotient = dividedBy(dividend, readBigDecimal(heap, y));
    if (!quotient)
        throw deterministic(`attempted to divide BigDecimal \`${bigDecimalToString(dividend)}\` by zero`);
    return writeBigDecimal(heap, quotient);
};
//# sourceMappingURL=bigInt.js.map