/**
 * Decimal text without exponent, sign of zero or trailing zeros; undefined when it is no number.
 *
 * @example
 * plainDecimal('1.50e2') // '150'
 * plainDecimal('-.5')    // '-0.5'
 */
export declare const plainDecimal: (text: string) => string | undefined;
