/**
 * Text of whole and decimal numbers whose byte order is their numeric order, so that one plain
 * SQLite index serves filters and orderings of `BigInt` and `BigDecimal` columns.
 *
 *   non-negative   LL digits[.digits]         LL = number of digits before the point
 *   negative       - complement(LL…) ~        every digit d written as 9−d
 *
 * From 99 digits on, LL is `99` followed by six digits. The common case is decoded in SQL by
 * `substr(x, 3)`; only negative and huge numbers need `decodeNumber`.
 *
 * @example
 * encodeNumber('1234.5') // '041234.5'
 * encodeNumber('-2')     // '-987~'
 */
export declare const encodeNumber: (plain: string) => string;
/** The plain decimal text that `encodeNumber` was given. */
export declare const decodeNumber: (encoded: string) => string;
