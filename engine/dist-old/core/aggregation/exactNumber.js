import { decodeNumber, encodeNumber } from '../numberText.js';
/** The number that a column text of `encodeNumber` stands for. */
export const exactFromColumn = (encoded) => exactFromPlain(decodeNumber(encoded));
/** The number of a plain decimal text such as `-1.5`. */
export const exactFromPlain = (plain) => {
    const point = plain.indexOf('.');
    if (point === -1)
        return { digits: BigInt(plain), scale: 0 };
    return { digits: BigInt(plain.slice(0, point) + plain.slice(point + 1)), scale: plain.length - point - 1 };
};
/** Column text of the number. Equal numbers have equal texts. */
export const exactToColumn = ({ digits, scale }) => {
    const negative = digits < 0n;
    const text = (negative ? -digits : digits).toString().padStart(scale + 1, '0');
    const whole = text.slice(0, text.length - scale);
    const fraction = text.slice(text.length - scale).replace(/0+$/, '');
    return encodeNumber(`${negative ? '-' : ''}${whole}${fraction && '.'}${fraction}`);
};
/** Digits of both numbers at their common scale. */
export const align = (a, b) => {
    const scale = Math.max(a.scale, b.scale);
    return { a: a.digits * 10n ** BigInt(scale - a.scale), b: b.digits * 10n ** BigInt(scale - b.scale), scale };
};
export const add = (left, right) => {
    const { a, b, scale } = align(left, right);
    return { digits: a + b, scale };
};
export const negate = ({ digits, scale }) => ({ digits: -digits, scale });
export const multiply = (a, b) => ({
    digits: a.digits * b.digits,
    scale: a.scale + b.scale,
});
/** The nearest number with that many decimals; halves go away from zero. */
export const round = ({ digits, scale }, decimals = 0) => {
    if (scale <= decimals)
        return { digits: digits * 10n ** BigInt(decimals - scale), scale: decimals };
    const unit = 10n ** BigInt(scale - decimals);
    const half = digits < 0n ? -unit / 2n : unit / 2n;
    return { digits: (digits + half) / unit, scale: decimals };
};
/** Whole part of the quotient, cut towards zero. The divisor must not be zero. */
export const quotient = (left, right) => {
    const { a, b } = align(left, right);
    return { digits: a / b, scale: 0 };
};
/** What `quotient` leaves; it has the sign of the dividend. */
export const remainder = (left, right) => {
    const { a, b, scale } = align(left, right);
    return { digits: a % b, scale };
};
/**
 * Quotient with as many decimals as PostgreSQL gives a division of `numeric`, which indexers of The Graph
 * compute with: about 16 significant digits or more, and no fewer decimals than either operand. The divisor must
 * not be zero.
 */
export const divide = (left, right) => {
    const decimals = divisionScale(left, right);
    const numerator = left.digits * 10n ** BigInt(decimals + 1 + right.scale);
    const cut = numerator / (right.digits * 10n ** BigInt(left.scale));
    return round({ digits: cut, scale: decimals + 1 }, decimals);
};
const SIGNIFICANT = 16;
const MOST_DECIMALS = 1_000;
const divisionScale = (left, right) => {
    const [a, b] = [leadingGroup(left), leadingGroup(right)];
    const weight = a.weight - b.weight - (a.value <= b.value ? 1 : 0);
    return Math.min(MOST_DECIMALS, Math.max(SIGNIFICANT - weight * 4, left.scale, right.scale, 0));
};
/** The first non-zero group of four decimal digits, counted from the point, and its place. */
const leadingGroup = ({ digits, scale }) => {
    if (digits === 0n)
        return { weight: 0, value: 0 };
    const text = (digits < 0n ? -digits : digits).toString();
    const magnitude = text.length - 1 - scale;
    const weight = Math.floor(magnitude / 4);
    const length = magnitude - weight * 4 + 1;
    return { weight, value: Number(text.slice(0, length).padEnd(length, '0')) };
};
//# sourceMappingURL=exactNumber.js.map