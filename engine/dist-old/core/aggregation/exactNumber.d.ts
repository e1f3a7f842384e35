/** The number `digits / 10^scale`, never rounded. */
export type ExactNumber = Readonly<{
    digits: bigint;
    scale: number;
}>;
/** The number that a column text of `encodeNumber` stands for. */
export declare const exactFromColumn: (encoded: string) => ExactNumber;
/** The number of a plain decimal text such as `-1.5`. */
export declare const exactFromPlain: (plain: string) => ExactNumber;
/** Column text of the number. Equal numbers have equal texts. */
export declare const exactToColumn: ({ digits, scale }: ExactNumber) => string;
/** Digits of both numbers at their common scale. */
export declare const align: (a: ExactNumber, b: ExactNumber) => {
    a: bigint;
    b: bigint;
    scale: number;
};
export declare const add: (left: ExactNumber, right: ExactNumber) => ExactNumber;
export declare const negate: ({ digits, scale }: ExactNumber) => ExactNumber;
export declare const multiply: (a: ExactNumber, b: ExactNumber) => ExactNumber;
/** The nearest number with that many decimals; halves go away from zero. */
export declare const round: ({ digits, scale }: ExactNumber, decimals?: number) => ExactNumber;
/** Whole part of the quotient, cut towards zero. The divisor must not be zero. */
export declare const quotient: (left: ExactNumber, right: ExactNumber) => ExactNumber;
/** What `quotient` leaves; it has the sign of the dividend. */
export declare const remainder: (left: ExactNumber, right: ExactNumber) => ExactNumber;
/**
 * Quotient with as many decimals as PostgreSQL gives a division of `numeric`, which indexers of The Graph
 * compute with: about 16 significant digits or more, and no fewer decimals than either operand. The divisor must
 * not be zero.
 */
export declare const divide: (left: ExactNumber, right: ExactNumber) => ExactNumber;
