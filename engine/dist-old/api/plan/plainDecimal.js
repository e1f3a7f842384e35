/** More digits than any stored number has; keeps a small text from asking for gigabytes of zeros. */
const MAX_EXPONENT = 6_144;
/** A loop, for a regular expression would try again from each of many zeros. */
const withoutEndZeros = (digits) => {
    let end = digits.length;
    while (digits[end - 1] === '0')
        end -= 1;
    return digits.slice(0, end);
};
/**
 * Decimal text without exponent, sign of zero or trailing zeros; undefined when it is no number.
 *
 * @example
 * plainDecimal('1.50e2') // '150'
 * plainDecimal('-.5')    // '-0.5'
 */
export const plainDecimal = (text) => {
    const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,9}))?$/.exec(text);
    const [, sign = '', whole = '', fraction = '', exponentText = '0'] = match ?? [];
    if (!match || whole + fraction === '')
        return undefined;
    const exponent = Number(exponentText);
    if (Math.abs(exponent) > MAX_EXPONENT)
        return undefined;
    const digits = whole + fraction;
    const point = whole.length + exponent;
    const padded = point < 0 ? '0'.repeat(-point) + digits : digits.padEnd(point, '0');
    const split = Math.max(point, 0);
    const wholePart = padded.slice(0, split).replace(/^0+/, '') || '0';
    const fractionPart = withoutEndZeros(padded.slice(split));
    const plain = fractionPart === '' ? wholePart : `${wholePart}.${fractionPart}`;
    return sign === '-' && plain !== '0' ? `-${plain}` : plain;
};
//# sourceMappingURL=plainDecimal.js.map