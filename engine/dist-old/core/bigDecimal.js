const ZERO = { digits: 0n, exponent: 0 };
const SIGNIFICANT = 34;
/** Digits of a quotient before it is normalised. */
const QUOTIENT = 100;
/** Plain decimal notation, never an exponent: (12, −1) → `1.2`, (5, 3) → `5000`. */
export const bigDecimalToString = ({ digits, exponent }) => {
    if (exponent >= 0)
        return `${digits}${'0'.repeat(digits === 0n ? 0 : exponent)}`;
    const negative = digits < 0n;
    const text = (negative ? -digits : digits).toString().padStart(1 - exponent, '0');
    const point = text.length + exponent;
    return `${negative ? '-' : ''}${text.slice(0, point)}.${text.slice(point)}`;
};
/**
 * Number of a text such as `-1.50` or `2e-3`, in normal form. Undefined when the text is no number.
 *
 * @example
 * parseBigDecimal('1.50') // { digits: 15n, exponent: -1 }
 */
export const parseBigDecimal = (text) => {
    const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/.exec(text);
    if (!match)
        return undefined;
    const [, sign, whole = '', fraction = '', exponent = '0'] = match;
    if (whole === '' && fraction === '')
        return undefined;
    const magnitude = BigInt(whole + fraction);
    return normalise({
        digits: sign === '-' ? -magnitude : magnitude,
        exponent: Number(exponent) - fraction.length,
    });
};
/** A whole number as decimal, in normal form. */
export const bigDecimalFromBigInt = (value) => normalise({ digits: value, exponent: 0 });
/**
 * At most 34 significant digits, no trailing zeros.
 *
 * Bit for bit what the runtime of The Graph computes: its estimate of the digit count is never raised
 * for a negative number, and only positive numbers are rounded. So a negative number is cut off, and may
 * keep 35 digits.
 */
export const normalise = ({ digits, exponent }) => {
    if (digits === 0n)
        return ZERO;
    const count = estimateDigits(digits);
    if (count <= SIGNIFICANT)
        return strip(digits, exponent);
    const unit = 10n ** BigInt(count - SIGNIFICANT);
    const rest = digits % unit;
    const kept = digits / unit + (digits > 0n && 10n * rest >= 5n * unit ? 1n : 0n);
    return strip(kept, exponent + count - SIGNIFICANT);
};
/** Largest magnitude that surely has at most 34 digits by the estimate, so nothing needs counting. */
const SURELY_SHORT = 2n ** 112n;
const estimateDigits = (digits) => {
    const magnitude = digits < 0n ? -digits : digits;
    if (magnitude < SURELY_SHORT)
        return 0;
    let count = Math.floor(bitLength(magnitude) / 3.3219280949);
    // Compares the signed number: for a negative one the loop never runs.
    while (digits >= 10n ** BigInt(count))
        count++;
    return count;
};
const bitLength = (magnitude) => {
    const hex = magnitude.toString(16);
    return hex.length * 4 - Math.clz32(Number.parseInt(hex[0] ?? '0', 16)) + 28;
};
const strip = (digits, exponent) => {
    if (digits % 10n !== 0n)
        return { digits, exponent };
    if (digits === 0n)
        return ZERO;
    const text = digits.toString();
    let end = text.length;
    while (text.charCodeAt(end - 1) === 48)
        end--;
    return { digits: BigInt(text.slice(0, end)), exponent: exponent + text.length - end };
};
/** Sum, exact and then normalised. */
export const plus = (a, b) => {
    const exponent = Math.min(a.exponent, b.exponent);
    return normalise({ digits: scaled(a, exponent) + scaled(b, exponent), exponent });
};
/** Difference, exact and then normalised. */
export const minus = (a, b) => plus(a, { digits: -b.digits, exponent: b.exponent });
/** Product, exact and then normalised. */
export const times = (a, b) => normalise({ digits: a.digits * b.digits, exponent: a.exponent + b.exponent });
/** Quotient to 100 significant digits, the last one half up, then normalised. Undefined when `b` is zero. */
export const dividedBy = (a, b) => {
    if (b.digits === 0n)
        return undefined;
    if (a.digits === 0n)
        return ZERO;
    const negative = a.digits < 0n !== b.digits < 0n;
    const dividend = a.digits < 0n ? -a.digits : a.digits;
    const divisor = b.digits < 0n ? -b.digits : b.digits;
    // With this shift the quotient has 99 or 100 digits.
    let shift = QUOTIENT - 1 + divisor.toString().length - dividend.toString().length;
    if (dividend * power(shift) < divisor * power(-shift) * 10n ** BigInt(QUOTIENT - 1))
        shift++;
    const [numerator, denominator] = [dividend * power(shift), divisor * power(-shift)];
    const remainder = numerator % denominator;
    const quotient = numerator / denominator + (10n * remainder >= 5n * denominator ? 1n : 0n);
    return normalise({ digits: negative ? -quotient : quotient, exponent: a.exponent - b.exponent - shift });
};
/** Whether both are the same number. */
export const equals = (a, b) => {
    const exponent = Math.min(a.exponent, b.exponent);
    return scaled(a, exponent) === scaled(b, exponent);
};
const power = (exponent) => (exponent > 0 ? 10n ** BigInt(exponent) : 1n);
const scaled = ({ digits, exponent }, to) => digits * power(exponent - to);
//# sourceMappingURL=bigDecimal.js.map