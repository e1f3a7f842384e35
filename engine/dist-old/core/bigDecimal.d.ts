/** `digits × 10^exponent`, in the normal form of the mapping runtime: no trailing zero, zero is `0 × 10^0`. */
export type BigDecimal = Readonly<{
    digits: bigint;
    exponent: number;
}>;
/** Plain decimal notation, never an exponent: (12, −1) → `1.2`, (5, 3) → `5000`. */
export declare const bigDecimalToString: ({ digits, exponent }: BigDecimal) => string;
/**
 * Number of a text such as `-1.50` or `2e-3`, in normal form. Undefined when the text is no number.
 *
 * @example
 * parseBigDecimal('1.50') // { digits: 15n, exponent: -1 }
 */
export declare const parseBigDecimal: (text: string) => BigDecimal | undefined;
/** A whole number as decimal, in normal form. */
export declare const bigDecimalFromBigInt: (value: bigint) => BigDecimal;
/**
 * At most 34 significant digits, no trailing zeros.
 *
 * Bit for bit what the runtime of The Graph computes: its estimate of the digit count is never raised
 * for a negative number, and only positive numbers are rounded. So a negative number is cut off, and may
 * keep 35 digits.
 */
export declare const normalise: ({ digits, exponent }: BigDecimal) => BigDecimal;
/** Sum, exact and then normalised. */
export declare const plus: (a: BigDecimal, b: BigDecimal) => BigDecimal;
/** Difference, exact and then normalised. */
export declare const minus: (a: BigDecimal, b: BigDecimal) => BigDecimal;
/** Product, exact and then normalised. */
export declare const times: (a: BigDecimal, b: BigDecimal) => BigDecimal;
/** Quotient to 100 significant digits, the last one half up, then normalised. Undefined when `b` is zero. */
export declare const dividedBy: (a: BigDecimal, b: BigDecimal) => BigDecimal | undefined;
/** Whether both are the same number. */
export declare const equals: (a: BigDecimal, b: BigDecimal) => boolean;
